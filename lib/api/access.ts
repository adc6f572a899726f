import { isObject, pick } from '../json';
import { readFlag, speaksOfError } from './envelope';

/**
 * Whether the answer to the access check says no. GoFax does not document the body: a plain `false`, or one under a key that
 * speaks of success or access, is a no; so is an error. Everything else comes with a 2xx, which means yes.
 */
export function saysNoAccess(body: unknown): boolean {
	if (readFlag(body) === false) return true;
	if (!isObject(body)) return typeof body === 'string' && !readFlag(body) && /[a-z]/i.test(body);
	const answers = [
		'Success',
		'Response',
		'Payload',
		'result',
		'HasAccess',
		'Access',
		'IsValid',
		'Valid',
		'Authorised',
		'Authorized',
	];
	return answers.some((key) => saysNo(pick(body, key))) || speaksOfError(body);
}

const saysNo = (value: unknown): boolean =>
	isObject(value) ? saysNoAccess(value) : readFlag(value) === false;

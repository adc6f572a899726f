import { asText, isObject, pick } from '../json';
import { idIn, isBareId } from '../job/jobId';
import { readFlag, type Envelope } from './envelope';

/**
 * Whether GoFax says that it took a job. It does so by `Success: true` or by the job's ID. Anything else is neither a yes nor a
 * no, and the job may have been taken.
 */
export function isAccepted({ success, confirmed, payload, body }: Envelope): boolean {
	if (!success || readFlag(pick(payload, 'Success')) === false) return false;
	return (
		confirmed ||
		(!speaksOfError(body) && (isBareId(payload) || (isObject(payload) && idIn(payload) !== null)))
	);
}

function speaksOfError(body: unknown): boolean {
	const error = pick(body, 'error');
	return isObject(error) || asText(error) !== '' || error === true;
}

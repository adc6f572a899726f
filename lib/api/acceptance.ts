import { isObject, pick } from '../json';
import { idIn, isBareId } from '../job/jobId';
import { readFlag, speaksOfError, type Envelope } from './envelope';

/**
 * Whether GoFax says that it took a job. It does so by `Success: true` or by the job's ID. Anything else is neither a yes nor a
 * no, and the job may have been taken.
 */
export function isAccepted({ success, confirmed, errors, payload, body }: Envelope): boolean {
	if (!success || readFlag(pick(payload, 'Success')) === false) return false;
	return (
		confirmed ||
		(errors.length === 0 &&
			!speaksOfError(body) &&
			(isBareId(payload) || (isObject(payload) && idIn(payload) !== null)))
	);
}

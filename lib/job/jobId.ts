import { asText, pick } from '../json';
import { Problem } from '../Problem';

const PATTERN = /^[\w-]{1,64}$/;

/** True for what may be put into a path as an ID. GoFax's own are whole numbers; other forms are not documented. */
export const isJobId = (text: string): boolean => PATTERN.test(text);

/**
 * ID that a user entered.
 *
 * @param what whose ID it is, for the error text, for example `fax`
 * @throws {Problem} if it is empty or cannot be an ID
 */
export function readJobId(entered: string, what: string): string {
	const id = entered.trim();
	if (id === '') {
		throw new Problem(
			`There is no ${what} ID`,
			'The field is empty, perhaps because an expression found nothing. Take the ID from the output of the node that sent it, or from the trigger.',
		);
	}
	if (!isJobId(id)) {
		throw new Problem(
			`"${id.slice(0, 64)}" is not a valid ${what} ID`,
			"GoFax's IDs are numbers like 52336014. Check the expression.",
		);
	}
	return id;
}

const KEYS = ['ID', 'FaxID', 'SendFaxID', 'SmsID', 'MessageID', 'JobID'];

/** A word such as "Submitted" fits the pattern of an ID, and 0 and -1 stand for none; an ID has a digit. */
const isGiven = (id: string) => isJobId(id) && /[0-9]/.test(id) && !/^-|^0+$/.test(id);

/** ID in what a submission answered: the number itself, or an object that has it; null where there is none. */
export function idIn(payload: unknown): string | null {
	const id = asText(payload) || asText(pick(payload, ...KEYS));
	return isGiven(id) ? id : null;
}

/** True for an answer that is nothing but an ID: a whole number or a GUID. A single word may be an error. */
export const isBareId = (payload: unknown): boolean =>
	/^([1-9][0-9]*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(asText(payload));

import { isId } from '../api/endpoints';
import { asText, pick } from '../json';
import { Problem } from '../Problem';

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
	if (!isId(id)) {
		throw new Problem(
			`"${id.slice(0, 64)}" is no ${what} ID`,
			"GoFax's IDs are numbers like 52336014. Check the expression.",
		);
	}
	return id;
}

/** ID in what a submission answered: the number itself, or an object that has it; null where there is none. */
export const idIn = (payload: unknown): string | null =>
	asText(payload) || asText(pick(payload, 'ID', 'FaxID', 'SendFaxID', 'MessageID', 'JobID')) || null;

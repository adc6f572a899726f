import { isObject, pick } from '../json';
import { Problem } from '../Problem';
import { readFaxStatus, type FaxStatus } from './faxStatus';

/** One page of a list of faxes. */
export interface FaxPage {
	faxes: FaxStatus[];
	/** How many there are on all pages, where the answer says so. */
	total: number | undefined;
}

const LIST_KEYS = ['records', 'items', 'faxes', 'data', 'results', 'list', 'rows'];
const TOTAL_KEYS = ['totalRecords', 'total', 'totalCount', 'totalItems'];

/**
 * Reads a page of `GET SendFaxes/Detail`, which GoFax does not document: a list, or an object with a list in it.
 *
 * @throws {Problem} for an answer without a list: it does not say that there are no faxes
 */
export function readFaxPage(payload: unknown): FaxPage {
	const list = listIn(payload);
	if (!list) {
		throw new Problem(
			"GoFax's answer has no list of faxes",
			'GoFax does not document this call, so its answer may have changed, or your account may not have it. Look up the faxes in the GoFax portal.',
		);
	}
	const total = Number(pick(payload, ...TOTAL_KEYS) ?? NaN);
	return {
		faxes: list.map((fax) => readFaxStatus(fax)),
		total: Number.isSafeInteger(total) && total >= 0 ? total : undefined,
	};
}

function listIn(payload: unknown): unknown[] | undefined {
	if (Array.isArray(payload)) return payload;
	if (!isObject(payload)) return undefined;
	const named = pick(payload, ...LIST_KEYS);
	if (Array.isArray(named)) return named;
	const lists = Object.values(payload).filter((value) => Array.isArray(value));
	if (lists.length === 1) return lists[0];
	// An empty list may come as null, if a total says that it is one.
	return Number(pick(payload, ...TOTAL_KEYS) ?? NaN) === 0 ? [] : undefined;
}

/** What tells a fax from another: its ID, or everything about it. */
export const identityOf = ({ faxId, raw }: FaxStatus): string => faxId ?? JSON.stringify(raw);

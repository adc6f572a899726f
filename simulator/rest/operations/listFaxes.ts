import { faxRow } from '../faxView';
import { ok } from '../RestAnswer';
import { failure, refusal, VALIDATION_MESSAGE } from '../RestEnvelope';
import type { RestOperation } from '../RestOperation';

const MAXIMUM_PAGE_SIZE = 1000;

/** Seen in public clients only: newest first, pages from 1, dates in any form JavaScript reads, both inclusive. */
export const listFaxes: RestOperation = {
	operationId: 'listFaxes',
	method: 'GET',
	path: '/SendFaxes/Detail',
	versions: ['v2.0'],
	run({ world, account, query }) {
		const page = count(query.get('page'), 1, Number.MAX_SAFE_INTEGER);
		const pageSize = count(query.get('pageSize'), 50, MAXIMUM_PAGE_SIZE);
		const start = instant(query.get('startDate'), -Infinity);
		const end = instant(query.get('endDate'), Infinity);
		const errors = Object.entries({ page, pageSize, startDate: start, endDate: end })
			.filter(([, value]) => Number.isNaN(value))
			.map(([name]) => `${name} is not valid.`);
		if (errors.length > 0) return refusal(world.behaviour, failure(VALIDATION_MESSAGE, errors));
		const matching = [...world.faxes.values()]
			.filter((fax) => fax.account === account.name)
			.filter((fax) => Date.parse(fax.issued) >= start && Date.parse(fax.issued) <= end)
			.sort((one, other) => other.id - one.id);
		const first = (page - 1) * pageSize;
		return ok({
			records: matching.slice(first, first + pageSize).map(faxRow),
			totalRecords: matching.length,
		});
	},
};

function count(text: string | null, fallback: number, most: number): number {
	if (text === null || text === '') return fallback;
	const value = /^\d+$/.test(text) ? Number(text) : NaN;
	return value >= 1 && value <= most ? value : NaN;
}

/** GoFax's UTC dates have no zone, so a date without one is UTC. */
function instant(text: string | null, fallback: number): number {
	if (text === null || text === '') return fallback;
	const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T');
	return Date.parse(hasZone ? text : `${text}Z`);
}

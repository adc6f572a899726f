import { readEnvelope } from '../../../../lib/api/envelope';
import { identityOf, readFaxPage } from '../../../../lib/fax/faxList';
import { problemOf } from '../problemOf';

const FAXES = [{ id: 1 }, { id: 2 }];
const read = (body: unknown) => readFaxPage(readEnvelope(body).payload);

test.each<[string, unknown, number | undefined]>([
	['a list', FAXES, undefined],
	['an object with a list and a total', { records: FAXES, totalRecords: 120 }, 120],
	['an envelope with a list', { Success: true, Response: FAXES }, undefined],
	['an envelope with an object', { Success: true, Response: { Items: FAXES, Total: 3 } }, 3],
	['a flat envelope', { Success: true, records: FAXES, totalRecords: '3' }, 3],
	[
		'a list of another name, the only one there',
		{ Success: true, Response: { SendFaxes: FAXES } },
		undefined,
	],
])('%s is read', (_what, body, total) => {
	const page = read(body);
	expect(page.faxes.map(({ faxId }) => faxId)).toEqual(['1', '2']);
	expect(page.total).toBe(total);
});

test.each<[string, unknown]>([
	['an empty list', []],
	['an envelope with an empty list', { Success: true, Response: { records: [] } }],
	['no list and a total of 0', { records: null, totalRecords: 0 }],
])('%s has no faxes', (_what, body) => {
	expect(read(body).faxes).toEqual([]);
});

test.each<[string, unknown]>([
	['an empty answer', undefined],
	['null', { Success: true, Response: null }],
	['a text', 'None'],
	['a number', 3],
	['an object without a list', { Success: true, Response: { Count: 3 } }],
	['several lists', { a: FAXES, b: FAXES }],
])('%s does not say that there are no faxes', (_what, body) => {
	expect(problemOf(() => read(body)).message).toBe("GoFax's answer has no list of faxes");
});

test('a fax is known by its ID, and one without an ID by all that it has', () => {
	const [first, same, other] = readFaxPage([
		{ id: 1, status: 'Sent' },
		{ ID: '1' },
		{ status: 'Sent' },
	]).faxes;
	expect(first && identityOf(first)).toBe(same && identityOf(same));
	expect(other && identityOf(other)).toBe('{"status":"Sent"}');
});

import { startFixture, type Fixture } from './Fixture';
import { submitFax } from './submitJobs';

let fixture: Fixture;
const ids: number[] = [];

// One fax a minute from midnight, the first of which fails and the last of which is on its way.
beforeAll(async () => {
	fixture = await startFixture();
	for (let minute = 0; minute < 5; minute++) {
		ids.unshift(
			await submitFax(fixture.v2, {
				SendTo: minute === 0 ? '61711110001' : '61711111111',
				Subject: `No. ${minute}`,
			}),
		);
		if (minute < 4) await fixture.admin.advance(60);
	}
	await submitFax(fixture.other);
});
afterAll(() => fixture.stop());

async function list(query: string) {
	const { body } = await fixture.v2.call('GET', `/SendFaxes/Detail${query}`);
	return body as { records: Array<{ id: number; status: string }>; totalRecords: number };
}

test('lists the faxes of the account, newest first', async () => {
	const { records, totalRecords } = await list('');
	expect(records.map(({ id }) => id)).toEqual(ids);
	expect(records.map(({ status }) => status)).toEqual(['Pending', 'Sent', 'Sent', 'Sent', 'Failed']);
	expect(totalRecords).toBe(5);
	expect(records[4]).toEqual({
		id: ids[4],
		toFaxNumber: '61711110001',
		status: 'Failed',
		statusMessage: 'Recipient line is busy',
		pages: 1,
		subject: 'No. 0',
		clientReference: null,
		sentDate: '2026-01-05T00:00:00',
	});
});

test.each([
	['?page=1&pageSize=2', [0, 1], 5],
	['?page=2&pageSize=2', [2, 3], 5],
	['?page=3&pageSize=2', [4], 5],
	['?page=4&pageSize=2', [], 5],
	['?startDate=2026-01-05T00:01:00Z&endDate=2026-01-05T00:02:00Z', [2, 3], 2],
	['?startDate=2026-01-05T00:03:00', [0, 1], 2],
	['?startDate=2026-01-05T10:04:00%2B10:00', [0], 1],
	['?startDate=2026-01-05&endDate=2026-01-06', [0, 1, 2, 3, 4], 5],
	['?endDate=2026-01-04', [], 0],
	['?page=&pageSize=&startDate=&endDate=', [0, 1, 2, 3, 4], 5],
])('%s selects', async (query, expected, total) => {
	const { records, totalRecords } = await list(query);
	expect(records.map(({ id }) => ids.indexOf(id))).toEqual(expected);
	expect(totalRecords).toBe(total);
});

test.each(['page=0', 'page=x', 'page=-1', 'pageSize=0', 'pageSize=1001', 'startDate=yesterday', 'endDate=x'])(
	'refuses %s',
	async (query) => {
		const { body } = await fixture.v2.call('GET', `/SendFaxes/Detail?${query}`);
		expect(body).toMatchObject({
			Success: false,
			ValidationErrors: [`${query.split('=')[0]} is not valid.`],
		});
	},
);

import type { INodeParameters } from 'n8n-workflow';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';
import { WireServer, type WireAnswer } from './harness/WireServer';

const gofax = simulatedAccount();
const wire = new WireServer();
beforeAll(async () => await wire.start());
afterAll(() => wire.close());

const page = (from: number, count: number, more: object = {}): WireAnswer => ({
	status: 200,
	body: JSON.stringify({
		records: Array.from({ length: count }, (_, index) => ({ id: from + index, status: 'Sent' })),
		...more,
	}),
});

async function list(parameters: INodeParameters, ...answers: WireAnswer[]) {
	wire.reset(...answers);
	const { error, items } = await runNode({
		type: 'goFax',
		parameters: { resource: 'fax', operation: 'getAll', returnAll: true, ...parameters },
		credentials: gofax.credential({ baseUrl: wire.url }),
	});
	const pages = wire.requests.map(({ target }) => new URLSearchParams(target.split('?')[1]).get('page'));
	return { error, ids: items.map(({ json }) => json.faxId), pages };
}

const idsTo = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

test('120 faxes come whole from a server that gives 25 a page, no matter how many it is asked for', async () => {
	const pages = [page(1, 25), page(26, 25), page(51, 25), page(76, 25), page(101, 20), page(121, 0)];
	expect(await list({}, ...pages)).toEqual({
		error: undefined,
		ids: idsTo(120),
		pages: ['1', '2', '3', '4', '5', '6'],
	});
});

test('a total spares the empty page', async () => {
	const { ids, pages } = await list(
		{},
		page(1, 20, { totalRecords: 30 }),
		page(21, 10, { totalRecords: 30 }),
	);
	expect([ids, pages]).toEqual([idsTo(30), ['1', '2']]);
});

test('a server that gives the same page again and again is asked twice, and no fax comes twice', async () => {
	const { ids, pages } = await list({}, page(1, 50));
	expect([ids, pages]).toEqual([idsTo(50), ['1', '2']]);
});

test('a fax that moves to the next page while pages are read comes once', async () => {
	const { ids } = await list({}, page(1, 3), page(3, 3), page(6, 0));
	expect(ids).toEqual(idsTo(5));
});

test('no more pages are read than the limit needs', async () => {
	const { ids, pages } = await list({ returnAll: false, limit: 30 }, page(1, 25), page(26, 25));
	expect([ids, pages]).toEqual([idsTo(30), ['1', '2']]);
});

test.each([
	['an envelope', { Success: true, records: [{ id: 1 }], totalRecords: 1 }],
	['an object in an envelope', { Success: true, Response: { Items: [{ id: 1 }], Total: 1 } }],
])('a list in %s is found', async (_what, body) => {
	const { ids } = await list({}, { status: 200, body: JSON.stringify(body) });
	expect(ids).toEqual(['1']);
});

test.each(['{}', '{"Success":true,"Response":{"Count":3}}', '"none"', ''])(
	'the answer %j is an error and not an empty list',
	async (body) => {
		const { error, ids } = await list({}, { status: 200, body });
		expect(ids).toEqual([]);
		expect(error?.message).toBe("GoFax's answer has no list of faxes");
	},
);

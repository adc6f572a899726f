import type { INode, IRunExecutionData } from 'n8n-workflow';
import { runNode } from './harness/runNode';
import { forgetProcessedItems } from './harness/processedItems';
import { simulatedAccount } from './harness/simulatedAccount';
import { WireServer, type WireAnswer } from './harness/WireServer';

const gofax = simulatedAccount();
const wire = new WireServer();
beforeAll(async () => await wire.start());
beforeEach(forgetProcessedItems);
afterAll(() => wire.close());

const [FIRST, SECOND, THIRD] = ['61730001000', '61730002000', '61730003000'] as const;

const taken = (id: number) => ({ Success: true, Response: id });
const REFUSED = { Success: false, Message: 'Number is barred.' };
const answer = (...entries: unknown[]): WireAnswer => ({ status: 200, body: JSON.stringify(entries) });
const single = (entry: unknown): WireAnswer => ({ status: 200, body: JSON.stringify(entry) });

interface Execution {
	node?: Partial<INode>;
	recipients?: string;
	data?: IRunExecutionData;
	id?: string;
	input?: object;
}

const send = async ({
	node = {},
	recipients = [FIRST, SECOND, THIRD].join(),
	data,
	id = '1',
	input = {},
}: Execution) =>
	await runNode({
		type: 'goFax',
		parameters: { resource: 'fax', operation: 'send', recipients, content: 'text', text: 'Hello' },
		credentials: gofax.credential({ baseUrl: wire.url }),
		node,
		items: [{ json: { ...input } }],
		executionId: id,
		// As n8n has saved it, and not what another retry makes of it.
		...(data && { data: structuredClone(data), mode: 'retry' as const }),
	});

/** To whom each request went. */
const asked = () =>
	wire.requests.map(({ body }) => {
		const job = JSON.parse(body.toString('utf8')) as { SendTo: string } | Array<{ SendTo: string }>;
		return [job].flat().map(({ SendTo }) => SendTo);
	});

test('one refused recipient of several is an error that names him and what was accepted', async () => {
	wire.reset(answer(taken(11), REFUSED, taken(13)));
	const { error, items } = await send({});
	expect(items).toEqual([]);
	expect(error?.message).toBe(`GoFax refused the fax to ${SECOND}: Number is barred.`);
	expect(error?.description).toMatch(/must not be sent again: 11, 13\./);
});

test('on continue, each recipient has an item: the accepted ones, and an error with the fields of the input', async () => {
	wire.reset(answer(taken(11), REFUSED, taken(13)));
	const { items } = await send({ node: { onError: 'continueRegularOutput' }, input: { patient: 7 } });
	expect(items.map(({ json, pairedItem }) => [json.faxId ?? json.error, json.patient, pairedItem])).toEqual([
		['11', undefined, { item: 0 }],
		[`GoFax refused the fax to ${SECOND}: Number is barred.`, 7, { item: 0 }],
		['13', undefined, { item: 0 }],
	]);
});

test('with an error output, the refused one takes it; n8n adds the fields of the input only to items without others', async () => {
	wire.reset(answer(taken(11), REFUSED, taken(13)));
	const { items, errorItems } = await send({
		node: { onError: 'continueErrorOutput' },
		input: { patient: 7 },
	});
	expect(items.map(({ json }) => json.faxId)).toEqual(['11', '13']);
	expect(errorItems.map(({ json }) => json)).toEqual([
		{
			error: `GoFax refused the fax to ${SECOND}: Number is barred.`,
			message: expect.stringContaining('took nothing for this recipient') as unknown,
		},
	]);
});

test("n8n's Retry On Fail tries only the refused ones again, and gives all results in the end", async () => {
	wire.reset(answer(taken(11), REFUSED, taken(13)), single(REFUSED), single(taken(12)));
	const { error, items } = await send({ node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } });
	expect(error).toBeUndefined();
	expect(asked()).toEqual([[FIRST, SECOND, THIRD], [SECOND], [SECOND]]);
	expect(items.map(({ json }) => [json.recipient, json.faxId])).toEqual([
		[FIRST, '11'],
		[THIRD, '13'],
		[SECOND, '12'],
	]);
});

test('a Retry tries only the refused ones again, and a second Retry of the same failure nothing', async () => {
	wire.reset(answer(taken(11), REFUSED, taken(13)), single(taken(12)));
	const { run } = await send({ id: '1' });
	const retry = await send({ id: '2', data: run.data });
	expect(retry.items.map(({ json }) => json.faxId)).toEqual(['11', '13', '12']);
	const second = await send({ id: '3', data: run.data });
	expect(second.error?.message).toBe('GoFax may have this already, so it was not sent again');
	expect(asked()).toEqual([[FIRST, SECOND, THIRD], [SECOND]]);
});

test('a recipient for whom GoFax says neither yes nor no is not tried again, nor are the refused ones beside him', async () => {
	wire.reset(answer(taken(11), null, REFUSED));
	const { error } = await send({ node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } });
	expect(error?.message).toBe(
		`GoFax did not say whether it took the fax to ${SECOND}, and it may have accepted it`,
	);
	expect(asked()).toHaveLength(1);
});

test('where all are refused, all are tried again', async () => {
	wire.reset(answer(REFUSED, REFUSED, REFUSED), answer(taken(11), taken(12), taken(13)));
	const { items } = await send({ node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } });
	expect(items.map(({ json }) => json.faxId)).toEqual(['11', '12', '13']);
});

test('a Retry after the refused recipient was taken out sends nothing, and gives what was accepted', async () => {
	wire.reset(answer(taken(11), REFUSED));
	const { run } = await send({ recipients: `${FIRST},${SECOND}` });
	const { items } = await send({ id: '2', data: run.data, recipients: FIRST });
	expect(items.map(({ json }) => json.faxId)).toEqual(['11']);
	expect(asked()).toHaveLength(1);
});

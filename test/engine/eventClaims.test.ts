import { isDeepStrictEqual } from 'node:util';
import type { IDataObject, INodeExecutionData, INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';
import { waitFor } from '../../n8n/waitFor';
import { forgetProcessedItems, processedItems } from './harness/processedItems';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';

const gofax = simulatedAccount();

beforeEach(forgetProcessedItems);

/** Deliveries of one event, and of another: what webhook() makes of them. */
const delivered = (at: number, change: IDataObject = {}): INodeExecutionData => ({
	json: {
		event: 'faxReceived',
		eventId: '0'.repeat(32),
		faxId: '1',
		receivedAt: new Date(Date.UTC(2026, 0, 1) + at).toISOString(),
		...change,
	},
});
const [FIRST, RESENT] = [delivered(0), delivered(60_000)];

interface Execution {
	id: string;
	item: INodeExecutionData;
	mode?: WorkflowExecuteMode;
	options?: INodeParameters;
}

const execute = async ({ id, item, mode = 'webhook', options = {} }: Execution) =>
	await runNode({
		type: 'goFaxTrigger',
		parameters: { event: 'faxReceived', registration: 'manual', options },
		credentials: gofax.credential(),
		items: [item],
		executionId: id,
		mode,
	});

/** What went on to the next node: of each item its mark, where there are marks. */
const passed = async (execution: Execution) =>
	(await execute(execution)).items.map(({ json }) => json.isDuplicate ?? 'passed');

describe('after an event was passed on, and n8n was killed in a later node', () => {
	beforeEach(async () => {
		expect(await passed({ id: '1', item: FIRST })).toEqual(['passed']);
	});

	test('the same execution, run once more, passes it on', async () => {
		for (let time = 0; time < 2; time++) expect(await passed({ id: '1', item: FIRST })).toEqual(['passed']);
	});

	test('a retry passes it on, and so does a retry of the retry', async () => {
		expect(await passed({ id: '2', item: FIRST, mode: 'retry' })).toEqual(['passed']);
		expect(await passed({ id: '3', item: FIRST, mode: 'retry' })).toEqual(['passed']);
	});

	test('a new delivery is a duplicate, however often it is run', async () => {
		for (const id of ['2', '2', '3']) expect(await passed({ id, item: RESENT })).toEqual([]);
	});

	test('a new delivery is a duplicate after a retry too', async () => {
		await passed({ id: '2', item: FIRST, mode: 'retry' });
		expect(await passed({ id: '3', item: RESENT })).toEqual([]);
	});

	test('another event passes', async () => {
		expect(await passed({ id: '1', item: delivered(1, { eventId: '1'.repeat(32) }) })).toEqual(['passed']);
	});
});

describe('with marks', () => {
	const options = { duplicates: 'mark' };
	const mark = async (id: string, item: INodeExecutionData, mode?: WorkflowExecuteMode) =>
		await passed({ id, item, mode, options });

	test('an execution and its retries are not duplicates of themselves', async () => {
		expect(await mark('1', FIRST)).toEqual([false]);
		expect(await mark('1', FIRST)).toEqual([false]);
		expect(await mark('2', FIRST, 'retry')).toEqual([false]);
		expect(await mark('3', FIRST, 'retry')).toEqual([false]);
	});

	test('a new delivery is a duplicate of another execution, and stays so when it is run again or retried', async () => {
		await mark('1', FIRST);
		expect(await mark('2', RESENT)).toEqual([true]);
		expect(await mark('2', RESENT)).toEqual([true]);
		expect(await mark('3', RESENT, 'retry')).toEqual([true]);
		expect(await mark('4', FIRST, 'retry')).toEqual([false]);
	});

	test('a retry of which nobody knows what it repeats is not marked', async () => {
		const item = delivered(0, { receivedAt: undefined });
		expect(await mark('1', item)).toEqual([false]);
		expect(await mark('1', item)).toEqual([false]);
		expect(await mark('2', item, 'retry')).toEqual([false]);
	});
});

describe('while the trigger downloads the document', () => {
	const options = { downloadDocument: true };
	const download = async (id: string, item: INodeExecutionData, mode?: WorkflowExecuteMode) =>
		await execute({ id, item, mode, options });
	let faxId: string;
	const received = (at: number) => delivered(at, { faxId });

	beforeEach(async () => {
		faxId = String((await gofax.admin.receiveFax()).faxId);
	});

	const requests = async () =>
		(await gofax.admin.state()).requests.filter(({ path }) => path.includes('/ReceiveFax/')).length;

	test.each<[what: string, id: string, mode: WorkflowExecuteMode, at: number]>([
		['the same execution, run once more,', '1', 'webhook', 0],
		['a retry', '2', 'retry', 0],
		['a new delivery', '2', 'webhook', 60_000],
	])('after it has failed, %s passes the event on, with the document', async (_what, id, mode, at) => {
		await gofax.admin.addFault({ path: '/ReceiveFax', kind: '401', times: 1 });
		const failed = await download('1', received(0));
		expect([failed.items, failed.error?.message]).toEqual([[], expect.stringContaining('GoFax')]);
		const again = await download(id, received(at), mode);
		expect(again.items.map(({ binary }) => binary?.data?.mimeType)).toEqual(['application/pdf']);
		expect((await download('9', received(90_000))).items).toEqual([]);
	});

	test('the event does not count as passed on for a process that is started again', async () => {
		await gofax.admin.addFault({ path: '/ReceiveFax', kind: 'latency', ms: 2_000, times: 1 });
		const slow = download('1', received(0));
		const list = () => processedItems.lists.get('node-under-test') ?? [];
		const begun = [`${'0'.repeat(32)}:execution:1`, `${'0'.repeat(32)}:delivery:2026-01-01T00:00:00.000Z`];
		// As another process would find it: the event has begun, and was not passed on.
		await waitFor(() => isDeepStrictEqual(list(), begun), {
			what: 'the download',
			intervalMs: 5,
			timeoutMs: 1_500,
		});
		// In this process it is known, and is not downloaded twice.
		expect((await download('2', received(60_000))).items).toEqual([]);
		expect((await slow).items).toHaveLength(1);
		expect(await requests()).toBe(1);
		expect((await download('3', received(90_000))).items).toEqual([]);
	});

	test('twenty deliveries at once download it once', async () => {
		const runs = await Promise.all(
			Array.from({ length: 20 }, async (_, index) => await download(String(index), received(index))),
		);
		expect(runs.flatMap(({ items }) => items)).toHaveLength(1);
		expect(await requests()).toBe(1);
	});
});

test('an event is passed on when the list is not available', async () => {
	processedItems.fails = true;
	expect(await passed({ id: '1', item: FIRST })).toEqual(['passed']);
	expect(await passed({ id: '2', item: RESENT })).toEqual(['passed']);
});

test('the list stays bounded: it forgets the oldest', async () => {
	const event = (index: number) => delivered(index, { eventId: String(index).padStart(32, '0') });
	const list = () => processedItems.lists.get('node-under-test') ?? [];
	processedItems.lists.set(
		'node-under-test',
		Array.from({ length: 6_000 }, (_, index) => `older ${index}`),
	);
	for (const index of [1, 2, 3])
		expect(await passed({ id: String(index), item: event(index) })).toEqual(['passed']);
	expect(list()).toHaveLength(6_000);
	expect(list()[0]).toBe('older 12');
	expect(await passed({ id: '4', item: event(1) })).toEqual([]);
	expect(list()).toHaveLength(6_000 - 2);
});

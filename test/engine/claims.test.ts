import { setTimeout } from 'node:timers/promises';
import { forgetProcessedItems, processedItems } from './harness/processedItems';
import { simulatedAccount } from './harness/simulatedAccount';
import { smsExecutions } from './harness/smsExecutions';

const gofax = simulatedAccount();
const { execute, recipients } = smsExecutions(gofax, []);

const REFUSED = 'GoFax may have this already, so it was not sent again';

beforeEach(forgetProcessedItems);

const numbers = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => String(61_400_000_000 + from + index));

const list = () => processedItems.lists.get('node-under-test') ?? [];

/** Bytes that n8n writes for one more SMS. */
async function bytesOfOneMore(): Promise<number> {
	processedItems.bytes = 0;
	await execute({ id: 'one more', start: { event: 'one more' }, numbers: ['61499999999'] });
	return processedItems.bytes;
}

/**
 * Runs an execution as if n8n was killed once GoFax had accepted so many of its SMS.
 *
 * @returns how many it had accepted by then
 */
async function killedAfter(
	enough: number,
	execution: { id: string; numbers: string[]; atOnce?: number },
): Promise<number> {
	const running = execute(execution);
	let accepted = 0;
	while ((accepted = (await gofax.admin.counts()).sms) < enough) await setTimeout(1);
	const atDeath = structuredClone(processedItems.lists);
	await running;
	processedItems.lists.clear();
	for (const [id, entries] of atDeath) processedItems.lists.set(id, entries);
	return accepted;
}

const refusedOf = ({ items }: Awaited<ReturnType<typeof execute>>) =>
	items.filter(({ json }) => json.error === REFUSED).length;

describe("writes to n8n's list", () => {
	test.each([
		[100, 1],
		[150, 1],
		[300, 5],
		[300, 40],
	])('a run of %d SMS, %d at once, makes at most 100', async (count, atOnce) => {
		await execute({ id: '7', numbers: numbers(count), atOnce });
		expect(processedItems.calls).toBeLessThanOrEqual(100);
		expect(await recipients()).toHaveLength(count);
	});

	test('a run whose SMS GoFax refuses here and there makes no more, and leaves no claim of those', async () => {
		const all = numbers(300);
		for (let index = 0; index < 20; index++) {
			await gofax.admin.addFault({ path: '/SMS', kind: 'latency', ms: 1, times: 14 });
			await gofax.admin.addFault({ path: '/SMS', kind: '401', times: 1 });
		}
		await execute({ id: '7', numbers: all, goesOn: true });
		expect(processedItems.calls).toBeLessThanOrEqual(100);
		await gofax.admin.clearFaults();
		const { items } = await execute({ id: '8', numbers: all, isRetry: true, goesOn: true });
		expect(items.filter(({ json }) => json.error === undefined)).toHaveLength(20);
		expect((await recipients()).sort()).toEqual(all);
	});

	test.each<[what: string, before: () => unknown]>([
		['a run of 500 SMS', async () => await execute({ id: '7', numbers: numbers(500), atOnce: 50 })],
		[
			'1,000 runs of others',
			async () => {
				const others = Array.from({ length: 6000 }, (_, index) => `another execution's ${index}`);
				await Promise.resolve(processedItems.lists.set('node-under-test', others));
			},
		],
	])('one SMS after %s writes 20 kB at most', async (_, before) => {
		await before();
		expect(await bytesOfOneMore()).toBeLessThanOrEqual(20_000);
		expect(processedItems.calls).toBeGreaterThan(0);
	});

	test('the list keeps 240 sends of other runs', async () => {
		for (let index = 0; index < 240; index++) {
			await execute({ id: String(index), start: { event: index }, numbers: numbers(1, index) });
		}
		const retry = { start: { event: 0 }, isRetry: true, numbers: numbers(1) };
		expect((await execute({ id: '1000', ...retry })).error?.message).toBe(REFUSED);
		expect(await recipients()).toHaveLength(240);
	});
});

describe('n8n is killed in the middle of a run', () => {
	test.each([
		[200, 1, 77],
		[200, 5, 77],
		[300, 5, 201],
	])(
		'of %d SMS, %d at once, after %d: the retry refuses those, those under way, and at most a batch more',
		async (count, atOnce, enough) => {
			const all = numbers(count);
			const accepted = await killedAfter(enough, { id: '7', numbers: all, atOnce });
			const refused = refusedOf(
				await execute({ id: '8', numbers: all, atOnce, isRetry: true, goesOn: true }),
			);
			expect(refused).toBeGreaterThanOrEqual(accepted);
			expect(refused - accepted).toBeLessThanOrEqual(Math.max(count / 100, atOnce) + atOnce - 1);
		},
	);

	test('an older n8n runs it again under its own ID: the rest goes out, and nothing twice', async () => {
		const all = numbers(200);
		const accepted = await killedAfter(150, { id: '7', numbers: all });
		const refused = refusedOf(await execute({ id: '7', numbers: all, goesOn: true }));
		expect(refused).toBeGreaterThanOrEqual(accepted);
		expect(refused - accepted).toBeLessThanOrEqual(2);
	});

	test('and another execution sends before the retry: nothing is sent, as the list has lost claims', async () => {
		const all = numbers(300);
		await killedAfter(270, { id: '7', numbers: all });
		await execute({ id: '8', start: { event: 2 }, numbers: numbers(1, 900) });
		const { items } = await execute({ id: '9', numbers: all, isRetry: true, goesOn: true });
		expect(items.map(({ json }) => json.error)).toEqual(all.map(() => REFUSED));
	});

	test('and another process sends while the retry runs: what the list has lost meanwhile is not sent', async () => {
		const all = numbers(300);
		await killedAfter(270, { id: '7', numbers: all });
		const written = processedItems.calls;
		processedItems.beforeWrite = () => {
			if (processedItems.calls === written + 20)
				processedItems.lists.set('node-under-test', list().slice(-720));
		};
		const { items } = await execute({ id: '8', numbers: all, isRetry: true, goesOn: true });
		expect(items.map(({ json }) => json.error)).toEqual(all.map(() => REFUSED));
	});
});

// allow-phrase: "goes on" (a test about money keeps its name)
test('another execution that sends meanwhile pushes out no claim of a run that goes on', async () => {
	const all = numbers(400);
	const long = execute({ id: '7', numbers: all });
	let others = 0;
	const sent = async () => (await gofax.admin.counts()).sms - others;
	while ((await sent()) < 320) {
		await execute({ id: `other ${others}`, start: { event: 2 }, numbers: numbers(1, 9000) });
		others++;
	}
	const claimed = list().filter((entry) => String(entry).startsWith('execution:7:sms'));
	await long;
	expect(others * 3).toBeGreaterThan(150);
	expect(claimed.length).toBeGreaterThanOrEqual(320);
});

test('what a run that fails has claimed ahead is sent by the retry of a lost execution', async () => {
	const all = numbers(200);
	await gofax.admin.addFault({ path: '/SMS', kind: 'latency', ms: 1, times: 41 });
	await gofax.admin.addFault({ path: '/SMS', kind: '401' });
	await execute({ id: '7', numbers: all });
	expect(await recipients()).toHaveLength(41);
	await gofax.admin.clearFaults();
	const { items } = await execute({ id: '8', numbers: all, isRetry: true, goesOn: true });
	expect(items.filter(({ json }) => json.error === REFUSED)).toHaveLength(41);
	expect(await recipients()).toEqual(all);
});

describe('what GoFax refused gives up its own claim only', () => {
	const elsewhere = { numbers: ['61400000002', '61400000003', '61400000001'], isRetry: true, goesOn: true };
	const errors = ({ items }: Awaited<ReturnType<typeof execute>>) => items.map(({ json }) => json.error);

	test.each([1, 2])('of two equal items, %d at once', async (atOnce) => {
		await gofax.admin.addFault({ path: '/SMS', kind: '401', times: 1 });
		await execute({ id: '7', numbers: ['61400000001', '61400000001'], goesOn: true, atOnce });
		expect(await recipients()).toEqual(['61400000001']);
		// The nodes before this one give the one that was sent at another place.
		expect(
			errors(await execute({ id: '8', ...elsewhere })).filter((error) => error === REFUSED),
		).toHaveLength(2);
		expect((await recipients()).filter((number) => number === '61400000001')).toHaveLength(1);
	});

	test('and not that of the lost execution, for an equal item', async () => {
		const [one] = elsewhere.numbers.slice(2);
		await execute({ id: '7', numbers: [one ?? ''] });
		await gofax.admin.addFault({ path: '/SMS', kind: '401', times: 1 });
		await execute({ id: '8', numbers: [one ?? '', one ?? ''], isRetry: true, goesOn: true });
		expect(errors(await execute({ id: '9', ...elsewhere }))).toEqual([REFUSED, undefined, REFUSED]);
		expect(await recipients()).toEqual([one, '61400000003']);
	});
});

// allow-phrase: "whatever" (a test about money keeps its name)
test('a second retry of a failed long run sends nothing that the first has sent, whatever was sent in between', async () => {
	const all = numbers(400);
	await gofax.admin.addFault({ path: '/SMS', kind: 'latency', ms: 1, times: 260 });
	await gofax.admin.addFault({ path: '/SMS', kind: '401' });
	const failed = await execute({ id: '7', numbers: all });
	await gofax.admin.clearFaults();
	await execute({ id: '8', start: { event: 2 }, numbers: numbers(1, 9000) });
	const memory = structuredClone(failed.run.data);
	const first = await execute({ id: '9', numbers: all, isRetry: true, data: failed.run.data });
	expect(first.items).toHaveLength(400);
	const second = await execute({ id: '10', numbers: all, isRetry: true, data: memory, goesOn: true });
	expect(second.items.filter(({ json }) => json.error === REFUSED)).toHaveLength(140);
	expect((await recipients()).filter((number) => number !== '61400009000')).toEqual(all);
});

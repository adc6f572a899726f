import { forgetProcessedItems, processedItems } from './harness/processedItems';
import { simulatedAccount } from './harness/simulatedAccount';
import { smsExecutions } from './harness/smsExecutions';

const gofax = simulatedAccount();

const REFUSED = 'GoFax may have this already, so it was not sent again';
const NUMBERS = ['61400000001', '61400000002', '61400000003'];

beforeEach(forgetProcessedItems);

const { execute, recipients } = smsExecutions(gofax, NUMBERS);

describe('an execution whose memory is lost', () => {
	test.each([
		['run again under its own ID, as older n8n does in queue mode', { id: '7' }],
		['retried', { id: '8', isRetry: true }],
	])('%s: sends nothing again, and only what had not been begun', async (_, again) => {
		await execute({ id: '7', numbers: NUMBERS.slice(0, 2) });
		const { error, items } = await execute(again);
		expect(items).toEqual([]);
		expect(error?.message).toBe(REFUSED);
		expect(await recipients()).toEqual(NUMBERS);
		const third = (await gofax.admin.state()).sms.find(({ recipients: [to] }) => to?.number === NUMBERS[2]);
		expect(error?.description).toContain(String(third?.id));
	});

	test('on continue, the output tells for each item what became of it, in the order of the input', async () => {
		await execute({ id: '7', numbers: NUMBERS.slice(0, 2) });
		const { items } = await execute({ id: '8', isRetry: true, goesOn: true });
		expect(items.map(({ json }) => json.error ?? json.recipients)).toEqual([REFUSED, REFUSED, [NUMBERS[2]]]);
	});

	test('n8n tries a retry once more: what the lost execution began stays unsent', async () => {
		const rejectNext = async () => await gofax.admin.addFault({ path: '/SMS', kind: '401', times: 1 });
		await rejectNext();
		await execute({ id: '7', goesOn: true });
		expect(await recipients()).toEqual(NUMBERS.slice(1));
		await rejectNext();
		const first = await execute({ id: '8', isRetry: true });
		expect(first.error?.message).not.toBe(REFUSED);
		const second = await execute({ id: '8', isRetry: true, data: first.run.data });
		expect(second.error?.message).toBe(REFUSED);
		expect(await recipients()).toEqual([...NUMBERS.slice(1), NUMBERS[0]]);
	});
});

describe('a message that is another one each time, such as with the time or the ID of the execution in it', () => {
	const message = '={{ $json.to }} {{ $execution.id }} {{ Math.random() }}';

	test('is not sent again by a retry of an execution that failed', async () => {
		await gofax.admin.addFault({ path: '/SMS', kind: 'latency', ms: 1, times: 2 });
		await gofax.admin.addFault({ path: '/SMS', kind: '401' });
		const failed = await execute({ id: '7', message });
		expect(await recipients()).toEqual(NUMBERS.slice(0, 2));
		await gofax.admin.clearFaults();
		const { items } = await execute({ id: '8', message, isRetry: true, data: failed.run.data });
		expect(items).toHaveLength(3);
		expect(await recipients()).toEqual(NUMBERS);
	});

	test('is not sent again by a retry of an execution that was lost', async () => {
		await execute({ id: '7', message, numbers: NUMBERS.slice(0, 2) });
		const { error } = await execute({ id: '8', message, isRetry: true });
		expect(error?.message).toBe(REFUSED);
		expect(await recipients()).toEqual(NUMBERS);
	});
});

test('items that stand elsewhere in the retry of a lost execution are not sent again', async () => {
	await execute({ id: '7', numbers: NUMBERS.slice(0, 2) });
	const { items } = await execute({
		id: '8',
		isRetry: true,
		goesOn: true,
		numbers: ['61400000008', '61400000009', '61400000007', ...NUMBERS],
	});
	// The first two are where items were that were sent; a changed text would look the same.
	expect(items.map(({ json }) => json.error ?? json.recipients)).toEqual([
		REFUSED,
		REFUSED,
		['61400000007'],
		REFUSED,
		REFUSED,
		[NUMBERS[2]],
	]);
	expect(await recipients()).toEqual([...NUMBERS.slice(0, 2), '61400000007', NUMBERS[2]]);
});

test('equal items of one retry all go out', async () => {
	const twins = ['61400000001', '61400000001', '61400000001'];
	expect((await execute({ id: '8', isRetry: true, numbers: twins })).error).toBeUndefined();
	expect(await recipients()).toEqual(twins);
});

// allow-phrase: "is no repetition" (a test about money keeps its name)
describe('what is no repetition goes out', () => {
	test('another execution with the same start and the same items', async () => {
		await execute({ id: '7' });
		expect((await execute({ id: '8' })).error).toBeUndefined();
		expect(await recipients()).toEqual([...NUMBERS, ...NUMBERS]);
	});

	test('a retry of an execution with another start', async () => {
		await execute({ id: '7' });
		expect((await execute({ id: '8', isRetry: true, start: { event: 2 } })).error).toBeUndefined();
		expect(await recipients()).toEqual([...NUMBERS, ...NUMBERS]);
	});

	test('a retry of an execution that failed, although another one with the same start sent the same', async () => {
		await execute({ id: '6' });
		await gofax.admin.addFault({ path: '/SMS', kind: '401' });
		const failed = await execute({ id: '7' });
		expect(failed.error).toBeDefined();
		await gofax.admin.clearFaults();
		expect((await execute({ id: '8', isRetry: true, data: failed.run.data })).error).toBeUndefined();
		expect(await recipients()).toEqual([...NUMBERS, ...NUMBERS]);
	});

	test('what GoFax certainly has not taken, in the retry of a lost execution', async () => {
		await gofax.admin.addFault({ path: '/SMS', kind: '401' });
		await execute({ id: '7' });
		await gofax.admin.clearFaults();
		expect((await execute({ id: '8', isRetry: true })).error).toBeUndefined();
		expect(await recipients()).toEqual(NUMBERS);
	});

	test('everything, if n8n cannot reach its list', async () => {
		processedItems.fails = true;
		expect((await execute({ id: '7' })).error).toBeUndefined();
		expect(await recipients()).toEqual(NUMBERS);
	});
});

test('what may have been accepted stays down: a retry of the lost execution does not send it', async () => {
	await gofax.admin.addFault({ path: '/SMS', kind: 'resetAfter', times: 1 });
	await execute({ id: '7', numbers: NUMBERS.slice(0, 1) });
	await execute({ id: '8', isRetry: true, numbers: NUMBERS.slice(0, 1) });
	expect(await recipients()).toEqual(NUMBERS.slice(0, 1));
});

// allow-phrase: "put down" (a test about money keeps its name) allow-phrase: "is to be" (likewise)
test('what is to be put down at the same time goes into the database together', async () => {
	const many = Array.from({ length: 40 }, (_, index) => String(61_400_000_000 + index));
	await execute({ id: '7', numbers: many, atOnce: 40 });
	expect(await recipients()).toHaveLength(40);
	expect(processedItems.calls).toBeLessThanOrEqual(2);
});

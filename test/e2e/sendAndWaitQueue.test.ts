import { isProcessAlive } from '../../n8n/install/withInstallLock';
import { startQueueMode, type QueueMode } from './harness/startQueueMode';
import {
	arrived,
	callBack,
	expectRefused,
	forgeries,
	OUTCOMES,
	postPdf,
	publish,
	resultItem,
	sendAndPark,
	sendWithEarlyCallback,
	timedOutItem,
	waitingFaxWorkflow,
	type WaitingFax,
} from './harness/waitingFax';

jest.setTimeout(180_000);

let queue: QueueMode;

beforeAll(async () => {
	// n8n's default; queueMode.test.ts has the main process that takes no webhooks.
	queue = await startQueueMode({ mainTakesWebhooks: true });
	await publish(queue, waitingFaxWorkflow('wait'));
}, 900_000);

afterAll(async () => {
	const pids = queue?.pids() ?? [];
	await queue?.stop();
	const left = pids.filter(isProcessAlive);
	if (left.length > 0) throw new Error(`Processes are left: ${left.join(', ')}`);
}, 180_000);

const ended = async ({ execution }: WaitingFax, timeoutMs = 60_000) =>
	await queue.client.executionEnded(execution, { timeoutMs });

const onMain = (url: string) => url.replace(queue.processor.url, queue.main.url);

test.each(OUTCOMES)(
	'a fax to %s: GoFax calls the processor, and a worker continues with what it reports',
	async (number, outcome) => {
		const fax = await sendAndPark(queue, 'wait', number);
		expect(fax.callbackUrl.startsWith(`${queue.processor.url}/webhook-waiting/${fax.execution}/`)).toBe(true);
		const deliveries = await queue.simulator.admin.advance(60);
		expect(deliveries.map(({ statusCode }) => statusCode)).toEqual([200]);
		const execution = await ended(fax);
		expect(execution.status).toBe('success');
		expect(execution.jsonOf('After')).toEqual([expect.objectContaining(resultItem(fax, outcome))]);
	},
);

test.each(['processor', 'main'] as const)(
	'on the %s what is forged leaves the execution waiting; the true callback wakes it, and a duplicate gets 409',
	async (server) => {
		const fax = await sendAndPark(queue, 'wait', '07 3000 0008');
		const url = server === 'main' ? onMain(fax.callbackUrl) : fax.callbackUrl;
		await expectRefused(forgeries({ ...fax, callbackUrl: url }));
		expect((await queue.client.getExecution(fax.execution)).status).toBe('waiting');

		expect(await callBack(url, arrived(fax))).toBe(200);
		const execution = await ended(fax);
		expect(execution.jsonOf('After')).toMatchObject([{ faxId: String(fax.id), success: true }]);
		expect(await callBack(url, arrived(fax))).toBe(409);
		expect((await ended(fax)).runsOf('After')).toHaveLength(1);
	},
);

test('of one callback that comes to both processes at the same instant, one wakes the execution', async () => {
	const ROUNDS = 5;
	const seen: Record<string, number> = {};
	for (let round = 0; round < ROUNDS; round++) {
		const fax = await sendAndPark(queue, 'wait', '07 3000 0008');
		const urls = [fax.callbackUrl, onMain(fax.callbackUrl), fax.callbackUrl];
		const answers = await Promise.all(urls.map(async (url) => await callBack(url, arrived(fax))));
		expect(answers).toContain(200);
		const key = answers.sort().join(' ');
		seen[key] = (seen[key] ?? 0) + 1;
		const execution = await ended(fax);
		expect([execution.status, execution.runsOf('After').length]).toEqual(['success', 1]);
		expect(await callBack(fax.callbackUrl, arrived(fax))).toBe(409);
	}
	console.log(`three callbacks at one instant, ${ROUNDS} times, answered ${JSON.stringify(seen)}`);
});

test('a callback that comes while the worker still sends gets 409, and a second delivery wakes the execution', async () => {
	const { fax, early } = await sendWithEarlyCallback(
		queue,
		async () => await postPdf(queue, 'wait', '07 3000 0001'),
	);
	expect([early.statusCode, early.responseSnippet]).toEqual([
		409,
		expect.stringContaining('is running already'),
	]);
	expect((await queue.simulator.admin.resend(early.id)).statusCode).toBe(200);
	const execution = await ended(fax);
	expect(execution.jsonOf('After')).toMatchObject([
		{ faxId: String(fax.id), success: false, timedOut: false },
	]);
});

test('another worker continues when the one that sent the fax is gone', async () => {
	const fax = await sendAndPark(queue, 'wait', '07 3000 1001');
	const [parker, ...others] = queue.workersOf(fax.execution);
	if (!parker) throw new Error('No worker has the execution in its log');
	expect(others).toEqual([]);
	await parker.stop();
	const deliveries = await queue.simulator.admin.advance(60);
	expect(deliveries.map(({ statusCode }) => statusCode)).toEqual([200]);
	const execution = await ended(fax);
	expect(execution.jsonOf('After')).toMatchObject([
		{ faxId: String(fax.id), success: true, timedOut: false },
	]);
	expect(queue.workersOf(fax.execution)).toEqual(
		queue.workers.filter((worker) => worker === parker || worker.running),
	);
	expect(queue.workersOf(fax.execution)).toHaveLength(2);
	await parker.start();
});

test('when the time is up, the main process has a worker continue, and not the one that is gone', async () => {
	await publish(queue, waitingFaxWorkflow('wait-briefly', 1));
	const fax = await sendAndPark(queue, 'wait-briefly', '07 3000 0006');
	const [parker] = queue.workersOf(fax.execution);
	await parker?.stop();
	const execution = await ended(fax, 110_000);
	expect(execution.status).toBe('success');
	expect(execution.jsonOf('After')).toEqual([expect.objectContaining(timedOutItem(fax))]);
	expect(queue.workersOf(fax.execution)).toHaveLength(2);
	expect(await callBack(fax.callbackUrl, arrived(fax))).toBe(409);
	await parker?.start();
});

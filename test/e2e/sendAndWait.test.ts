import { asText } from '../../lib/json';
import { noOpNode } from '../../n8n/workflow/nodes';
import { connect, node } from '../../n8n/workflow/workflow';
import { startN8nUnderTest, type N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { waitFor } from '../../n8n/waitFor';
import { startByWebhook } from './harness/startByWebhook';
import {
	arrived,
	callBack,
	expectRefused,
	forgeries,
	nextParkedFax,
	OUTCOMES,
	postPdf,
	publish,
	resultItem,
	sendAndPark,
	timedOutItem,
	waitingFaxLoop,
	waitingFaxWorkflow,
} from './harness/waitingFax';

jest.setTimeout(120_000);

let run: N8nUnderTest;

beforeAll(async () => {
	run = await startN8nUnderTest();
	await publish(run, waitingFaxWorkflow('wait'));
}, 600_000);

afterAll(async () => {
	await run?.stop();
}, 60_000);

/** Its failed faxes take the error output. */
const withErrorOutput = (path: string, timeLimit?: number) => {
	const workflow = waitingFaxWorkflow(path, timeLimit);
	for (const waiting of workflow.nodes.filter(({ name }) => name === 'Fax and Wait')) {
		waiting.parameters.additionalFields = { ifNotSent: 'errorOutput' };
		waiting.onError = 'continueErrorOutput';
	}
	workflow.nodes.push(noOpNode('Not Sent'));
	workflow.connections = connect(
		['Webhook', 'Fax and Wait'],
		['Fax and Wait', 'After'],
		['Fax and Wait', 'Not Sent', 1],
	);
	return workflow;
};

const statusOf = async (id: string) => (await run.client.getExecution(id)).status;

/** Starts the workflow of that path, and resolves with what it failed of, without anything having been sent. */
async function errorBeforeSending(workflowId: string, path: string) {
	const before = (await run.simulator.admin.counts()).faxes;
	await postPdf(run, path, '07 3000 1000');
	const id = await waitFor(async () => (await run.client.listExecutions(workflowId))[0]?.id, {
		what: 'the execution',
	});
	const { error } = await run.client.executionEnded(id);
	expect((await run.simulator.admin.counts()).faxes).toBe(before);
	return error;
}

test.each(OUTCOMES)(
	'a fax to %s: the execution parks and continues with what GoFax reports',
	async (number, outcome) => {
		const fax = await sendAndPark(run, 'wait', number);
		const deliveries = await run.simulator.admin.advance(60);
		expect(deliveries.map(({ statusCode }) => statusCode)).toEqual([200]);
		const ended = await run.client.executionEnded(fax.execution);
		expect(ended.status).toBe('success');
		expect(ended.jsonOf('After')).toEqual([expect.objectContaining(resultItem(fax, outcome))]);
	},
);

test('what is forged or not a result leaves the execution waiting; the true callback wakes it once', async () => {
	const fax = await sendAndPark(run, 'wait', '07 3000 0008');
	await expectRefused(forgeries(fax));
	expect(await statusOf(fax.execution)).toBe('waiting');

	expect(await callBack(fax.callbackUrl, arrived(fax))).toBe(200);
	const ended = await run.client.executionEnded(fax.execution);
	expect(ended.jsonOf('After')).toMatchObject([{ faxId: String(fax.id), success: true, timedOut: false }]);
	expect(await callBack(fax.callbackUrl, arrived(fax))).toBe(409);
	expect((await run.client.getExecution(fax.execution)).runsOf('After')).toHaveLength(1);
});

test('an execution that waits survives a restart of n8n', async () => {
	const fax = await sendAndPark(run, 'wait', '07 3000 1001');
	await run.n8n.restart();
	await run.client.login(run.owner);
	expect(await statusOf(fax.execution)).toBe('waiting');
	const deliveries = await run.simulator.admin.advance(60);
	expect(deliveries.map(({ statusCode }) => statusCode)).toEqual([200]);
	const ended = await run.client.executionEnded(fax.execution);
	expect(ended.jsonOf('After')).toMatchObject([{ faxId: String(fax.id), timedOut: false }]);
});

test('when no callback comes, the output says so after the time limit and carries the fax ID', async () => {
	await publish(run, waitingFaxWorkflow('wait-briefly', 1));
	await publish(run, withErrorOutput('wait-briefly-with-error-output', 1));
	const started = Date.now();
	const fax = await sendAndPark(run, 'wait-briefly', '07 3000 0006');
	const other = await sendAndPark(run, 'wait-briefly-with-error-output', '07 3000 0006');
	const ended = await run.client.executionEnded(fax.execution, { timeoutMs: 110_000 });
	expect(ended.status).toBe('success');
	expect(ended.jsonOf('After')).toEqual([expect.objectContaining(timedOutItem(fax))]);
	console.log(`time limit of 60 s: continued after ${Math.round((Date.now() - started) / 1000)} s`);
	// The callback that comes too late does no harm.
	expect(await callBack(fax.callbackUrl, arrived(fax))).toBe(409);

	const otherEnded = await run.client.executionEnded(other.execution, { timeoutMs: 110_000 });
	expect(otherEnded.jsonOf('After')).toEqual([]);
	expect(otherEnded.jsonOf('Not Sent')).toMatchObject([
		{ error: 'GoFax did not report a result within the time limit of 1 min', message: timedOutItem(other) },
	]);
});

test('several items are refused before anything is sent, with the way out', async () => {
	const several = waitingFaxWorkflow('wait-for-two');
	several.nodes.push(
		node('Two', 'n8n-nodes-base.code', 2, { jsCode: 'return [{ json: {} }, { json: {} }];' }),
	);
	several.connections = connect(['Webhook', 'Two'], ['Two', 'Fax and Wait']);
	const stored = await publish(run, several);
	const error = await errorBeforeSending(stored.id, 'wait-for-two');
	expect(error?.message).toMatch(/got 2 items, but can wait for only one/);
	expect(asText(error?.description)).toMatch(/Loop Over Items/);
});

describe('with If Not Sent set to the error output', () => {
	test.each(OUTCOMES)('a fax to %s takes the output that fits', async (number, outcome) => {
		const path = `wait-with-error-output-${outcome.status}`;
		await publish(run, withErrorOutput(path));
		const fax = await sendAndPark(run, path, number);
		await run.simulator.admin.advance(60);
		const ended = await run.client.executionEnded(fax.execution);
		expect(ended.status).toBe('success');
		const result: unknown = expect.objectContaining(resultItem(fax, outcome));
		expect(ended.jsonOf('After')).toEqual(outcome.success ? [result] : []);
		expect(ended.jsonOf('Not Sent')).toEqual(
			outcome.success
				? []
				: [
						expect.objectContaining({
							error: 'The fax was not sent: Recipient line is busy',
							message: result,
							// n8n adds the fields of the input.
							query: { number },
						}),
					],
		);
	});

	test('a node that has no error output is refused before anything is sent', async () => {
		const workflow = withErrorOutput('wait-without-error-output');
		for (const waiting of workflow.nodes) delete waiting.onError;
		const stored = await publish(run, workflow);
		const error = await errorBeforeSending(stored.id, 'wait-without-error-output');
		expect(error?.message).toBe('The node has no error output for a fax that fails');
	});
});

test('with Loop Over Items each item gets its own result, and a late duplicate does not wake the next round', async () => {
	const { admin } = run.simulator;
	const loop = await publish(run, waitingFaxLoop('wait-in-a-loop'));
	const numbers = ['07 3000 1000', '07 3000 0001', '07 3000 1001'];
	const first = await nextParkedFax(
		run,
		async () => await startByWebhook(run, loop.id, 'wait-in-a-loop', { numbers }),
	);
	// Each callback has the next round send its fax.
	const second = await nextParkedFax(run, async () => await admin.advance(60));
	expect(await callBack(first.callbackUrl, arrived(first))).toBe(401);
	expect(await callBack(first.callbackUrl, arrived(second))).toBe(401);
	expect(await statusOf(second.execution)).toBe('waiting');
	const third = await nextParkedFax(run, async () => await admin.advance(60));
	await admin.advance(60);

	expect([second.execution, third.execution]).toEqual([first.execution, first.execution]);
	const ended = await run.client.executionEnded(first.execution);
	expect(ended.status).toBe('success');
	expect(ended.runsOf('Fax and Wait')).toHaveLength(3);
	const busy = { success: false, status: 'failed', message: 'Recipient line is busy' };
	const good = { success: true, status: 'sent', message: 'Fax successfully sent' };
	const results = [
		{ faxId: String(first.id), recipient: '61730001000', ...good },
		{ faxId: String(second.id), recipient: '61730000001', ...busy },
		{ faxId: String(third.id), recipient: '61730001001', ...good },
	];
	expect(ended.jsonOf('After')).toMatchObject(
		results.map((result, round) => ({
			...result,
			timedOut: false,
			clientReference: `n8n-${first.execution}-${round}-0`,
		})),
	);
});

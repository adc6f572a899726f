// One file, because the tests share one n8n, which takes longer to start than most of them.
import { setTimeout } from 'node:timers/promises';
import { asText } from '../../lib/json';
import type { Execution } from '../../n8n/client/decodeExecution';
import { isPortFree } from '../../n8n/process/freePort';
import type { ExecutionSummary, StoredWorkflow, WorkflowDefinition } from '../../n8n/client/n8nTypes';
import { itemsFromWebhook, noOpNode, smsNode } from '../../n8n/workflow/nodes';
import { connect, node, workflow, type Link } from '../../n8n/workflow/workflow';
import { startN8nUnderTest, type N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { waitFor } from '../../n8n/waitFor';
import { startByWebhook } from './harness/startByWebhook';

jest.setTimeout(240_000);

let run: N8nUnderTest;

const ALREADY_BEGUN = 'GoFax may have this already, so it was not sent again';
const RETRY_ON_FAIL = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
const [A, B, C] = ['61400000001', '61400000002', '61400000003'];
const THREE = [
	{ to: A, text: 'first' },
	{ to: B, text: 'second' },
	{ to: C, text: 'third' },
];

beforeAll(async () => {
	run = await startN8nUnderTest();
}, 600_000);

beforeEach(async () => {
	await run.simulator.admin.reset();
});

afterAll(async () => {
	await run?.stop();
}, 60_000);

let made = 0;

interface Sending {
	nodes: WorkflowDefinition['nodes'];
	links: Link[];
}

const straight = (sms = smsNode()): Sending => ({
	nodes: [sms, noOpNode('After'), noOpNode('Failed')],
	links: [
		['Items', 'SMS'],
		['SMS', 'After'],
		['SMS', 'Failed', 1],
	],
});

const loop = (sms = smsNode()): Sending => ({
	nodes: [
		node('Loop', 'n8n-nodes-base.splitInBatches', 3, { batchSize: 1, options: {} }),
		sms,
		noOpNode('After'),
	],
	links: [
		['Items', 'Loop'],
		['Loop', 'After'],
		['Loop', 'SMS', 1],
		['SMS', 'Loop'],
	],
});

async function publish(
	{ nodes, links }: Sending,
	settings: WorkflowDefinition['settings'] = {},
): Promise<{ path: string; workflow: StoredWorkflow }> {
	const path = `sending-${++made}`;
	const connections = connect(['Webhook', 'Items'], ...links);
	const stored = await run.importWorkflow(
		workflow(path, [...itemsFromWebhook(path), ...nodes], { connections, settings }),
	);
	await run.client.publishWorkflow(stored.id);
	return { path, workflow: stored };
}

async function execute(sending: Sending, items: object[] = THREE): Promise<Execution> {
	const { path, workflow } = await publish(sending);
	return await run.client.executionEnded(await startByWebhook(run, workflow.id, path, { items }), {
		timeoutMs: 60_000,
	});
}

/** Lets the first `count` requests through, for the faults added after it to befall the next. */
const letThrough = async (count: number) =>
	await run.simulator.admin.addFault({ path: '/SMS', kind: 'latency', ms: 1, times: count });
const busy = async (times?: number) =>
	await run.simulator.admin.addFault({ path: '/SMS', kind: '429', ...(times && { times }) });

/** What GoFax has accepted, oldest first. */
async function accepted(): Promise<Array<{ id: string; to: string }>> {
	const { sms } = await run.simulator.admin.state();
	return sms
		.map(({ id, recipients }) => ({ id: String(id), to: recipients.map(({ number }) => number).join() }))
		.sort((a, b) => Number(a.id) - Number(b.id));
}
const recipients = async () => (await accepted()).map(({ to }) => to);

/** What an output says was sent, in its order. */
const sentBy = (execution: Execution, name = 'After', output = 0) =>
	execution.jsonOf(name, output).map(({ smsId, recipients: to }) => ({
		id: asText(smsId),
		to: Array.isArray(to) ? to.map(asText).join() : '',
	}));

/** The editor's "Retry": with the workflow as it ran, or as it is saved now. */
async function retry(id: string, loadWorkflow: boolean): Promise<Execution> {
	const started = await run.client.request<ExecutionSummary>('POST', `/rest/executions/${id}/retry`, {
		loadWorkflow,
	});
	return await run.client.executionEnded(started.id);
}

describe('Retry On Fail', () => {
	test('heals an item that failed between two others: each SMS goes out once', async () => {
		await letThrough(1);
		await busy(4);
		const execution = await execute(straight(smsNode(RETRY_ON_FAIL)));
		expect(execution.status).toBe('success');
		expect(await recipients()).toEqual([A, B, C]);
		expect(sentBy(execution)).toEqual(await accepted());
		const { requests } = await run.simulator.admin.state();
		expect(requests.map(({ status }) => status)).toEqual([200, 429, 429, 429, 429, 200, 200]);
	});

	test('heals one of several that are on their way at the same time', async () => {
		await busy(7);
		const execution = await execute(straight(smsNode(RETRY_ON_FAIL, 5)));
		expect(execution.status).toBe('success');
		expect((await recipients()).sort()).toEqual([A, B, C]);
		expect(sentBy(execution).map(({ to }) => to)).toEqual([A, B, C]);
		expect(sentBy(execution).sort((a, b) => Number(a.id) - Number(b.id))).toEqual(await accepted());
	});

	test('does not heal a bad number: the error names what went out, once', async () => {
		const execution = await execute(straight(smsNode(RETRY_ON_FAIL, 5)), [
			THREE[0] ?? {},
			{ to: '12', text: 'bad' },
			THREE[2] ?? {},
		]);
		expect(execution.status).toBe('error');
		const sent = await accepted();
		expect(sent.map(({ to }) => to).sort()).toEqual([A, C]);
		for (const { id } of sent) expect(execution.error?.description).toContain(id);
		expect(execution.error?.description).toContain('must not be sent again');
		expect(execution.order).not.toContain('After');
	});

	test('does not send again what GoFax took without an answer', async () => {
		await run.simulator.admin.addFault({ path: '/SMS', kind: 'resetAfter', times: 1 });
		const execution = await execute(straight(smsNode(RETRY_ON_FAIL, 5)));
		expect(execution.status).toBe('error');
		const sent = await accepted();
		expect(sent.map(({ to }) => to).sort()).toEqual([A, B, C]);
		expect(execution.error?.description).toContain('may have accepted the job anyway');
		expect(sent.filter(({ id }) => execution.error?.description?.includes(id))).toHaveLength(2);
	});
});

describe('continue on fail', () => {
	test.each([
		['alone', {}],
		['with Retry On Fail', RETRY_ON_FAIL],
	])('%s: the failed item takes the error output, the others go out once', async (_, settings) => {
		const execution = await execute(straight(smsNode({ ...settings, onError: 'continueErrorOutput' }, 5)), [
			{ to: '12', text: 'bad' },
			...THREE,
		]);
		expect(execution.status).toBe('success');
		expect((await recipients()).sort()).toEqual([A, B, C]);
		expect(sentBy(execution).sort((a, b) => Number(a.id) - Number(b.id))).toEqual(await accepted());
		const message = '"12" is not a number that can be sent to';
		// With the fields of the input, so that the workflow knows who was not reached.
		expect(execution.jsonOf('Failed')).toEqual([
			{ to: '12', text: 'bad', error: message, message: expect.stringContaining('country code') as unknown },
		]);
	});
});

describe('Loop Over Items', () => {
	test('three rounds are three SMS, each with its own ID', async () => {
		const execution = await execute(loop());
		expect(execution.status).toBe('success');
		expect(execution.runsOf('SMS')).toHaveLength(3);
		expect(await recipients()).toEqual([A, B, C]);
		expect(new Set((await accepted()).map(({ id }) => id)).size).toBe(3);
		expect(sentBy(execution)).toEqual(await accepted());
	});

	test('a round that Retry On Fail repeats sends no other round again', async () => {
		await letThrough(1);
		await busy(4);
		const execution = await execute(loop(smsNode(RETRY_ON_FAIL)));
		expect(execution.status).toBe('success');
		expect(await recipients()).toEqual([A, B, C]);
		expect(sentBy(execution)).toEqual(await accepted());
	});

	test('Retry of an execution that failed in its last round sends that round only', async () => {
		await letThrough(2);
		await busy();
		const failed = await execute(loop());
		expect(failed.status).toBe('error');
		await run.simulator.admin.clearFaults();
		const healed = await retry(failed.id, false);
		expect(healed.status).toBe('success');
		expect(await recipients()).toEqual([A, B, C]);
		expect(sentBy(healed)).toEqual(await accepted());
	});
});

describe('Retry of an execution', () => {
	test.each([
		['as it ran', false],
		['as it is saved now', true],
	])('with the workflow %s sends what had failed, and puts out everything', async (_, loadWorkflow) => {
		await letThrough(2);
		await busy();
		const failed = await execute(straight());
		expect(failed.status).toBe('error');
		expect(await recipients()).toEqual([A, B]);
		for (const { id } of await accepted()) expect(failed.error?.description).toContain(id);

		await run.simulator.admin.clearFaults();
		const healed = await retry(failed.id, loadWorkflow);
		expect(healed).toMatchObject({ mode: 'retry', status: 'success' });
		expect(await recipients()).toEqual([A, B, C]);
		expect(sentBy(healed)).toEqual(await accepted());
	});

	test('survives a restart of n8n', async () => {
		await letThrough(2);
		await busy();
		const failed = await execute(straight());
		await run.n8n.restart();
		await run.client.login(run.owner);
		await run.simulator.admin.clearFaults();
		const healed = await retry(failed.id, false);
		expect(sentBy(healed)).toEqual(await accepted());
		expect(await recipients()).toEqual([A, B, C]);
	});

	test('that fails again is retried in its turn; the first failure, retried once more, does not send what its retries have sent', async () => {
		await letThrough(1);
		await busy();
		const first = await execute(straight());
		await run.simulator.admin.clearFaults();
		await letThrough(1);
		await busy();
		const second = await retry(first.id, false);
		expect(second.status).toBe('error');
		expect(await recipients()).toEqual([A, B]);

		await run.simulator.admin.clearFaults();
		const third = await retry(second.id, false);
		expect(third.status).toBe('success');
		expect(await recipients()).toEqual([A, B, C]);
		expect(sentBy(third)).toEqual(await accepted());

		const again = await retry(first.id, false);
		expect(again.status).toBe('error');
		expect(again.error?.message).toBe(ALREADY_BEGUN);
		expect(await recipients()).toEqual([A, B, C]);
	});
});

describe('the user stops the execution', () => {
	test('nothing more is begun, and a Retry sends only what had not been', async () => {
		const { admin } = run.simulator;
		await admin.addFault({ path: '/SMS', kind: 'latencyAfter', ms: 6000 });
		const { path, workflow } = await publish(straight(smsNode({}, 2)));
		const id = await startByWebhook(run, workflow.id, path, { items: THREE });
		await waitFor(async () => (await admin.counts()).sms === 2, { what: 'two SMS that are under way' });
		await run.client.request('POST', `/rest/executions/${id}/stop`, {});
		const stopped = await run.client.executionEnded(id);
		expect(stopped.status).toBe('canceled');
		await setTimeout(7000);
		expect((await recipients()).sort()).toEqual([A, B]);
		await admin.clearFaults();
		// n8n has not saved anything of a node that was running, and the node knows nothing of the results either.
		expect((await run.client.getExecution(id)).data.executionData?.contextData).toEqual({});

		const again = await retry(id, false);
		expect(again.error?.message).toBe(ALREADY_BEGUN);
		expect((await recipients()).sort()).toEqual([A, B, C]);
	});
});

/** Kills n8n while one of its executions is at a point, and starts it again. */
async function killWhile(
	{ path, workflow }: { path: string; workflow: StoredWorkflow },
	reached: () => Promise<boolean>,
): Promise<Execution> {
	const id = await startByWebhook(run, workflow.id, path, { items: THREE });
	await waitFor(reached, { what: 'the moment to kill n8n' });
	process.kill(-(run.n8n.pid ?? NaN), 'SIGKILL');
	await run.n8n.exited();
	const { port, brokerPort } = run.n8n;
	await waitFor(async () => (await isPortFree(port)) && (await isPortFree(brokerPort)), {
		what: 'the killed n8n to give up its ports',
	});
	await run.n8n.start();
	await run.client.login(run.owner);
	const crashed = await waitFor(
		async () => {
			const execution = await run.client.getExecution(id);
			return execution.status !== 'running' && execution;
		},
		{ what: 'n8n to notice the crash', timeoutMs: 60_000 },
	);
	expect(crashed.status).toBe('crashed');
	return crashed;
}

/** Kills n8n once GoFax has taken two SMS, the second without an answer. */
async function killInTheMiddle(
	sending: Sending,
	settings: WorkflowDefinition['settings'] = {},
): Promise<Execution> {
	const { admin } = run.simulator;
	await admin.addFault({ path: '/SMS', kind: 'latency', ms: 50, times: 1 });
	await admin.addFault({ path: '/SMS', kind: 'timeoutAfter', times: 1 });
	return await killWhile(await publish(sending, settings), async () => (await admin.counts()).sms === 2);
}

describe('n8n is killed', () => {
	test('in the middle of a send: a Retry sends what had not been begun, and names the rest in an error', async () => {
		const crashed = await killInTheMiddle(straight());
		expect(await recipients()).toEqual([A, B]);
		// What n8n has stored of the execution is its start; the node's memory went with the process.
		expect(crashed.data.executionData?.contextData).toEqual({});

		const again = await retry(crashed.id, false);
		expect(again.status).toBe('error');
		expect(again.error?.message).toBe(ALREADY_BEGUN);
		expect(again.error?.description).toContain((await accepted()).at(-1)?.id);
		expect(await recipients()).toEqual([A, B, C]);

		for (const { id } of [crashed, again]) expect((await retry(id, false)).status).toBe('error');
		expect(await recipients()).toEqual([A, B, C]);
	});

	test('in the middle of a send: with On Error set to continue, a Retry continues with the rest', async () => {
		const crashed = await killInTheMiddle(straight(smsNode({ onError: 'continueErrorOutput' })));
		const again = await retry(crashed.id, false);
		expect(again.status).toBe('success');
		expect(await recipients()).toEqual([A, B, C]);
		expect(again.jsonOf('Failed').map(({ to, error }) => [to, error])).toEqual([
			[A, ALREADY_BEGUN],
			[B, ALREADY_BEGUN],
		]);
		expect(sentBy(again)).toEqual((await accepted()).slice(2));
	});

	test('in a later node: a Retry sends nothing again', async () => {
		const later = straight();
		later.nodes.push(node('Slow', 'n8n-nodes-base.wait', 1.1, { amount: 30 }));
		later.links.push(['After', 'Slow']);
		const crashed = await killWhile(await publish(later), async () => {
			const { sms } = await run.simulator.admin.counts();
			if (sms === 3) await setTimeout(500);
			return sms === 3;
		});
		const again = await retry(crashed.id, false);
		expect(again.error?.message).toBe(ALREADY_BEGUN);
		expect(await recipients()).toEqual([A, B, C]);
	});

	test('in a loop with Save Execution Progress: a Retry knows the results of the rounds before, and continues after the one in doubt', async () => {
		const crashed = await killInTheMiddle(loop(smsNode({ onError: 'continueRegularOutput' })), {
			saveExecutionProgress: true,
		});
		const again = await retry(crashed.id, false);
		expect(again.status).toBe('success');
		expect(await recipients()).toEqual([A, B, C]);
		const [first, , third] = await accepted();
		expect(sentBy(again)).toEqual([first, { id: '', to: '' }, third]);
		expect(again.jsonOf('After')[1]).toMatchObject({ error: ALREADY_BEGUN });
	});
});

import { request } from 'undici';
import { asText } from '../../lib/envelope';
import type { Execution } from '../../scripts/n8n/decodeExecution';
import type { StoredWorkflow, WorkflowDefinition } from '../../scripts/n8n/n8nTypes';
import { makePdf } from '../engine/harness/pdf';
import { startN8nUnderTest, type N8nUnderTest } from './harness/startN8nUnderTest';
import { waitFor } from './harness/waitFor';

jest.setTimeout(120_000);

let run: N8nUnderTest;
let workflow: StoredWorkflow;

const node = (name: string, type: string, typeVersion: number, parameters: object, more: object = {}) => ({
	id: `id-${name.toLowerCase().replaceAll(' ', '-')}`,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters,
	...more,
});

/** A PDF posted to a webhook goes out as a fax, and the workflow waits for its result. */
const definition = (timeLimit: number): WorkflowDefinition =>
	({
		name: `send and wait ${timeLimit}`,
		nodes: [
			node(
				'Webhook',
				'n8n-nodes-base.webhook',
				2,
				{ httpMethod: 'POST', path: `wait-${timeLimit}`, options: { rawBody: true } },
				{ webhookId: `wait-${timeLimit}` },
			),
			node(
				'Fax and Wait',
				'n8n-nodes-gofax.goFax',
				1,
				{
					resource: 'fax',
					operation: 'sendAndAwaitResult',
					recipient: '={{ $json.query.number }}',
					binaryFields: 'data',
					timeLimit,
				},
				{ credentials: { goFaxApi: { id: '', name: '' } } },
			),
			node('After', 'n8n-nodes-base.noOp', 1, {}),
		],
		connections: {
			Webhook: { main: [[{ node: 'Fax and Wait', type: 'main', index: 0 }]] },
			'Fax and Wait': { main: [[{ node: 'After', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	}) as unknown as WorkflowDefinition;

beforeAll(async () => {
	run = await startN8nUnderTest();
	workflow = await run.importWorkflow(definition(60));
	await run.client.publishWorkflow(workflow.id);
}, 600_000);

afterAll(async () => {
	await run?.stop();
}, 60_000);

async function start(
	number: string,
	path = 'wait-60',
	id = workflow.id,
): Promise<{ execution: string; fax: { id: number; callbackUrl: string } }> {
	const before = (await run.simulator.admin.state()).faxes.length;
	const answer = await request(`${run.n8n.url}/webhook/${path}?number=${encodeURIComponent(number)}`, {
		method: 'POST',
		headers: { 'content-type': 'application/pdf' },
		body: await makePdf(2),
	});
	await answer.body.dump();
	expect(answer.statusCode).toBe(200);
	const fax = await waitFor(async () => (await run.simulator.admin.state()).faxes[before], {
		what: 'the fax at GoFax',
	});
	const [latest] = await run.client.listExecutions(id);
	const execution = await run.client.executionEnded(latest?.id ?? '', { orWaiting: true });
	expect(execution.status).toBe('waiting');
	return { execution: execution.id, fax: { id: fax.id, callbackUrl: fax.callbackUrl ?? '' } };
}

async function callBack(url: string, fields: Record<string, string>): Promise<number> {
	const answer = await request(url, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(fields).toString(),
	});
	await answer.body.dump();
	return answer.statusCode;
}

const resultOf = (execution: Execution) => execution.jsonOf('After')[0];
const statusOf = async (id: string) => (await run.client.getExecution(id)).status;

test.each([
	['07 3000 1000', true, 'sent', 'Fax successfully sent'],
	['07 3000 0001', false, 'failed', 'Recipient line is busy'],
])(
	'a fax to %s: the execution parks and goes on with the result, success %s',
	async (number, success, status, message) => {
		const { execution, fax } = await start(number);
		const deliveries = await run.simulator.admin.advance(60);
		expect(deliveries.map(({ statusCode }) => statusCode)).toEqual([200]);
		const ended = await run.client.executionEnded(execution);
		expect(ended.status).toBe('success');
		expect(ended.jsonOf('After')).toEqual([
			expect.objectContaining({
				event: 'faxSent',
				faxId: String(fax.id),
				recipient: `61${number.replaceAll(' ', '').slice(1)}`,
				success,
				status,
				message,
				timedOut: false,
				clientReference: `n8n-${execution}-0-0`,
				documents: [{ fileName: 'data.pdf', bytes: expect.any(Number) as unknown }],
			}),
		]);
	},
);

test('what is forged, for another fax, or no result leaves the execution waiting; the true callback wakes it once', async () => {
	const { execution, fax } = await start('07 3000 0008');
	const result = {
		Recipient: '61730000008',
		ID: String(fax.id),
		Success: 'True',
		Message: 'Fax successfully sent',
		Subject: '',
	};
	const change = (edit: (url: URL) => void) => {
		const url = new URL(fax.callbackUrl);
		edit(url);
		return url.href;
	};

	expect(
		await callBack(
			change((url) => (url.search = '')),
			result,
		),
	).toBe(401);
	expect(
		await callBack(
			change((url) => url.searchParams.set('signature', 'f'.repeat(64))),
			result,
		),
	).toBe(401);
	expect(
		await callBack(
			change((url) => url.searchParams.set('key', 'f'.repeat(48))),
			result,
		),
	).toBe(401);
	expect(
		await callBack(
			change((url) => (url.pathname = url.pathname.replace(/[^/]+$/, 'another-node'))),
			result,
		),
	).toBe(404);
	expect(await callBack(fax.callbackUrl, { ...result, ID: '1' })).toBe(200);
	expect(await callBack(fax.callbackUrl, { hello: 'world' })).toBe(400);
	expect(await statusOf(execution)).toBe('waiting');

	expect(await callBack(fax.callbackUrl, result)).toBe(200);
	const ended = await run.client.executionEnded(execution);
	expect(resultOf(ended)).toMatchObject({ faxId: String(fax.id), success: true, timedOut: false });
	expect(await callBack(fax.callbackUrl, result)).toBe(409);
	expect((await run.client.getExecution(execution)).order.filter((name) => name === 'After')).toHaveLength(1);
});

test('an execution that waits survives a restart of n8n', async () => {
	const { execution, fax } = await start('07 3000 1001');
	await run.n8n.restart();
	await run.client.login(run.owner);
	expect(await statusOf(execution)).toBe('waiting');
	const deliveries = await run.simulator.admin.advance(60);
	expect(deliveries.map(({ statusCode }) => statusCode)).toEqual([200]);
	expect(resultOf(await run.client.executionEnded(execution))).toMatchObject({
		faxId: String(fax.id),
		timedOut: false,
	});
});

test('when no callback comes, the output says so after the time limit and carries the fax ID', async () => {
	const brief = await run.importWorkflow(definition(1));
	await run.client.publishWorkflow(brief.id);
	const started = Date.now();
	const { execution, fax } = await start('07 3000 0006', 'wait-1', brief.id);
	const ended = await run.client.executionEnded(execution, { timeoutMs: 110_000 });
	expect(ended.status).toBe('success');
	expect(resultOf(ended)).toMatchObject({
		faxId: String(fax.id),
		recipient: '61730000006',
		status: 'unknown',
		success: null,
		timedOut: true,
	});
	expect(ended.jsonOf('After')).toHaveLength(1);
	console.log(`time limit of 60 s: went on after ${Math.round((Date.now() - started) / 1000)} s`);
	// The callback that comes too late does no harm.
	expect(
		await callBack(fax.callbackUrl, { ID: String(fax.id), Success: 'True', Recipient: '61730000006' }),
	).toBe(409);
});

test('several items are refused before anything is sent, with the way out', async () => {
	const several = definition(2);
	several.nodes.splice(1, 0, {
		...node('Two', 'n8n-nodes-base.code', 2, { jsCode: 'return [{ json: {} }, { json: {} }];' }),
	} as unknown as WorkflowDefinition['nodes'][number]);
	several.connections = {
		Webhook: { main: [[{ node: 'Two', type: 'main', index: 0 }]] },
		Two: { main: [[{ node: 'Fax and Wait', type: 'main', index: 0 }]] },
	} as unknown as WorkflowDefinition['connections'];
	const stored = await run.importWorkflow(several);
	await run.client.publishWorkflow(stored.id);
	const before = (await run.simulator.admin.counts()).faxes;
	const answer = await request(`${run.n8n.url}/webhook/wait-2?number=0730001000`, {
		method: 'POST',
		headers: { 'content-type': 'application/pdf' },
		body: 'x',
	});
	await answer.body.dump();
	const [latest] = await waitFor(
		async () => {
			const list = await run.client.listExecutions(stored.id);
			return list.length > 0 && list;
		},
		{ what: 'the execution' },
	);
	const ended = await run.client.executionEnded(latest?.id ?? '');
	expect(ended.error?.message).toMatch(/got 2 items, and can wait for one/);
	expect(asText(ended.error?.description)).toMatch(/Loop Over Items/);
	expect((await run.simulator.admin.counts()).faxes).toBe(before);
});

import { createHmac } from 'node:crypto';
import { request } from 'undici';
import { asText } from '../../lib/json';
import type { Execution } from '../../n8n/client/decodeExecution';
import type { N8nServer } from '../../n8n/server/N8nServer';
import type { StoredWorkflow } from '../../n8n/client/n8nTypes';
import { isProcessAlive } from '../../n8n/install/withInstallLock';
import { REPLY } from '../engine/harness/hostileBodies';
import { itemsFromWebhook, smsNode, triggerWorkflow } from '../../n8n/workflow/nodes';
import { workflow } from '../../n8n/workflow/workflow';
import { waitFor } from '../../n8n/waitFor';
import { startQueueMode, type QueueMode } from './harness/startQueueMode';
import { startByWebhook } from './harness/startByWebhook';

jest.setTimeout(600_000);

let queue: QueueMode;
let fax: StoredWorkflow;
/** Where the processor takes the events of that workflow. */
let url: string;
let settingsBefore: object;
const FIGURES = { events: 0, documents: 0, bytes: 0, duplicates: 0 };
const begun = Date.now();

beforeAll(async () => {
	queue = await startQueueMode();
	process.stdout.write(
		`queue mode: main, webhook processor, two workers, PostgreSQL and Redis ready after ${Math.round((Date.now() - begun) / 1000)} s\n`,
	);
}, 900_000);

afterAll(async () => {
	const pids = queue?.pids() ?? [];
	await queue?.stop();
	const left = pids.filter(isProcessAlive);
	process.stdout.write(
		`queue mode: ${FIGURES.events} events through the processor, ${FIGURES.documents} documents with ${FIGURES.bytes} bytes fetched on workers and equal, ` +
			`${FIGURES.duplicates} duplicates recognised on another worker, ${pids.length} processes started, ${left.length} left\n`,
	);
	if (left.length > 0) throw new Error(`Processes are left: ${left.join(', ')}`);
}, 180_000);

/** Executions of a workflow that have ended, oldest first, once there are so many. */
async function executions(workflow: StoredWorkflow, count: number): Promise<Execution[]> {
	const list = await waitFor(
		async () => {
			const found = await queue.client.listExecutions(workflow.id);
			return found.length >= count && found;
		},
		{ what: `${count} executions of ${workflow.name}`, timeoutMs: 60_000 },
	);
	expect(list).toHaveLength(count);
	const byAge = list.sort((a, b) => Number(a.id) - Number(b.id));
	return await Promise.all(
		byAge.map(async ({ id }) => await queue.client.executionEnded(id, { timeoutMs: 60_000 })),
	);
}

function workerOf(execution: Execution | undefined): N8nServer {
	const [worker] = execution ? queue.workersOf(execution.id) : [];
	if (!worker) throw new Error(`No worker has execution ${execution?.id} in its log`);
	return worker;
}

/** The trigger's document, as n8n keeps it, against what the simulator made. */
async function expectDocument(execution: Execution | undefined, faxId: number): Promise<void> {
	const [item] = execution?.itemsOf('Next') ?? [];
	expect(item?.json).toMatchObject({
		event: 'faxReceived',
		faxId: String(faxId),
		authentication: 'basicAuth',
	});
	const binary = item?.binary?.data;
	if (!binary) throw new Error('The item has no document');
	expect(binary.id).toMatch(/^database/);
	const bytes = await queue.client.downloadBinary(binary);
	expect(bytes.equals(await queue.simulator.admin.receivedDocument(faxId))).toBe(true);
	FIGURES.documents++;
	FIGURES.bytes += bytes.length;
}

async function receiveFax(pages: number): Promise<{ faxId: number; delivery: number }> {
	const { faxId, deliveries } = await queue.simulator.admin.receiveFax({ pages });
	expect(deliveries.map(({ statusCode, responseSnippet }) => [statusCode, responseSnippet])).toEqual([
		[200, '{"received":true,"started":true}'],
	]);
	FIGURES.events++;
	return { faxId, delivery: deliveries[0]?.id ?? 0 };
}

test('publishing enters the URL of the webhook processor in the GoFax settings, and the main process does not serve it', async () => {
	const { admin } = queue.simulator;
	settingsBefore = await admin.settings('accountDetails');
	fax = await queue.importWorkflow(
		triggerWorkflow({
			name: 'Queue fax',
			type: 'goFaxTrigger',
			parameters: {
				event: 'faxReceived',
				registration: 'automatic',
				authentication: 'basicAuth',
				options: { downloadDocument: true },
			},
		}),
	);
	await queue.client.publishWorkflow(fax.id);
	const settings = await admin.settings('accountDetails');
	url = asText(settings.ReceiveFaxNotificationURL);
	expect(url.startsWith(`${queue.processor.url}/webhook/`)).toBe(true);
	// Main has no such route: with one, n8n would answer for itself, in JSON.
	for (const path of [new URL(url).pathname, '/webhook-waiting/1/node']) {
		const post = async (server: N8nServer) => await request(`${server.url}${path}`, { method: 'POST' });
		const onMain = await post(queue.main);
		expect([onMain.statusCode, await onMain.body.text()]).toEqual([
			404,
			expect.stringContaining(`Cannot POST ${path}`),
		]);
		const onProcessor = await post(queue.processor);
		expect(await onProcessor.body.text()).toMatch(/^\{/);
	}
});

test('a received fax starts the workflow on a worker, which fetches the document', async () => {
	const { faxId } = await receiveFax(3);
	const [execution] = await executions(fax, 1);
	expect([execution?.status, execution?.order]).toEqual(['success', ['Trigger', 'Next']]);
	workerOf(execution);
	await expectDocument(execution, faxId);
});

test('a duplicate is recognised by the other worker, when the one that ran the event is gone', async () => {
	const { admin } = queue.simulator;
	const first = (await admin.deliveries()).find(({ kind }) => kind === 'faxReceived');
	const [original] = await executions(fax, 1);
	const gone = workerOf(original);
	await gone.stop();
	expect((await admin.resend(first?.id ?? 0)).statusCode).toBe(200);
	const [, duplicate] = await executions(fax, 2);
	expect([duplicate?.status, duplicate?.order]).toEqual(['success', ['Trigger']]);
	const other = workerOf(duplicate);
	expect(other).not.toBe(gone);
	FIGURES.duplicates++;

	// The other way round, with an event that the second worker ran.
	const { faxId, delivery } = await receiveFax(1);
	const [, , second] = await executions(fax, 3);
	expect(workerOf(second)).toBe(other);
	await expectDocument(second, faxId);
	await gone.start();
	await other.stop();
	expect((await admin.resend(delivery)).statusCode).toBe(200);
	const [, , , again] = await executions(fax, 4);
	expect([again?.order, workerOf(again)]).toEqual([['Trigger'], gone]);
	FIGURES.duplicates++;
	await other.start();
});

test('different events at the same time all pass, spread over the workers', async () => {
	const faxes = await Promise.all(
		Array.from({ length: 8 }, async (_, index) => await receiveFax(1 + (index % 3))),
	);
	const all = await executions(fax, 4 + faxes.length);
	const mine = all.slice(4);
	for (const { faxId } of faxes) {
		await expectDocument(
			mine.find((execution) => execution.jsonOf('Next')[0]?.faxId === String(faxId)),
			faxId,
		);
	}
	const shares = queue.workers.map(
		(worker) => mine.filter((execution) => workerOf(execution) === worker).length,
	);
	process.stdout.write(`queue mode: 8 events at once, ${shares.join(' and ')} on the two workers\n`);
});

test('the processor refuses what is forged or malformed, and starts nothing', async () => {
	const before = (await queue.client.listExecutions(fax.id)).length;
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	const { basicUser, basicPassword } = queue.secrets;
	const right = { authorization: `Basic ${Buffer.from(`${basicUser}:${basicPassword}`).toString('base64')}` };
	const post = async (headers: Record<string, string>, body: string) => {
		const answer = await request(url, { method: 'POST', headers, body });
		await answer.body.dump();
		return answer.statusCode;
	};
	expect(await post(form, 'FaxID=1')).toBe(401);
	expect(await post({ ...form, authorization: 'Basic Zzz' }, 'FaxID=1')).toBe(401);
	expect(await post({ ...form, ...right }, 'hello=1')).toBe(400);
	expect(await post({ ...right, 'content-type': 'application/json' }, '{}')).toBe(415);
	expect(await post({ ...form, ...right }, `FaxID=1&x=${'a'.repeat(70_000)}`)).toBe(413);
	await receiveFax(1);
	await executions(fax, before + 1);
});

test('text that PostgreSQL does not take as it is goes through', async () => {
	const workflow = await queue.importWorkflow(
		triggerWorkflow({
			name: 'Queue SMS',
			type: 'goFaxSmsTrigger',
			parameters: { signatureCheck: 'enforce', events: ['smsReply', 'smsReceived'] },
		}),
	);
	await queue.client.publishWorkflow(workflow.id);
	const own = (await queue.client.webhookUrl(workflow, 'Trigger')).replace(
		queue.main.url,
		queue.processor.url,
	);
	const messageBody = 'zero \0, half a character \ud800, 👍';
	const body = JSON.stringify({ ...REPLY, messageBody, metadata: { ['\0']: '\0' } });
	const signature = createHmac('sha256', queue.secrets.signingSecret).update(body).digest('hex');
	const headers = { 'content-type': 'application/json', 'x-gofax-signature': signature };
	const answer = await request(own, { method: 'POST', headers, body });
	expect([answer.statusCode, await answer.body.json()]).toEqual([200, { received: true, started: true }]);
	FIGURES.events++;
	const [execution] = await executions(workflow, 1);
	expect(execution?.status).toBe('success');
	expect(execution?.jsonOf('Next')[0]).toMatchObject({
		body: messageBody,
		signature: { valid: true, scheme: 'hex' },
	});
	workerOf(execution);
});

test('of the same event delivered several times at one instant, at least one passes', async () => {
	const ROUNDS = 8;
	const { basicUser, basicPassword } = queue.secrets;
	const headers = {
		'content-type': 'application/x-www-form-urlencoded',
		authorization: `Basic ${Buffer.from(`${basicUser}:${basicPassword}`).toString('base64')}`,
	};
	const [delivery] = (await queue.simulator.admin.deliveries()).filter(({ kind }) => kind === 'faxReceived');
	let twice = 0;
	for (let round = 0; round < ROUNDS; round++) {
		const known = (await queue.client.listExecutions(fax.id)).map(({ id }) => id);
		// A field more makes it another event of the same fax.
		const body = `${delivery?.body}&Round=${round}`;
		const answers = await Promise.all(
			[1, 2].map(async () => await request(url, { method: 'POST', headers, body })),
		);
		for (const answer of answers)
			expect([answer.statusCode, await answer.body.json()]).toEqual([200, { received: true, started: true }]);
		FIGURES.events++;
		const both = await waitFor(
			async () => {
				const fresh = (await queue.client.listExecutions(fax.id)).filter(({ id }) => !known.includes(id));
				return fresh.length === 2 && fresh;
			},
			{ what: 'two executions', timeoutMs: 60_000 },
		);
		const ended = await Promise.all(
			both.map(async ({ id }) => await queue.client.executionEnded(id, { timeoutMs: 60_000 })),
		);
		const passed = ended.filter(({ order }) => order.includes('Next'));
		expect(ended.map(({ status }) => status)).toEqual(['success', 'success']);
		expect(passed.length).toBeGreaterThanOrEqual(1);
		if (passed.length === 2) twice++;
	}
	process.stdout.write(
		`queue mode: ${ROUNDS} pairs of one event at the same instant, ${twice} passed twice (two workers share no lock)\n`,
	);
});

test('unpublishing puts the settings back as they were', async () => {
	await queue.client.unpublishWorkflow(fax.id);
	expect(await queue.simulator.admin.settings('accountDetails')).toEqual(settingsBefore);
});

test('a Retry on one worker sends nothing that the other had begun when the execution was stopped', async () => {
	const { admin } = queue.simulator;
	const numbers = ['61400000001', '61400000002', '61400000003'];
	const stored = await queue.importWorkflow(
		workflow('Queue send', [...itemsFromWebhook('queue-send'), smsNode({}, 2)]),
	);
	await queue.client.publishWorkflow(stored.id);
	await admin.addFault({ path: '/SMS', kind: 'latencyAfter', ms: 6000 });
	const items = numbers.map((to) => ({ to, text: 'Hello' }));
	const id = await startByWebhook(queue, stored.id, 'queue-send', { items });
	await waitFor(async () => (await admin.counts()).sms === 2, {
		what: 'two SMS that are under way',
		timeoutMs: 60_000,
	});
	await queue.client.request('POST', `/rest/executions/${id}/stop`, {});
	const stopped = await queue.client.executionEnded(id, { timeoutMs: 60_000 });
	expect(stopped.status).toBe('canceled');
	const first = workerOf(stopped);
	await first.stop();
	await admin.clearFaults();

	const { id: retried } = await queue.client.request<{ id: string }>('POST', `/rest/executions/${id}/retry`, {
		loadWorkflow: false,
	});
	const again = await queue.client.executionEnded(retried, { timeoutMs: 60_000 });
	await first.start();
	expect(again.error?.message).toBe('GoFax may have this already, so it was not sent again');
	expect(workerOf(again)).not.toBe(first);
	const { sms } = await admin.state();
	expect(sms.flatMap(({ recipients }) => recipients.map(({ number }) => number)).sort()).toEqual(numbers);
});

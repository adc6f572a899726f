import type { Execution } from '../../n8n/client/decodeExecution';
import { isPortFree } from '../../n8n/process/freePort';
import type { ExecutionSummary, StoredWorkflow } from '../../n8n/client/n8nTypes';
import { startN8nUnderTest, type N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { goFaxNode, triggerWorkflow } from '../../n8n/workflow/nodes';
import { connect } from '../../n8n/workflow/workflow';
import { waitFor } from '../../n8n/waitFor';

jest.setTimeout(240_000);

let run: N8nUnderTest;
let workflow: StoredWorkflow;

/** A trigger that downloads the fax, then a node that asks GoFax something, then one that does nothing. */
beforeAll(async () => {
	run = await startN8nUnderTest();
	const definition = triggerWorkflow({
		name: 'Received fax',
		type: 'goFaxTrigger',
		parameters: { event: 'faxReceived', registration: 'manual', options: { downloadDocument: true } },
	});
	definition.nodes.push(goFaxNode('Later', { resource: 'account', operation: 'checkAccess' }));
	definition.connections = connect(['Trigger', 'Later'], ['Later', 'Next']);
	workflow = await run.importWorkflow(definition);
	await run.client.publishWorkflow(workflow.id);
	// Not reset between the tests: the simulator would give the same IDs again, and so the same events.
	const url = await run.client.webhookUrl(workflow, 'Trigger');
	await run.simulator.admin.changeSettings('accountDetails', { ReceiveFaxNotificationURL: url });
}, 600_000);

afterAll(async () => {
	await run?.stop();
}, 60_000);

const newest = async (): Promise<ExecutionSummary | undefined> =>
	(await run.client.listExecutions(workflow.id)).sort((a, b) => Number(b.id) - Number(a.id))[0];

/** Lets GoFax report a fax, and kills n8n while it waits for GoFax's answer at the given path. */
async function killAt(path: string): Promise<{ crashed: Execution; faxId: number; delivery: number }> {
	const { admin } = run.simulator;
	const asked = async () => (await admin.state()).requests.filter((one) => one.path.includes(path)).length;
	const before = await asked();
	await admin.addFault({ path, kind: 'timeoutBefore', times: 1 });
	const { faxId, deliveries } = await admin.receiveFax();
	expect(deliveries.map(({ statusCode }) => statusCode)).toEqual([200]);
	await waitFor(async () => (await asked()) > before, { what: `a request for ${path}` });
	const id = (await newest())?.id ?? '';
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
	return { crashed, faxId, delivery: deliveries[0]?.id ?? 0 };
}

async function retry(id: string): Promise<Execution> {
	const started = await run.client.request<ExecutionSummary>('POST', `/rest/executions/${id}/retry`, {
		loadWorkflow: false,
	});
	return await run.client.executionEnded(started.id);
}

/** Presses Resend in the portal. */
async function resend(delivery: number): Promise<Execution> {
	const before = (await newest())?.id;
	expect((await run.simulator.admin.resend(delivery)).statusCode).toBe(200);
	const { id } = await waitFor(
		async () => {
			const execution = await newest();
			return execution?.id !== before && execution;
		},
		{ what: 'the execution of the resent event' },
	);
	return await run.client.executionEnded(id);
}

async function expectDelivered(execution: Execution, faxId: number): Promise<void> {
	expect(execution.status).toBe('success');
	// Of what had run before a crash, n8n makes up runs from its event log.
	expect(execution.order.filter((name) => name !== 'Trigger')).toEqual(['Later', 'Next']);
	const [item, ...others] = execution.itemsOf('Trigger');
	expect(others).toEqual([]);
	expect(item?.json).toMatchObject({ event: 'faxReceived', faxId: String(faxId) });
	const binary = item?.binary?.data;
	if (!binary) throw new Error('The item has no document');
	const document = await run.simulator.admin.receivedDocument(faxId);
	expect((await run.client.downloadBinary(binary)).equals(document)).toBe(true);
}

describe('n8n is killed while the trigger downloads the document', () => {
	test('Retry delivers the event once, and a resend after it is a duplicate', async () => {
		const { crashed, faxId, delivery } = await killAt('/ReceiveFax/');
		const again = await retry(crashed.id);
		expect(again.mode).toBe('retry');
		await expectDelivered(again, faxId);
		expect((await resend(delivery)).order).toEqual(['Trigger']);
	});

	test('Resend delivers the event too, once', async () => {
		const { faxId, delivery } = await killAt('/ReceiveFax/');
		await expectDelivered(await resend(delivery), faxId);
		expect((await resend(delivery)).order).toEqual(['Trigger']);
	});
});

describe('n8n is killed in a node after the trigger', () => {
	test('Retry delivers the event once, whether it was resent before or is resent after', async () => {
		const { crashed, faxId, delivery } = await killAt('/Account/');
		expect((await resend(delivery)).order).toEqual(['Trigger']);
		await expectDelivered(await retry(crashed.id), faxId);
		expect((await resend(delivery)).order).toEqual(['Trigger']);
	});
});

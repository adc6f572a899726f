import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredWorkflow, WorkflowDefinition } from '../../n8n/client/n8nTypes';
import { makePdf } from '../engine/harness/pdf';
import { startN8nUnderTest, type N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { submitForm } from './harness/submitForm';
import {
	nextParkedFax,
	publish,
	sendWithEarlyCallback,
	timedOutItem,
	type WaitingFax,
} from './harness/waitingFax';

jest.setTimeout(120_000);

let run: N8nUnderTest;
let example: StoredWorkflow;

beforeAll(async () => {
	run = await startN8nUnderTest();
	const path = join(__dirname, '../../examples/fax-and-wait-for-result.json');
	const definition = JSON.parse(readFileSync(path, 'utf8')) as WorkflowDefinition;
	const waiting = definition.nodes.find(({ name }) => name === 'Fax and Wait');
	if (!waiting) throw new Error('The example has no node that waits');
	waiting.parameters.timeLimit = 1;
	example = await publish(run, definition);
}, 600_000);

afterAll(async () => {
	await run?.stop();
}, 60_000);

const submit = (number: string) => async () => {
	const form = example.nodes.find(({ name }) => name === 'Fax Form');
	const input = { number, subject: 'Referral', pdf: await makePdf(1) };
	await submitForm(`${run.n8n.url}/form/${form?.webhookId}`, input);
};

const park = async (number: string) => await nextParkedFax(run, submit(number));

const ended = async ({ execution }: WaitingFax) =>
	await run.client.executionEnded(execution, { timeoutMs: 100_000 });

test('a fax that was sent continues the workflow, and one that failed ends the execution with an error that says why', async () => {
	const good = await park('07 3000 1000');
	const bad = await park('07 3000 0001');
	await run.simulator.admin.advance(60);

	const sent = await ended(good);
	expect(sent.order).toEqual(['Fax Form', 'Fax and Wait', 'Time Over?', 'Sent?', 'Sent']);
	expect(sent.jsonOf('Sent')).toEqual([{ faxId: String(good.id), recipient: '61730001000', status: 'sent' }]);

	const failed = await ended(bad);
	expect(failed.status).toBe('error');
	expect(failed.order).toEqual(['Fax Form', 'Fax and Wait', 'Time Over?', 'Sent?', 'Not Sent']);
	expect(failed.error?.message).toBe(`Fax ${bad.id} to 61730000001 was not sent: Recipient line is busy`);
});

test('a callback that comes before the execution is parked gets 409, and a second delivery wakes it', async () => {
	const { fax, early } = await sendWithEarlyCallback(run, submit('07 3000 1000'));
	expect([early.statusCode, early.responseSnippet]).toEqual([
		409,
		expect.stringContaining(`The execution \\"${fax.execution}\\" is running already.`),
	]);
	expect((await run.client.getExecution(fax.execution)).status).toBe('waiting');

	expect((await run.simulator.admin.resend(early.id)).statusCode).toBe(200);
	const execution = await ended(fax);
	expect(execution.jsonOf('Fax and Wait')).toMatchObject([
		{ faxId: String(fax.id), success: true, timedOut: false },
	]);
	expect(execution.order.at(-1)).toBe('Sent');
});

test('when the result is lost, the workflow asks GoFax for it once the time is up', async () => {
	// Sent, but GoFax calls nobody; never final; and failed, with a callback that came too early and is not repeated.
	const silent = await park('07 3000 0008');
	const stuck = await park('07 3000 0006');
	await run.simulator.admin.advance(60);
	const { fax: tooEarly, early } = await sendWithEarlyCallback(run, submit('07 3000 0001'));
	expect(early.statusCode).toBe(409);

	const outcomes: Array<[WaitingFax, string, string]> = [
		[silent, 'sent', 'Sent'],
		[stuck, 'sending', 'Not Sent'],
		[tooEarly, 'failed', 'Not Sent'],
	];
	for (const [fax, status, last] of outcomes) {
		const execution = await ended(fax);
		expect(execution.jsonOf('Fax and Wait')).toEqual([expect.objectContaining(timedOutItem(fax))]);
		expect(execution.jsonOf('Ask GoFax')).toMatchObject([{ faxId: String(fax.id), status }]);
		expect(execution.order.slice(2)).toEqual(['Time Over?', 'Ask GoFax', 'Sent?', last]);
	}
	expect((await ended(silent)).jsonOf('Sent')).toEqual([
		{ faxId: String(silent.id), recipient: '61730000008', status: 'sent' },
	]);
	expect((await ended(tooEarly)).error?.message).toBe(
		`Fax ${tooEarly.id} to 61730000001 was not sent: Recipient line is busy`,
	);
	expect((await ended(stuck)).error?.message).toMatch(/: Transmission in progress$/);
});

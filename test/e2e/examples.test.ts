// One file, because the tests share one n8n with all examples published; the last one reads what the others left behind.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
import { asText } from '../../lib/json';
import type { Execution } from '../../n8n/client/decodeExecution';
import type { StoredWorkflow, WorkflowDefinition } from '../../n8n/client/n8nTypes';
import { makePdf } from '../engine/harness/pdf';
import { startN8nUnderTest, type N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { waitFor } from '../../n8n/waitFor';
import { submitForm } from './harness/submitForm';

jest.setTimeout(120_000);

let run: N8nUnderTest;
const workflows = new Map<string, StoredWorkflow>();

const example = (file: string) =>
	JSON.parse(readFileSync(join(__dirname, `../../examples/${file}.json`), 'utf8')) as WorkflowDefinition;

beforeAll(async () => {
	run = await startN8nUnderTest();
	for (const file of [
		'fax-a-document',
		'log-fax-results',
		'received-fax-to-file',
		'sms-auto-reply',
		'sms-delivery-status',
	]) {
		workflows.set(file, await run.importWorkflow(example(file)));
	}
}, 600_000);

afterAll(async () => {
	await run?.stop();
}, 60_000);

function workflow(file: string): StoredWorkflow {
	const found = workflows.get(file);
	if (!found) throw new Error(`${file} was not imported`);
	return found;
}

/** Executions of a workflow that ended, oldest first, once there are as many as expected. */
async function executions(file: string, count: number): Promise<Execution[]> {
	const { id } = workflow(file);
	const summaries = await waitFor(
		async () => {
			const list = await run.client.listExecutions(id);
			return list.length >= count && list;
		},
		{ what: `${count} executions of ${file}` },
	);
	return await Promise.all(
		summaries.reverse().map(async (summary) => await run.client.executionEnded(summary.id)),
	);
}

async function post(
	url: string,
	init: { headers?: Record<string, string>; body?: string | Buffer },
): Promise<number> {
	const answer = await request(url, { method: 'POST', ...init });
	await answer.body.dump();
	return answer.statusCode;
}

async function faxByForm(pdf: Buffer, number: string): Promise<void> {
	const node = workflow('fax-a-document').nodes.find(({ name }) => name === 'Fax Form');
	const input = { number, subject: 'Referral of J. Citizen', pdf };
	await submitForm(`${run.n8n.url}/form/${node?.webhookId}`, input);
}

test('every example is covered here', () => {
	const files = readdirSync(join(__dirname, '../../examples')).filter((file) => file.endsWith('.json'));
	// sendAndWaitLost.test.ts has that one, with a short time limit.
	const covered = [...workflows.keys(), 'fax-and-wait-for-result'];
	expect(files.map((file) => file.replace('.json', '')).sort()).toEqual(covered.sort());
});

test('the credential test says yes to the right token and no to a wrong one', async () => {
	const { url: baseUrl, token } = run.simulator;
	const credential = run.credentials.get('goFaxApi');
	const check = async (data: object) =>
		await run.client.testCredential(credential?.id ?? '', {
			name: 'x',
			type: 'goFaxApi',
			data: { baseUrl, ...data },
		});
	expect(await check({ token, apiVersion: '1.0' })).toMatchObject({ status: 'OK' });
	expect(await check({ token, apiVersion: '2.0' })).toMatchObject({ status: 'OK' });
	expect(await check({ token: 'wrong', apiVersion: '1.0' })).toMatchObject({ status: 'Error' });
	const hook = run.credentials.get('goFaxWebhookApi');
	const checkHook = async (data: Record<string, unknown>) =>
		await run.client.testCredential(hook?.id ?? '', { name: 'x', type: 'goFaxWebhookApi', data });
	expect(await checkHook({ signingSecret: 'secret' })).toMatchObject({ status: 'OK' });
	expect(await checkHook({ signingSecret: 'secret ' })).toMatchObject({ status: 'Error' });
});

test('a PDF from a form goes out as a fax, and its result starts a second workflow', async () => {
	const { admin } = run.simulator;
	await admin.changeSettings('faxSettings', { NotificationURL: 'https://old.example/hook' });
	const before = await admin.settings('faxSettings');
	await run.client.publishWorkflow(workflow('log-fax-results').id);
	await run.client.publishWorkflow(workflow('fax-a-document').id);
	const { NotificationURL, ...others } = await admin.settings('faxSettings');
	const ours = await run.client.webhookUrl(workflow('log-fax-results'), 'Fax Sent');
	expect(NotificationURL).toBe(`${ours}?gofax-before=${encodeURIComponent('https://old.example/hook')}`);
	expect(others).toEqual(
		Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'NotificationURL')),
	);

	const pdf = await makePdf(4);
	await faxByForm(pdf, '07 3000 1000');
	const [sending] = await executions('fax-a-document', 1);
	const faxId = asText(sending?.jsonOf('What Went Out')[0]?.faxId);
	expect(sending?.jsonOf('What Went Out')).toEqual([
		expect.objectContaining({ recipient: '61730001000', status: 'queued' }),
	]);
	expect(await admin.sentDocument(Number(faxId))).toEqual(pdf);
	expect((await admin.state()).faxes[0]).toMatchObject({ pages: 4, subject: 'Referral of J. Citizen' });

	const deliveries = await admin.advance(60);
	expect(
		deliveries.map(({ kind, statusCode, responseSnippet }) => [kind, statusCode, responseSnippet]),
	).toEqual([['faxSent', 200, '{"received":true,"started":true}']]);
	const [logged] = await executions('log-fax-results', 1);
	expect(logged?.jsonOf('Log: Sent')).toEqual([expect.objectContaining({ faxId, success: true })]);
	expect(logged?.jsonOf('Fax Sent')[0]).toMatchObject({
		event: 'faxSent',
		subject: 'Referral of J. Citizen',
		isTest: false,
	});

	// A number that the simulator lets fail takes the other way.
	await faxByForm(pdf, '07 3000 0001');
	await executions('fax-a-document', 2);
	await admin.advance(60);
	const [, failed] = await executions('log-fax-results', 2);
	expect(failed?.jsonOf('Log: Failed')[0]?.line).toMatch(/to 61730000001 failed: Recipient line is busy$/);

	await run.client.unpublishWorkflow(workflow('log-fax-results').id);
	expect(await admin.settings('faxSettings')).toEqual(before);
});

test('a received fax arrives as a file, byte for byte', async () => {
	const { admin } = run.simulator;
	const before = await admin.settings('accountDetails');
	await run.client.publishWorkflow(workflow('received-fax-to-file').id);
	const { faxId } = await admin.receiveFax({ pages: 5, from: '0311223344' });
	const [execution] = await executions('received-fax-to-file', 1);
	const [item] = execution?.itemsOf('Fetch the Document') ?? [];
	expect(item?.json).toMatchObject({ faxId: String(faxId), mimeType: 'application/pdf' });
	const binary = item?.binary?.fax;
	if (!binary) throw new Error('The item has no file');
	expect(await run.client.downloadBinary(binary)).toEqual(await admin.receivedDocument(faxId));
	expect(execution?.jsonOf('Fax Received')[0]).toMatchObject({
		pages: 5,
		complete: true,
		senderNumber: '0311223344',
	});
	await run.client.unpublishWorkflow(workflow('received-fax-to-file').id);
	expect(await admin.settings('accountDetails')).toEqual(before);
});

test('an SMS reply is answered, unless it says STOP; a resend is not answered again, even after a restart of n8n', async () => {
	const { admin } = run.simulator;
	await run.client.publishWorkflow(workflow('sms-auto-reply').id);
	const url = await run.client.webhookUrl(workflow('sms-auto-reply'), 'SMS Reply');
	await admin.addWebhook({ url, secret: run.secrets.signingSecret, scheme: 'hex' });
	const reply = async (body: string) =>
		await admin.replySms({ from: '+61400000000', to: '+61700000000', body });

	const { deliveries } = await reply('When are you open?');
	expect(deliveries.map(({ statusCode }) => statusCode)).toEqual([200]);
	await executions('sms-auto-reply', 1);
	expect((await admin.state()).sms.map(({ recipients }) => recipients.map(({ number }) => number))).toEqual([
		['61400000000'],
	]);

	await reply('stop');
	const [, stopped] = await executions('sms-auto-reply', 2);
	expect(stopped?.order).toEqual(['SMS Reply', 'Says STOP?']);

	await admin.resend(deliveries[0]?.id ?? 0);
	const [, , again] = await executions('sms-auto-reply', 3);
	expect(again?.order).toEqual(['SMS Reply']);
	await run.n8n.restart();
	await run.client.login(run.owner);
	await admin.resend(deliveries[0]?.id ?? 0);
	const [, , , afterRestart] = await executions('sms-auto-reply', 4);
	expect(afterRestart?.order).toEqual(['SMS Reply']);
	expect((await admin.counts()).sms).toBe(1);
});

test('an SMS delivery status starts its workflow when GoFax authenticates itself', async () => {
	const { admin } = run.simulator;
	await run.client.publishWorkflow(workflow('sms-delivery-status').id);
	const url = await run.client.webhookUrl(workflow('sms-delivery-status'), 'SMS Sent');
	await admin.setSmsNotification({
		url,
		username: run.secrets.basicUser,
		password: run.secrets.basicPassword,
	});
	await request(`${run.simulator.url}/v1.0/SMS?token=${run.simulator.token}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ To: ['61412345678'], From: 'Clinic', Body: 'Hello' }),
	}).then(async ({ body }) => await body.dump());
	// The answer of the test before becomes final now too.
	await admin.advance(60);
	const both = await executions('sms-delivery-status', 2);
	for (const execution of both) {
		expect(execution.jsonOf('SMS Sent')[0]).toMatchObject({ event: 'smsSent', authentication: 'basicAuth' });
	}
	expect(both.map((execution) => execution.jsonOf('Delivered')[0]?.recipient).sort()).toEqual([
		'61400000000',
		'61412345678',
	]);
});

test('what is forged or malformed gets 400, 401 or 415 and starts nothing', async () => {
	const before = (await run.client.listExecutions(workflow('sms-auto-reply').id)).length;
	const sms = await run.client.webhookUrl(workflow('sms-auto-reply'), 'SMS Reply');
	const status = await run.client.webhookUrl(workflow('sms-delivery-status'), 'SMS Sent');
	const event = JSON.stringify({
		eventType: 'SMS_REPLY',
		messageId: 'x',
		from: '+61400000009',
		messageBody: 'forged',
	});
	const json = { 'content-type': 'application/json' };
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	const basic = {
		authorization: `Basic ${Buffer.from(`${run.secrets.basicUser}:${run.secrets.basicPassword}`).toString('base64')}`,
	};
	expect(await post(sms, { headers: json, body: event })).toBe(401);
	expect(await post(sms, { headers: { ...json, 'x-gofax-signature': 'a'.repeat(64) }, body: event })).toBe(
		401,
	);
	expect(await post(sms, { headers: form, body: 'a=1' })).toBe(415);
	expect(await post(status, { headers: form, body: 'ID=1&Success=True' })).toBe(401);
	expect(await post(status, { headers: { ...form, ...basic }, body: 'hello=1' })).toBe(400);
	expect(await post(status, { headers: { ...json, ...basic }, body: '{}' })).toBe(415);
	// An execution would be listed by now: this one is, and it came last.
	expect(
		await post(status, { headers: { ...form, ...basic }, body: 'ID=1&Success=True&Recipient=61400000000' }),
	).toBe(200);
	await executions('sms-delivery-status', 3);
	expect(await run.client.listExecutions(workflow('sms-auto-reply').id)).toHaveLength(before);
	expect(await run.client.listExecutions(workflow('sms-delivery-status').id)).toHaveLength(3);
});

test('twenty deliveries of one event at once start one run of the next node', async () => {
	const { id } = workflow('sms-delivery-status');
	const before = (await run.client.listExecutions(id)).length;
	const url = await run.client.webhookUrl(workflow('sms-delivery-status'), 'SMS Sent');
	const { basicUser, basicPassword } = run.secrets;
	const headers = {
		'content-type': 'application/x-www-form-urlencoded',
		authorization: `Basic ${Buffer.from(`${basicUser}:${basicPassword}`).toString('base64')}`,
	};
	const body = 'ID=777&Success=True&Recipient=61400000777&Message=Message+successfully+delivered';
	const statuses = await Promise.all(
		Array.from({ length: 20 }, async () => await post(url, { headers, body })),
	);
	expect(statuses).toEqual(Array.from({ length: 20 }, () => 200));
	const all = (await executions('sms-delivery-status', before + 20)).slice(before);
	expect(all.filter(({ order }) => order.includes('Delivered'))).toHaveLength(1);
	console.log(
		`parallel deliveries: 20 answered 200, runs of the next node: ${all.filter(({ order }) => order.length > 1).length}`,
	);
});

test('a test run takes the URL over from production and gives it back', async () => {
	const { admin } = run.simulator;
	const { id } = workflow('received-fax-to-file');
	await run.client.publishWorkflow(id);
	const inProduction = await admin.settings('accountDetails');
	await run.client.testRun(id, 'Fax Received');
	const testUrl = await run.client.webhookUrl(workflow('received-fax-to-file'), 'Fax Received', 'test');
	await waitFor(
		async () =>
			asText((await admin.settings('accountDetails')).ReceiveFaxNotificationURL).startsWith(testUrl),
		{
			what: 'the test URL in the settings',
		},
	);
	await admin.receiveFax({ pages: 1 });
	await waitFor(
		async () => JSON.stringify(await admin.settings('accountDetails')) === JSON.stringify(inProduction),
		{ what: "production's URL to come back" },
	);
	const [, tested] = await executions('received-fax-to-file', 2);
	expect(tested?.mode).toBe('manual');
	expect(tested?.jsonOf('Fax Received')[0]).toMatchObject({ isTest: true });
	await run.client.unpublishWorkflow(id);
});

test('a workflow whose registration cannot work is not published, and says why', async () => {
	const { admin } = run.simulator;
	await admin.setBehaviour({ settingsSpelling: 'getNotFound' });
	await expect(run.client.publishWorkflow(workflow('received-fax-to-file').id)).rejects.toThrow(
		/GoFax does not know this call/,
	);
	await run.client.unpublishWorkflow(workflow('received-fax-to-file').id);
	await admin.setBehaviour({ settingsSpelling: 'default' });
});

test("token, secret and password are nowhere in n8n's database or log", () => {
	const folder = join(run.n8n.userFolder, '.n8n');
	const files = readdirSync(folder)
		.filter((name) => /^database\.sqlite/.test(name))
		.map((name) => join(folder, name));
	expect(files.length).toBeGreaterThan(0);
	const { signingSecret, basicPassword } = run.secrets;
	for (const file of [...files, run.n8n.logFile]) {
		const content = readFileSync(file);
		for (const secret of [run.simulator.token, signingSecret, basicPassword])
			expect([file, content.includes(secret)]).toEqual([file, false]);
	}
	// The search finds what is there: the number that was sent to is in the saved executions.
	expect(files.some((file) => readFileSync(file).includes('61730001000'))).toBe(true);
});

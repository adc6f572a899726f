import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { INodeParameters } from 'n8n-workflow';
import { request } from 'undici';
import { REPLY } from '../engine/harness/hostileBodies';
import { startN8nUnderTest, type N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { triggerWorkflow, type TriggerWorkflow } from '../../n8n/workflow/nodes';
import { waitFor } from '../../n8n/waitFor';

jest.setTimeout(120_000);

let run: N8nUnderTest;

beforeAll(async () => {
	run = await startN8nUnderTest();
}, 600_000);

afterAll(async () => {
	await run?.stop();
}, 60_000);

let made = 0;
type Of = TriggerWorkflow['type'];

async function publish(type: Of, parameters: INodeParameters) {
	const workflow = await run.importWorkflow(triggerWorkflow({ name: `Edge ${++made}`, type, parameters }));
	await run.client.publishWorkflow(workflow.id);
	return { id: workflow.id, url: await run.client.webhookUrl(workflow, 'Trigger') };
}

async function post(url: string, headers: Record<string, string>, body: Buffer | string): Promise<number> {
	const answer = await request(url, { method: 'POST', headers, body });
	await answer.body.dump();
	return answer.statusCode;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const RECEIVED = 'FaxID=1&Number=61730000000&Message=COMPLETE';
const FAX = { event: 'faxReceived', registration: 'manual' };
const logged = (text: string) => readFileSync(run.n8n.logFile, 'utf8').split(text).length - 1;

const outputs = async (workflowId: string, count: number) => {
	const ended = await waitFor(
		async () => {
			const all = await run.client.listExecutions(workflowId, { status: 'success' });
			return all.length >= count && all;
		},
		{ what: `${count} executions` },
	);
	const sorted = ended.sort((a, b) => Number(a.id) - Number(b.id));
	return await Promise.all(
		sorted.map(async ({ id }) => (await run.client.getExecution(id)).jsonOf('Next')[0]),
	);
};

test.each<[string, Of, INodeParameters]>([
	["'Authentication' is not one of its options", 'goFaxTrigger', { ...FAX, authentication: 'Basic' }],
	[
		"'Only Complete Faxes' is not true or false",
		'goFaxTrigger',
		{ ...FAX, options: { completeOnly: 'perhaps' } },
	],
	[
		"'Keywords' has nothing between its commas",
		'goFaxSmsTrigger',
		{ signatureCheck: 'off', options: { keywords: ',' } },
	],
])('publishing fails with %s', async (message, type, parameters) => {
	await expect(publish(type, parameters)).rejects.toThrow(message);
});

test('an expression on the call does not hinder publishing, and is evaluated with each call', async () => {
	const { id, url } = await publish('goFaxTrigger', {
		...FAX,
		options: { numbers: '={{ $json.query.line }}' },
	});
	expect(await post(`${url}?line=61730000001`, FORM, RECEIVED)).toBe(200);
	expect(await post(`${url}?line=61730000000`, FORM, RECEIVED)).toBe(200);
	expect(await outputs(id, 1)).toMatchObject([{ faxId: '1', number: '61730000000' }]);
	// A list of nothing is not everything.
	const lists = await publish('goFaxTrigger', {
		...FAX,
		options: { numbers: '={{ $json.query.line ? [$json.query.line] : [] }}' },
	});
	const before = logged('is not a text, but an empty list');
	for (let time = 0; time < 3; time++) expect(await post(lists.url, FORM, RECEIVED)).toBe(500);
	expect(logged('is not a text, but an empty list') - before).toBe(1);
	expect(await run.client.listExecutions(lists.id)).toEqual([]);
	expect(await post(`${lists.url}?line=61730000000`, FORM, RECEIVED)).toBe(200);
});

test('events in other charsets are read from their bytes, as far as n8n lets them through', async () => {
	const { id, url } = await publish('goFaxSmsTrigger', { signatureCheck: 'enforce' });
	const text = (messageId: string) => JSON.stringify({ ...REPLY, messageId, messageBody: 'Grüße' });
	const send = async (type: string, body: Buffer) => {
		const signature = createHmac('sha256', run.secrets.signingSecret).update(body).digest('hex');
		return await post(url, { 'content-type': type, 'gofax-signature': signature }, body);
	};
	expect(await send('application/json', Buffer.from(`\ufeff${text('1')}`))).toBe(200);
	expect(await send('application/json; charset=utf-16le', Buffer.from(text('2'), 'utf16le'))).toBe(200);
	expect(await send('application/json; charset=latin1', Buffer.from(text('3'), 'latin1'))).toBe(200);
	expect(
		await send('application/vnd.gofax+json; charset=windows-1252', Buffer.from(text('4'), 'latin1')),
	).toBe(200);
	expect((await outputs(id, 4)).map((json) => json?.body)).toEqual(['Grüße', 'Grüße', 'Grüße', 'Grüße']);
	// n8n 2.41 refuses charsets that Node has no name for, before it asks the node.
	expect(await send('application/json; charset=windows-1252', Buffer.from(text('5'), 'latin1'))).toBe(422);
});

test('forms in Windows-1252, without a type and with too much in them', async () => {
	const { id, url } = await publish('goFaxTrigger', { ...FAX, event: 'faxSent' });
	const body = 'ID=7&Success=True&Subject=Caf%E9';
	expect(await post(url, FORM, body)).toBe(200);
	expect(await post(`${url}?clinic=7&${body}&Recipient=1`, {}, '')).toBe(200);
	expect(await post(url, {}, Buffer.from(`${body}&Recipient=2`))).toBe(200);
	expect((await outputs(id, 3)).map((json) => json?.subject)).toEqual(['Café', 'Café', 'Café']);

	const multipart = { 'content-type': 'multipart/form-data; boundary=xyz' };
	const part = (name: string, value: string) =>
		`--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
	const parts = part('ID', '8') + part('Success', 'True');
	const file = part('f"; filename="a.pdf"\r\nContent-Type: "application/pdf', '%PDF');
	expect(await post(url, multipart, `${parts}${part('x', 'a'.repeat(70_000))}--xyz--\r\n`)).toBe(413);
	expect(await post(url, multipart, `${parts}${file}--xyz--\r\n`)).toBe(400);
	expect(await post(url, multipart, `${parts}--xyz--\r\n`)).toBe(200);
	await outputs(id, 4);
	expect(await run.client.listExecutions(id)).toHaveLength(4);
});

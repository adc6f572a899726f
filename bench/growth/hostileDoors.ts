import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INode } from 'n8n-workflow';
import { request } from 'undici';
import type { StoredCredential } from '../../n8n/client/n8nTypes';
import { GOFAX_NAMES } from '../../n8n/workflow/goFaxNames';
import { goFaxNode, triggerWorkflow, using } from '../../n8n/workflow/nodes';
import { node, workflow } from '../../n8n/workflow/workflow';
import { answeringWebhook } from '../harness/answeringWebhook';
import { startAnswering } from '../harness/startAnswering';
import type { Undo } from '../harness/startBench';
import type { GrowthBench } from './GrowthBench';
import { answers, documents, forms, settings, smsEvents, texts, type HostileInput } from './hostileInputs';

/** After an answer n8n may still work on the execution. */
const AFTERWARDS_MS = 100;
const FILE = 'hostile';

/** One way in for strangers. */
export interface Door {
	kind: string;
	name: string;
	inputs: readonly HostileInput[];
	/** An ordinary input. */
	harmless: string;
	enter(text: string): Promise<unknown>;
}

async function post({ run, agent }: GrowthBench, url: string, body: string, type = 'application/json') {
	const answer = await request(url, {
		method: 'POST',
		headers: { 'content-type': type },
		body,
		dispatcher: agent,
		// n8n closes a connection after a while, perhaps just now.
		reset: true,
	});
	await answer.body.dump();
	if (!run.n8n.running) throw new Error(`n8n has ended\n${run.n8n.lastLogLines(5)}`);
	await sleep(AFTERWARDS_MS);
}

async function triggers(bench: GrowthBench): Promise<Door[]> {
	const { client } = bench.run;
	const publish = async (type: 'goFaxTrigger' | 'goFaxSmsTrigger', parameters: object) => {
		const stored = await bench.run.importWorkflow(triggerWorkflow({ name: type, type, parameters }));
		await client.publishWorkflow(stored.id);
		return await client.webhookUrl(stored, 'Trigger');
	};
	const options = {
		keywords: 'STOP, YES',
		fromNumbers: '0412 345 678',
		toNumbers: '07 3000 0000',
		includeHeaders: true,
	};
	const events = ['smsReply', 'smsReceived'];
	const sms = await publish('goFaxSmsTrigger', { events, signatureCheck: 'off', options: {} });
	const filtered = await publish('goFaxSmsTrigger', { events, signatureCheck: 'report', options });
	const fax = await publish('goFaxTrigger', {
		event: 'faxSent',
		registration: 'manual',
		options: { subjectContains: 'invoice' },
	});
	const kind = 'event';
	const harmless = '{"eventType":"SMS_REPLY","messageId":"a","from":"+61400000000","messageBody":"YES"}';
	const ofSms = (name: string, url: string): Door => ({
		kind,
		name,
		inputs: smsEvents,
		harmless,
		enter: async (text) => await post(bench, url, text),
	});
	return [
		ofSms('SMS event', sms),
		ofSms('SMS event with filters', filtered),
		{
			kind,
			name: 'notification',
			inputs: forms,
			harmless: 'ID=1&Recipient=61712344321&Success=True&Message=Sent&Subject=a',
			enter: async (text) => await post(bench, fax, text, 'application/x-www-form-urlencoded'),
		},
	];
}

/** The GoFax node as it asks an API that answers with the input, or sends the input to it. */
async function actions(bench: GrowthBench, folder: string, undo: Undo): Promise<Door[]> {
	const api = await startAnswering();
	undo.push(() => api.close());
	const credential = await bench.run.client.createCredential({
		name: 'Hostile API',
		type: GOFAX_NAMES.apiCredential,
		data: { token: 'c0ffee00-0000-4000-8000-000000000000', apiVersion: '1.0', baseUrl: api.url },
	});
	const asks = async (resource: string, operation: string, parameters: object = {}) =>
		await publishAction(bench, credential, `${resource}-${operation}`, [], {
			resource,
			operation,
			...parameters,
		});
	const answering = async (
		kind: string,
		inputs: readonly HostileInput[],
		resource: string,
		operation: string,
		parameters: object = {},
	): Promise<Door> => {
		const url = await asks(resource, operation, parameters);
		return {
			kind,
			name: `${resource} ${operation}`,
			inputs,
			harmless: '{"Success":true,"Response":{"a":"1"}}',
			enter: async (text) => {
				api.answer = text;
				await post(bench, url, '{}');
			},
		};
	};
	const read = node('Read', 'n8n-nodes-base.readWriteFile', 1.1, {
		operation: 'read',
		fileSelector: join(folder, FILE),
		options: {},
	});
	const sendFax = { resource: 'fax', operation: 'send', recipients: '07 3000 1000' };
	const file = await publishAction(bench, credential, 'file', [read], { ...sendFax, binaryFields: 'data' });
	const text = await publishAction(bench, credential, 'text', [], {
		...sendFax,
		content: 'text',
		text: '={{ $json.body.text }}',
	});
	const settingsOf = 'faxSending';
	const update = { settingsOf, enterAs: 'json', changesJson: '{"a":2}' };
	return [
		await answering('setting', settings, 'settings', 'get', { settingsOf }),
		await answering('setting', settings, 'settings', 'update', update),
		{
			kind: 'document',
			name: 'file',
			inputs: documents,
			harmless: '%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF',
			enter: async (content) => {
				writeFileSync(join(folder, FILE), content, 'latin1');
				await post(bench, file, '{}');
			},
		},
		{
			kind: 'document',
			name: 'text',
			inputs: texts,
			harmless: 'A fax',
			enter: async (content) => await post(bench, text, JSON.stringify({ text: content })),
		},
		await answering('answer', answers, 'account', 'getBalance'),
		await answering('answer', answers, 'fax', 'get', { faxId: '1' }),
		await answering('answer', answers, 'fax', 'getAll'),
		await answering('answer', answers, 'sms', 'get', { smsId: '1' }),
		await answering('answer', answers, 'sms', 'send', { recipients: '0412 345 678', message: 'a' }),
		await answering('answer', answers, 'receivedFax', 'get', { faxId: '1' }),
		await answering('answer', answers, 'receivedFax', 'download', { faxId: '1', binaryField: 'data' }),
	];
}

async function publishAction(
	{ run }: GrowthBench,
	credential: StoredCredential,
	name: string,
	before: readonly INode[],
	parameters: object,
): Promise<string> {
	const path = `growth-hostile-${name}`;
	const action = goFaxNode('Action', parameters, { ...using(credential), onError: 'continueRegularOutput' });
	// Not imported, as that would put the simulator's credential in place.
	const { id } = await run.client.createWorkflow(workflow(path, [answeringWebhook(path), ...before, action]));
	await run.client.publishWorkflow(id);
	return `${run.n8n.url}/webhook/${path}`;
}

/** @param folder from which n8n may read files */
export const hostileDoors = async (bench: GrowthBench, folder: string, undo: Undo): Promise<Door[]> => [
	...(await triggers(bench)),
	...(await actions(bench, folder, undo)),
];

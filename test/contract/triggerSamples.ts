import { createHmac } from 'node:crypto';
import type { INodeParameters, INodeType } from 'n8n-workflow';
import { asText } from '../../lib/json';
import { forgetProcessedItems } from '../engine/harness/processedItems';
import { runNode } from '../engine/harness/runNode';
import type { NodeName } from '../engine/harness/TestWorkflow';
import { TriggerEndpoint, type Call } from '../engine/harness/TriggerEndpoint';
import { form, json, RECEIVED, SENT } from '../engine/harness/triggers';
import { GoFaxSmsTrigger } from '../../nodes/GoFaxSmsTrigger/GoFaxSmsTrigger.node';
import { GoFaxTrigger } from '../../nodes/GoFaxTrigger/GoFaxTrigger.node';
import { itemsOf, type Account } from './actionSamples';
import { ownerOf } from './nodeFacts';
import type { Sample } from './outputFacts';

const SECRET = 'a signing secret';

/** Every field that GoFax documents. */
const FULL_RECEIVED = {
	...RECEIVED,
	SenderFaxID: '0311223344',
	TransmissionTime: '24',
	NumberOfPages: '1',
	TransmissionSpeed: '33600',
};

type Run = (parameters: INodeParameters, call: Call) => Promise<Sample['items']>;
type SamplesOfEvent = (run: Run) => Promise<Sample['items'][]>;

/** What the triggers start a workflow with, for each of their events, without options and with all that add something. */
export async function triggerSamples(gofax: Account): Promise<Sample[]> {
	await forgetProcessedItems();
	const ids = {
		received: String((await gofax.admin.receiveFax({ pages: 1 })).faxId),
		fax: await send(gofax, { resource: 'fax', content: 'text', text: 'Hello' }, 'faxId'),
		sms: await send(gofax, { resource: 'sms', message: 'Hello' }, 'smsId'),
	};
	const download = { downloadDocument: true, duplicates: 'mark' };
	const details = { addDetails: true, duplicates: 'mark' };
	const ofJob =
		(event: string, ID: string): SamplesOfEvent =>
		async (run) => [
			await run({ event }, form(SENT)),
			await run({ event, options: details }, form({ ...SENT, ID })),
			// Of a job that GoFax does not know.
			await run({ event, options: details }, form({ ...SENT, ID: '999' })),
		];
	const ofSms =
		(change: { messageId: string; eventType: string; direction: string }): SamplesOfEvent =>
		async (run) => [
			await run({ signatureCheck: 'report' }, json(change)),
			await run({ signatureCheck: 'enforce' }, signed(json(change))),
			await run(
				{ signatureCheck: 'off', options: { includeHeaders: true, duplicates: 'mark' } },
				json(change),
			),
		];

	return [
		...(await samplesOf(gofax, new GoFaxTrigger(), {
			faxReceived: async (run) => [
				await run({}, form(RECEIVED)),
				await run({ options: download }, form({ ...FULL_RECEIVED, FaxID: ids.received })),
			],
			faxSent: ofJob('faxSent', ids.fax),
			smsSent: ofJob('smsSent', ids.sms),
		})),
		...(await samplesOf(gofax, new GoFaxSmsTrigger(), {
			smsReply: ofSms({ messageId: '1', eventType: 'SMS_REPLY', direction: 'reply' }),
			smsReceived: ofSms({ messageId: '2', eventType: 'SMS_RECEIVED', direction: 'inbound' }),
		})),
	];
}

async function samplesOf(
	gofax: Account,
	{ description: { name, version } }: INodeType,
	events: Record<string, SamplesOfEvent>,
): Promise<Sample[]> {
	const samples: Sample[] = [];
	for (const typeVersion of [version].flat()) {
		for (const [event, samplesOfEvent] of Object.entries(events)) {
			const run: Run = async (parameters, call) =>
				await start(gofax, name === 'goFaxTrigger' ? name : 'goFaxSmsTrigger', typeVersion, parameters, call);
			samples.push({
				owner: ownerOf(name, typeVersion),
				path: `${name}.${event}.output`,
				items: (await samplesOfEvent(run)).flat(),
			});
		}
	}
	return samples;
}

/** Calls a trigger as GoFax does. @returns what the workflow starts with */
async function start(
	gofax: Account,
	type: NodeName,
	typeVersion: number,
	parameters: INodeParameters,
	call: Call,
): Promise<Sample['items']> {
	const credentials = { ...gofax.credential(), goFaxWebhookApi: { signingSecret: SECRET } };
	const endpoint = await new TriggerEndpoint({
		type,
		parameters: { registration: 'manual', ...parameters },
		credentials,
		node: { typeVersion },
	}).start();
	try {
		await endpoint.call(call);
		return endpoint.runs.flatMap(itemsOf);
	} finally {
		await endpoint.stop();
	}
}

/** Has GoFax know a job. @returns its ID */
async function send(gofax: Account, parameters: INodeParameters, key: string): Promise<string> {
	const { items } = await runNode({
		type: 'goFax',
		parameters: { operation: 'send', recipients: '0412 345 678', ...parameters },
		credentials: gofax.credential(),
	});
	return asText(items[0]?.json[key]);
}

const signed = ({ headers, body = '' }: Call): Call => ({
	headers: { ...headers, 'x-gofax-signature': createHmac('sha256', SECRET).update(body).digest('hex') },
	body,
});

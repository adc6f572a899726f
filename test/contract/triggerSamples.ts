import type { INodeParameters } from 'n8n-workflow';
import { GoFaxSmsTrigger } from '../../nodes/GoFaxSmsTrigger/GoFaxSmsTrigger.node';
import { GoFaxTrigger } from '../../nodes/GoFaxTrigger/GoFaxTrigger.node';
import { forgetProcessedItems } from '../engine/harness/processedItems';
import { TriggerEndpoint, type Call } from '../engine/harness/TriggerEndpoint';
import { form, json, received, sent } from '../engine/harness/triggers';
import type { TestWorkflowOptions } from '../engine/harness/TestWorkflow';
import { itemsOf, type Account } from './actionSamples';
import { ownerOf } from './nodeFacts';
import type { Sample } from './outputFacts';

const versionsOf = (node: GoFaxTrigger | GoFaxSmsTrigger) => [node.description.version].flat();

/** What the triggers start a workflow with, for each of their events, without options and with all that add something. */
export async function triggerSamples(gofax: Account): Promise<Sample[]> {
	await forgetProcessedItems();
	const samples: Sample[] = [];
	for (const version of versionsOf(new GoFaxTrigger())) {
		const { faxId } = await gofax.admin.receiveFax({ pages: 1 });
		const events: Array<[string, Call]> = [
			['faxReceived', form({ ...received, FaxID: String(faxId) })],
			['faxSent', form(sent)],
			['smsSent', form(sent)],
		];
		const options = { addDetails: true, downloadDocument: true, duplicates: 'mark' };
		for (const [event, call] of events) {
			samples.push({
				owner: ownerOf('goFaxTrigger', version),
				path: `goFaxTrigger.${event}.output`,
				items: [
					...(await start('goFaxTrigger', version, gofax, { event, registration: 'manual' }, call)),
					...(await start('goFaxTrigger', version, gofax, { event, registration: 'manual', options }, call)),
				],
			});
		}
	}
	for (const version of versionsOf(new GoFaxSmsTrigger())) {
		const options = { includeHeaders: true, duplicates: 'mark' };
		for (const [event, direction] of [
			['smsReply', 'reply'],
			['smsReceived', 'inbound'],
		]) {
			const call = json({ eventType: `SMS_${direction?.toUpperCase()}`, direction, messageId: event });
			samples.push({
				owner: ownerOf('goFaxSmsTrigger', version),
				path: `goFaxSmsTrigger.${event}.output`,
				items: [
					...(await start('goFaxSmsTrigger', version, gofax, { signatureCheck: 'report' }, call)),
					...(await start('goFaxSmsTrigger', version, gofax, { signatureCheck: 'off', options }, call)),
				],
			});
		}
	}
	return samples;
}

/** Calls a trigger as GoFax does. @returns what the workflow starts with */
async function start(
	type: TestWorkflowOptions['type'],
	typeVersion: number,
	gofax: Account,
	parameters: INodeParameters,
	call: Call,
): Promise<Sample['items']> {
	const credentials = { ...gofax.credential(), goFaxWebhookApi: { signingSecret: 'a signing secret' } };
	const endpoint = await new TriggerEndpoint({
		type,
		parameters,
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

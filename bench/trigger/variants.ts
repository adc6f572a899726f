import { randomBytes } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import { GOFAX_NAMES } from '../../n8n/workflow/goFaxNames';
import { noOpNode, using, webhookNode } from '../../n8n/workflow/nodes';
import { node } from '../../n8n/workflow/workflow';
import type { N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { faxSentCall, headerCall, plainCall, signedCall, slackCall, type MakeCall } from './samples';

/** How n8n prepares its expression engine: for each call, or when an expression needs it. */
export type Setting = 'default' | 'lazy';

export interface Variant {
	name: string;
	/** One after the other; the first is the trigger, the last does nothing. */
	nodes: INode[];
	genuine: MakeCall;
	/** With a wrong password, key or signature, and the status it is refused with, or the node where its execution ends. */
	forged?: { call: MakeCall; endsWith: number | string };
	/** The node whose list of processed items is filled first, and with how many. */
	list?: { node: string; entries: number };
}

/** As many as the triggers keep, of which an event has four. */
export const FULL_LIST = 6_000;
const EVENTS_ON_FULL_LIST = FULL_LIST / 4;
const LAST = 'Next';

export type VariantKey = 'bare' | 'header' | 'chain' | 'fax' | 'sms' | 'slack';

export async function makeVariants(run: N8nUnderTest): Promise<Record<VariantKey, Variant>> {
	const { client, secrets } = run;
	const key = randomBytes(18).toString('base64url');
	const create = async (type: string, data: Record<string, unknown>) =>
		using(await client.createCredential({ name: `Bench ${type}`, type, data }));
	const headerAuth = await create('httpHeaderAuth', { name: 'X-Key', value: key });
	const hmac = await create('crypto', { hmacSecret: secrets.signingSecret });
	const slack = await create('slackApi', { accessToken: 'xoxb-none', signatureSecret: key });
	const ours = (type: string) => {
		const stored = run.credentials.get(type);
		if (!stored) throw new Error(`There is no credential of the type ${type}`);
		return using(stored);
	};
	const smsCall = signedCall(secrets.signingSecret);
	const forgedSms = signedCall('wrong');

	return {
		bare: { name: 'Webhook', nodes: [webhookNode('bench-bare'), noOpNode(LAST)], genuine: plainCall },
		header: {
			name: 'Webhook, header authentication',
			nodes: [
				{ ...webhookNode('bench-header', { authentication: 'headerAuth' }), ...headerAuth },
				noOpNode(LAST),
			],
			genuine: headerCall('x-key', key),
			forged: { call: headerCall('x-key', 'wrong'), endsWith: 403 },
		},
		chain: {
			name: 'Webhook, Crypto, If, Remove Duplicates',
			nodes: [webhookNode('bench-chain'), ...chain(hmac), noOpNode(LAST)],
			genuine: smsCall,
			forged: { call: forgedSms, endsWith: 'If' },
			list: { node: 'Remove Duplicates', entries: EVENTS_ON_FULL_LIST },
		},
		fax: {
			name: 'GoFax Trigger, Basic auth',
			nodes: [
				node(
					'Trigger',
					GOFAX_NAMES.notificationTrigger,
					2,
					{ event: 'faxSent', registration: 'manual', authentication: 'basicAuth', options: {} },
					{ webhookId: 'bench-fax', ...ours(GOFAX_NAMES.webhookCredential) },
				),
				noOpNode(LAST),
			],
			genuine: faxSentCall(secrets),
			forged: { call: faxSentCall({ ...secrets, basicPassword: 'wrong' }), endsWith: 401 },
			list: { node: 'Trigger', entries: FULL_LIST },
		},
		sms: {
			name: 'GoFax SMS Trigger, signature',
			nodes: [
				node(
					'Trigger',
					GOFAX_NAMES.smsTrigger,
					2,
					{ events: ['smsReply', 'smsReceived'], signatureCheck: 'enforce', options: {} },
					{ webhookId: 'bench-sms', ...ours(GOFAX_NAMES.webhookCredential) },
				),
				noOpNode(LAST),
			],
			genuine: smsCall,
			forged: { call: forgedSms, endsWith: 401 },
			list: { node: 'Trigger', entries: FULL_LIST },
		},
		slack: {
			name: 'Slack Trigger, signature',
			nodes: [
				node(
					'Trigger',
					'n8n-nodes-base.slackTrigger',
					1,
					{ trigger: ['any_event'], watchWorkspace: true, options: {} },
					{ webhookId: 'bench-slack', ...slack },
				),
				noOpNode(LAST),
			],
			genuine: slackCall(key),
			forged: { call: slackCall('wrong'), endsWith: 401 },
		},
	};
}

/** The check as people build it. Cheaper than it should be: it signs the body written again, not the bytes that came. */
const chain = (hmac: Pick<INode, 'credentials'>): INode[] => [
	node(
		'Crypto',
		'n8n-nodes-base.crypto',
		2,
		{
			action: 'hmac',
			type: 'SHA256',
			value: '={{ JSON.stringify($json.body) }}',
			dataPropertyName: 'expected',
			encoding: 'hex',
		},
		hmac,
	),
	node('If', 'n8n-nodes-base.if', 2.2, {
		conditions: {
			combinator: 'and',
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			conditions: [
				{
					id: 'signature',
					leftValue: '={{ $json.expected }}',
					rightValue: "={{ $json.headers['x-gofax-signature'] }}",
					operator: { type: 'string', operation: 'equals' },
				},
			],
		},
		options: {},
	}),
	node('Remove Duplicates', 'n8n-nodes-base.removeDuplicates', 2, {
		operation: 'removeItemsSeenInPreviousExecutions',
		dedupeValue: '={{ $json.body.messageId }}',
		options: {},
	}),
];

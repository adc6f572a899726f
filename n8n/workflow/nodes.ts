import { randomUUID } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import type { StoredCredential, WorkflowDefinition } from '../client/n8nTypes';
import { GOFAX_NAMES } from './goFaxNames';
import { node, workflow } from './workflow';

/** References that importWorkflow replaces by the credentials of the n8n at hand. */
const toBeFilled = (...types: readonly string[]): INode['credentials'] =>
	Object.fromEntries(types.map((type) => [type, { id: '', name: '' }]));

/** Refers to one credential of that n8n. */
export const using = ({ id, name, type }: StoredCredential): Pick<INode, 'credentials'> => ({
	credentials: { [type]: { id, name } },
});

/** The account's credential, filled in by importWorkflow. */
export const goFaxCredential = { credentials: toBeFilled(GOFAX_NAMES.apiCredential) };

/** The GoFax node; the credential is filled in by importWorkflow. */
export const goFaxNode = (name: string, parameters: object, more: Partial<INode> = {}): INode =>
	node(name, GOFAX_NAMES.actionNode, 1, parameters, {
		...goFaxCredential,
		...more,
	});

/** The GoFax node as an AI agent's tool. */
export const goFaxToolNode = (name: string, parameters: object, more: Partial<INode> = {}): INode =>
	goFaxNode(name, parameters, { type: `${GOFAX_NAMES.actionNode}Tool`, ...more });

/** Does nothing; shows what reached it. */
export const noOpNode = (name: string): INode => node(name, 'n8n-nodes-base.noOp', 1);

/** n8n's Webhook node, for POST. Answers at once unless the parameters say otherwise. */
export const webhookNode = (path: string, parameters: object = {}): INode =>
	node(
		'Webhook',
		'n8n-nodes-base.webhook',
		2.1,
		{ httpMethod: 'POST', path, options: {}, ...parameters },
		{ webhookId: path },
	);

/** A webhook whose body lists the items, as one item each. */
export const itemsFromWebhook = (path: string): INode[] => [
	webhookNode(path),
	node('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.items', options: {} }),
];

/** SMS > Send of what an item says in `to` and `text`, one after the other. */
export const smsNode = (more: Partial<INode> = {}, concurrentRequests = 1): INode =>
	goFaxNode(
		'SMS',
		{
			resource: 'sms',
			operation: 'send',
			recipients: '={{ $json.to }}',
			message: '={{ $json.text }}',
			additionalFields: {},
			options: { concurrentRequests },
		},
		more,
	);

export interface TriggerWorkflow {
	name: string;
	type: 'goFaxTrigger' | 'goFaxSmsTrigger';
	parameters: object;
}

/** One trigger named "Trigger", whose credentials importWorkflow fills in, and "Next", which does nothing. */
export function triggerWorkflow({ name, type, parameters }: TriggerWorkflow): WorkflowDefinition {
	const isFax = type === 'goFaxTrigger';
	const nodeType = isFax ? GOFAX_NAMES.notificationTrigger : GOFAX_NAMES.smsTrigger;
	const trigger = node('Trigger', nodeType, 2, parameters, {
		webhookId: randomUUID(),
		credentials: toBeFilled(...(isFax ? [GOFAX_NAMES.apiCredential] : []), GOFAX_NAMES.webhookCredential),
	});
	return workflow(name, [trigger, noOpNode('Next')]);
}

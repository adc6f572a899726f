import type { INodeParameters } from 'n8n-workflow';
import { request } from 'undici';
import { goFaxNames } from '../../../scripts/n8n/goFaxNames';
import type { WorkflowDefinition } from '../../../scripts/n8n/n8nTypes';
import type { N8nUnderTest } from './startN8nUnderTest';
import { waitFor } from './waitFor';

type Node = WorkflowDefinition['nodes'][number];
type Connections = WorkflowDefinition['connections'];

/** A node of a workflow made by hand; its name serves as its ID too. */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: object = {},
	more: Partial<Node> = {},
): Node {
	return {
		id: `id-${name}`,
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters: parameters as INodeParameters,
		...more,
	};
}

/** From a node to another; the output is the first unless it is given. */
export type Link = readonly [from: string, to: string, output?: number];

export function connect(...links: readonly Link[]): Connections {
	const connections: Connections = {};
	for (const [from, to, output = 0] of links) {
		const outputs = ((connections[from] ??= {}).main ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output]?.push({ node: to, type: 'main', index: 0 });
	}
	return connections;
}

/** A webhook whose body lists the items, as one item each. Path and name are the same. */
export const itemsFromWebhook = (path: string): Node[] => [
	node(
		'Webhook',
		'n8n-nodes-base.webhook',
		2,
		{ httpMethod: 'POST', path, options: {} },
		{ webhookId: path },
	),
	node('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.items', options: {} }),
];

/** SMS > Send of what an item says in `to` and `text`, one after the other. */
export const smsNode = (more: Partial<Node> = {}, concurrentRequests = 1): Node =>
	node(
		'SMS',
		goFaxNames.actionNode,
		1,
		{
			resource: 'sms',
			operation: 'send',
			recipients: '={{ $json.to }}',
			message: '={{ $json.text }}',
			additionalFields: {},
			options: { concurrentRequests },
		},
		{ credentials: { [goFaxNames.apiCredential]: { id: '', name: '' } }, ...more },
	);

/** Posts to a published workflow's webhook and resolves with the ID of the execution that this starts. */
export async function startByWebhook(
	{ webhooksAt, client }: Pick<N8nUnderTest, 'webhooksAt' | 'client'>,
	workflowId: string,
	path: string,
	body: object,
): Promise<string> {
	const known = new Set((await client.listExecutions(workflowId)).map(({ id }) => id));
	const answer = await request(`${webhooksAt}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	await answer.body.dump();
	if (answer.statusCode !== 200) throw new Error(`The webhook ${path} answered ${answer.statusCode}`);
	const { id } = await waitFor(
		async () => (await client.listExecutions(workflowId)).find((execution) => !known.has(execution.id)),
		{
			what: `an execution of ${path}`,
		},
	);
	return id;
}

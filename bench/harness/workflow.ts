import { randomUUID } from 'node:crypto';
import type { IDataObject, INode } from 'n8n-workflow';
import { goFaxNames } from '../../scripts/n8n/goFaxNames';
import type { StoredCredential, StoredWorkflow, WorkflowDefinition } from '../../scripts/n8n/n8nTypes';

export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: IDataObject,
	credential?: Pick<StoredCredential, 'id' | 'name' | 'type'>,
): INode {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion,
		parameters: parameters as INode['parameters'],
		position: [0, 0],
		...(credential && { credentials: { [credential.type]: { id: credential.id, name: credential.name } } }),
	};
}

/** Starts the workflow, and answers when it has ended: 200, or 500 if it failed. Without a body, if not asked for one. */
export function webhook(path: string, answer: IDataObject = { responseData: 'noData' }): INode {
	const parameters = {
		httpMethod: 'POST',
		path,
		responseMode: 'lastNode',
		...answer,
		options: {},
	};
	return { ...node('Webhook', 'n8n-nodes-base.webhook', 2.1, parameters), webhookId: randomUUID() };
}

/** The GoFax node, with the credential that the bench's n8n was given. */
export function goFax(
	name: string,
	parameters: IDataObject,
	credential: StoredCredential | undefined,
): INode {
	return node(name, goFaxNames.actionNode, 1, parameters, credential);
}

/** The nodes one after the other. */
export function chain(
	name: string,
	nodes: readonly INode[],
	settings: StoredWorkflow['settings'] = {},
): WorkflowDefinition {
	const connections: WorkflowDefinition['connections'] = {};
	for (const [index, { name: from }] of nodes.entries()) {
		const next = nodes[index + 1];
		if (next) connections[from] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
	}
	return { name, nodes: [...nodes], connections, settings: { executionOrder: 'v1', ...settings } };
}

import type { INode, INodeParameters } from 'n8n-workflow';
import type { StoredWorkflow, WorkflowDefinition } from '../client/n8nTypes';

type Connections = WorkflowDefinition['connections'];

/** From one node to another; the output is the first unless it is given. */
export type Link = readonly [from: string, to: string, output?: number];

/** A node; its ID comes from its name. */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: object = {},
	more: Partial<INode> = {},
): INode {
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

export function connect(...links: readonly Link[]): Connections {
	const connections: Connections = {};
	for (const [from, to, output = 0] of links) {
		const outputs = ((connections[from] ??= {}).main ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output]?.push({ node: to, type: 'main', index: 0 });
	}
	return connections;
}

/** Each node to the next. */
function inOrder(nodes: readonly INode[]): Link[] {
	return nodes.slice(1).map(({ name }, index): Link => [nodes[index]?.name ?? '', name]);
}

export interface WorkflowOptions {
	/** Default: each node to the next. */
	connections?: Connections;
	/** Beside the order of execution that new workflows have. */
	settings?: StoredWorkflow['settings'];
}

/** A workflow as n8n's editor would export it. */
export function workflow(
	name: string,
	nodes: readonly INode[],
	{ connections = connect(...inOrder(nodes)), settings }: WorkflowOptions = {},
): WorkflowDefinition {
	return { name, nodes: [...nodes], connections, settings: { executionOrder: 'v1', ...settings } };
}

import './n8nEnvironment';
import { ExternalSecretsProxy } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
} from 'n8n-workflow';
import { GoFax } from '../../../nodes/GoFax/GoFax.node';
import { GoFaxSmsTrigger } from '../../../nodes/GoFaxSmsTrigger/GoFaxSmsTrigger.node';
import { GoFaxTrigger } from '../../../nodes/GoFaxTrigger/GoFaxTrigger.node';
import { TestCredentials, type CredentialValues } from './TestCredentials';

const nodeClasses = {
	goFax: new GoFax(),
	goFaxTrigger: new GoFaxTrigger(),
	goFaxSmsTrigger: new GoFaxSmsTrigger(),
};

export type NodeName = keyof typeof nodeClasses;

const nodeTypes: INodeTypes = {
	getByName: (name) => typeOf(name),
	getByNameAndVersion: (name) => typeOf(name),
	getKnownTypes: () => ({}),
};

function typeOf(name: string): INodeType {
	const node = nodeClasses[name.replace('n8n-nodes-gofax.', '') as NodeName];
	if (!node) throw new Error(`There is no node ${name}`);
	return node;
}

export interface TestWorkflowOptions {
	type: NodeName;
	parameters: INodeParameters;
	credentials: CredentialValues;
	/** Settings of the node besides its parameters, such as onError or retryOnFail. */
	node?: Partial<INode>;
	staticData?: IDataObject;
	executionId?: string;
	/** Settings of the workflow besides its execution order. */
	settings?: IWorkflowSettings;
	/** With a node "Start" before it, whose parameters do not matter: see `start` of runNode(). */
	withStart?: boolean;
}

/** A workflow of one node of ours, as n8n's engine takes it. */
export function testWorkflow({
	type,
	parameters,
	credentials,
	node: settings = {},
	staticData = {},
	executionId = '1',
	settings: workflowSettings = {},
	withStart = false,
}: TestWorkflowOptions) {
	const node: INode = {
		id: 'node-under-test',
		name: 'Under Test',
		type: `n8n-nodes-gofax.${type}`,
		typeVersion: Number(typeOf(type).description.version),
		position: [0, 0],
		parameters,
		webhookId: 'webhook-under-test',
		credentials: Object.fromEntries(Object.keys(credentials).map((name) => [name, { id: name, name }])),
		...settings,
	};
	const start: INode = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-gofax.goFaxTrigger',
		typeVersion: 2,
		position: [0, 0],
		parameters: {},
	};
	const workflow = new Workflow({
		id: 'workflow-under-test',
		name: 'Workflow under test',
		nodes: withStart ? [start, node] : [node],
		connections: withStart ? { Start: { main: [[{ node: node.name, type: 'main', index: 0 }]] } } : {},
		active: false,
		nodeTypes,
		staticData,
		settings: { executionOrder: 'v1', ...workflowSettings },
	});
	return {
		workflow,
		node: workflow.getNode(node.name) ?? node,
		additionalData: additionalData(credentials, executionId),
	};
}

function additionalData(credentials: CredentialValues, executionId: string): IWorkflowExecuteAdditionalData {
	const unused = () => {
		throw new Error('Not available in a test of one node');
	};
	return {
		credentialsHelper: new TestCredentials(credentials),
		executionId,
		executeWorkflow: unused,
		getRunExecutionData: unused,
		getRuntimeCredential: unused,
		startRunnerTask: unused,
		logAiEvent: () => undefined,
		setExecutionStatus: () => undefined,
		currentNodeExecutionIndex: 0,
		restApiUrl: 'http://127.0.0.1:5678/rest',
		instanceBaseUrl: 'http://127.0.0.1:5678/',
		formBaseUrl: 'http://127.0.0.1:5678/form',
		formWaitingBaseUrl: 'http://127.0.0.1:5678/form-waiting',
		formTestBaseUrl: 'http://127.0.0.1:5678/form-test',
		webhookBaseUrl: 'http://127.0.0.1:5678/webhook',
		webhookWaitingBaseUrl: 'http://127.0.0.1:5678/webhook-waiting',
		webhookTestBaseUrl: 'http://127.0.0.1:5678/webhook-test',
		mcpBaseUrl: '',
		mcpTestBaseUrl: '',
		variables: {},
		externalSecretsProxy: new ExternalSecretsProxy(),
	};
}

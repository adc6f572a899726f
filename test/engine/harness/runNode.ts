import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type INodeExecutionData,
	type IRun,
	type IRunExecutionData,
	type ITaskData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { testWorkflow, type TestWorkflowOptions } from './TestWorkflow';
import { initialiseBinaryData } from './binaryData';

export interface NodeRun {
	run: IRun;
	/** Items of the first output; of the error output with `output: 1`. */
	items: INodeExecutionData[];
	errorItems: INodeExecutionData[];
	/** What failed the node, if it failed. */
	error: ITaskData['error'];
	/** Everything n8n would save of this execution, as text: to search it for what must not be there. */
	saved: string;
}

/** Runs one node with n8n's WorkflowExecute: its retries, its continue-on-fail and its request helpers are the real ones. */
export async function runNode(
	options: TestWorkflowOptions & {
		items?: INodeExecutionData[];
		mode?: WorkflowExecuteMode;
		/** What an earlier execution has left, for a retry of it. */
		data?: IRunExecutionData;
		/** What a trigger in front of the node gave. */
		start?: IDataObject;
		/** Called as soon as the execution runs; stopping it is what n8n does when the user presses Stop. */
		whileRunning?: (stop: () => void) => Promise<void>;
	},
): Promise<NodeRun> {
	await initialiseBinaryData();
	const { workflow, node, additionalData } = testWorkflow({
		...options,
		withStart: options.start !== undefined,
	});
	const mode = options.mode ?? 'trigger';
	additionalData.hooks = new ExecutionLifecycleHooks(mode, '1', {
		id: 'workflow-under-test',
		name: 'Workflow under test',
		nodes: [node],
		connections: {},
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
	});
	const input = options.items ?? [{ json: {} }];
	const data = createRunExecutionData({
		resultData: { runData: options.start ? { Start: [taskWith(options.start)] } : {} },
		resumeToken: options.data?.resumeToken,
		executionData: {
			...options.data?.executionData,
			nodeExecutionStack: [{ node, data: { main: [input] }, source: null }],
		},
	});
	const running = new WorkflowExecute(additionalData, mode, data).processRunExecutionData(workflow);
	await options.whileRunning?.(() => running.cancel());
	const run = await running;
	const task = run.data.resultData.runData[node.name]?.at(-1);
	return {
		run,
		items: task?.data?.main?.[0] ?? [],
		errorItems: task?.data?.main?.[1] ?? [],
		error: task?.error,
		saved: JSON.stringify(run),
	};
}

const taskWith = (json: IDataObject): ITaskData => ({
	startTime: 0,
	executionTime: 0,
	executionIndex: 0,
	source: [],
	data: { main: [[{ json }]] },
});

import { createRequire } from 'node:module';
import type { ExecutionError, INodeExecutionData, IRunExecutionData, ITaskData } from 'n8n-workflow';
import type { ExecutionSummary } from './n8nTypes';

// Its type declarations call it an ES module, which the compiler refuses in a CommonJS file; its code is both.
const { parse } = createRequire(__filename)('flatted') as { parse: (text: string) => unknown };

/** An execution as n8n's REST API delivers it: its data is a text in flatted's format. */
export interface EncodedExecution extends ExecutionSummary {
	data: string;
	dataTooLargeToDisplay?: boolean;
}

export interface Execution extends ExecutionSummary {
	data: IRunExecutionData;
	/** Names of the nodes that ran, in the order in which they started. */
	order: string[];
	error: ExecutionError | undefined;
	/** Each run of a node, oldest first; none if it did not run. */
	runsOf(node: string): ITaskData[];
	/** Items of a node's output in its last run. For nodes on an AI connection, ask runsOf(). */
	itemsOf(node: string, output?: number): INodeExecutionData[];
	/** The `json` of itemsOf(). */
	jsonOf(node: string, output?: number): Array<INodeExecutionData['json']>;
}

export function decodeExecution(encoded: EncodedExecution): Execution {
	if (encoded.dataTooLargeToDisplay === true) {
		throw new Error(
			`n8n does not deliver execution ${encoded.id}: it is larger than N8N_EXECUTIONS_MAX_DISPLAY_SIZE allows`,
		);
	}
	const data = parse(encoded.data) as IRunExecutionData;
	const { runData, error } = data.resultData;
	const runsOf = (node: string) => runData[node] ?? [];
	const itemsOf = (node: string, output = 0) => runsOf(node).at(-1)?.data?.main?.[output] ?? [];
	const order = Object.entries(runData)
		.flatMap(([name, runs]) => runs.map(({ executionIndex }) => ({ name, executionIndex })))
		.sort((a, b) => a.executionIndex - b.executionIndex)
		.map(({ name }) => name);
	return {
		...encoded,
		data,
		order,
		error,
		runsOf,
		itemsOf,
		jsonOf: (node, output) => itemsOf(node, output).map(({ json }) => json),
	};
}

import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether an agent runs the node as a tool. n8n 2.1 and older cannot be asked, although the type says so. */
export const isToolExecution = (context: IExecuteFunctions): boolean =>
	'isToolExecution' in context && context.isToolExecution();

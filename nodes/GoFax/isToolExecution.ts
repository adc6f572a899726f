import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether an agent runs the node as a tool. The contexts of n8n 1 cannot be asked, although the type says so. */
export const isToolExecution = (context: IExecuteFunctions): boolean =>
	'isToolExecution' in context && context.isToolExecution();

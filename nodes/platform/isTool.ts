import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Whether an agent runs the node. n8n 2.1 and older cannot be asked, although the type says so; newer agents let n8n run the
 * tool as a node of its own, and only the node's type tells then.
 */
export const isTool = (context: IExecuteFunctions): boolean =>
	('isToolExecution' in context && context.isToolExecution()) || context.getNode().type.endsWith('Tool');

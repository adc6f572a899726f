import type { INode } from 'n8n-workflow';
import { webhookNode } from '../../n8n/workflow/nodes';

/** A webhook that answers when the workflow has ended: 200, or 500 if it failed. Without a body unless asked for one. */
export const answeringWebhook = (path: string, answer: object = { responseData: 'noData' }): INode =>
	webhookNode(path, { responseMode: 'lastNode', ...answer });

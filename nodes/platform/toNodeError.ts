import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { Problem } from '../../lib/Problem';

/**
 * n8n's error for anything that was thrown: the API's own class where GoFax answered with a status, else an operation error.
 * Both carry message, advice and item index; nothing of the request, and so no token, is attached.
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (!(error instanceof Problem)) {
		return new NodeOperationError(node, error instanceof Error ? error : String(error), { itemIndex });
	}
	const { message, advice: description, httpStatus } = error;
	const nodeError =
		httpStatus === undefined
			? new NodeOperationError(node, message, { description, itemIndex })
			: new NodeApiError(
					node,
					{ message },
					{ message, description, httpCode: String(httpStatus), itemIndex },
				);
	// n8n puts a sentence of its own in place of a message in which it sees a code like EPERM, even inside a name.
	nodeError.message = message;
	return nodeError;
}

/** Does something, and turns what goes wrong into n8n's error. */
export function withNodeErrors<T>(node: INode, work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw toNodeError(node, error);
	}
}

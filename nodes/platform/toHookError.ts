import { NodeOperationError, type INode } from 'n8n-workflow';
import { Problem } from '../../lib/Problem';
import { toNodeError } from './toNodeError';

/**
 * n8n's error for what a hook of a trigger threw. When a workflow cannot be published, n8n passes on only the message, so that
 * says all: what happened, why, and what to do. Older versions pass on only the description of an API's error, so it is not one.
 */
export function toHookError(node: INode, thrown: unknown): Error {
	if (!(thrown instanceof Problem)) return toNodeError(node, thrown);
	const message = `${thrown.message}. ${thrown.advice}`;
	const error = new NodeOperationError(node, message, { description: thrown.advice });
	// The class has put a sentence of its own in place of a message with a connection's error code in it.
	error.message = message;
	return error;
}

import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { Problem } from '../../lib/Problem';
import { checkParameters, type Fields } from '../platform/parameters';
import { toNodeError } from '../platform/toNodeError';
import { checkOption } from './checkOption';

/**
 * Checks a trigger before it is published: a parameter that cannot be understood would have every event refused.
 *
 * @param check what else must be right, for the values of the parameters by name
 * @throws {NodeOperationError} that says everything in its message, because n8n shows nothing else of it
 */
export async function checkAtPublishing(
	context: IHookFunctions,
	fields: Fields,
	check: (values: ReadonlyMap<string, unknown>) => Promise<void>,
): Promise<void> {
	const work = async () => await check(checkParameters(context, fields, checkOption));
	await work().catch((error: unknown) => {
		const node = context.getNode();
		if (!(error instanceof Problem)) throw toNodeError(node, error);
		throw new NodeOperationError(node, `${error.message}. ${error.advice}`);
	});
}

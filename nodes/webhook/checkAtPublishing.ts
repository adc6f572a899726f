import type { IHookFunctions } from 'n8n-workflow';
import type { Fields } from '../platform/Field';
import { checkParameters } from '../platform/parameters';
import { toHookError } from '../platform/toHookError';
import { checkOption } from './checkOption';

/**
 * Checks a trigger before it is published: a parameter that cannot be understood would have every event refused.
 *
 * @param check what else must be right, for the values of the parameters by name
 * @throws {NodeOperationError} that says everything in its message
 */
export async function checkAtPublishing(
	context: IHookFunctions,
	fields: Fields,
	check: (values: ReadonlyMap<string, unknown>) => Promise<void>,
): Promise<void> {
	const work = async () => await check(checkParameters(context, fields, checkOption));
	await work().catch((thrown: unknown) => {
		throw toHookError(context.getNode(), thrown);
	});
}

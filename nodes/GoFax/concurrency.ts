import type { IExecuteFunctions } from 'n8n-workflow';
import type { Field } from '../platform/Field';
import { readParameters, toProperties } from '../platform/parameters';
import { withNodeErrors } from '../platform/toNodeError';
import type { Concurrency } from './inBatches';

/** Option of every operation. */
const concurrencyField = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Concurrent Requests',
			name: 'concurrentRequests',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 5,
			description: 'How many items to process at the same time. The output keeps the order of the input.',
		},
		{
			displayName: 'Pause Between Batches',
			name: 'pauseBetweenBatches',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				"Milliseconds to wait after each batch of as many items as 'Concurrent Requests' says, if GoFax has to be called more slowly",
		},
	],
} as const satisfies Field;

export const concurrencyOptions = toProperties([concurrencyField]);

/** @throws {NodeOperationError} for a value that is not a number or below its minimum */
export function readConcurrency(context: IExecuteFunctions, oneByOne: boolean): Concurrency {
	const { concurrentRequests, pauseBetweenBatches } = withNodeErrors(
		context.getNode(),
		() => readParameters(context, [concurrencyField]).options,
	);
	return {
		atOnce: oneByOne ? 1 : Math.floor(concurrentRequests),
		pauseMs: Math.floor(pauseBetweenBatches),
	};
}

import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isObject } from '../../lib/json';
import type { Pace } from './inBatches';

/** Option of every operation. */
export const paceOptions: INodeProperties = {
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
			description:
				'How many items to work on at the same time. The order of the output stays that of the input.',
		},
		{
			displayName: 'Pause Between Batches',
			name: 'pauseBetweenBatches',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'Milliseconds to wait after as many items as are worked on at the same time, for an API that wants it slowly',
		},
	],
};

const whole = (value: unknown, standard: number, least: number) => {
	const number = Math.floor(Number(value ?? standard));
	return Number.isFinite(number) ? Math.max(number, least) : standard;
};

export function readPace(context: IExecuteFunctions, oneByOne: boolean): Pace {
	const value: unknown = context.getNodeParameter('options', 0, {});
	const options = isObject(value) ? value : {};
	return {
		concurrency: oneByOne ? 1 : whole(options.concurrentRequests, 5, 1),
		pauseBetween: whole(options.pauseBetweenBatches, 0, 0),
	};
}

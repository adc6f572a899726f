import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isObject } from '../../lib/json';

/** The values of a trigger's Options. What is not there, or of another type than asked for, is the default. */
export function readOptions(context: IWebhookFunctions | IExecuteFunctions) {
	const value: unknown =
		'getInputData' in context
			? context.getNodeParameter('options', 0, {})
			: context.getNodeParameter('options', {});
	const options = isObject(value) ? value : {};
	return {
		text: (name: string, standard = ''): string => {
			const option = options[name];
			return typeof option === 'string' ? option : typeof option === 'number' ? String(option) : standard;
		},
		flag: (name: string): boolean => options[name] === true,
		number: (name: string, standard: number): number => {
			const option = Number(options[name] ?? standard);
			return Number.isFinite(option) ? option : standard;
		},
	};
}

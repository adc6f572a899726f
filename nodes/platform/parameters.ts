import type { IExecuteFunctions, IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { isObject } from '../../lib/json';
import { Problem } from '../../lib/Problem';
import type { Field, Fields } from './Field';
import { fieldValue, innerFields, optionalValue, type ReadOptions } from './fieldValue';

type OptionsOf<F> = F extends { readonly options: infer O extends readonly unknown[] } ? O[number] : never;
type ChoiceOf<F> = OptionsOf<F> extends { readonly value: infer V } ? V : never;
type FieldsIn<F> = Extract<OptionsOf<F>, Field>;
type GroupsIn<F> = Extract<OptionsOf<F>, { readonly name: string; readonly values: Fields }>;

/** Type of a field's value. A date is ISO 8601 in UTC, or empty. A collection has all of its fields. */
export type ValueOf<F extends Field> = F['type'] extends 'string' | 'dateTime' | 'json'
	? string
	: F['type'] extends 'number'
		? number
		: F['type'] extends 'boolean'
			? boolean
			: F['type'] extends 'options'
				? ChoiceOf<F>
				: F['type'] extends 'multiOptions'
					? Array<ChoiceOf<F>>
					: F['type'] extends 'collection'
						? { [P in FieldsIn<F> as P['name']]: ValueOf<P> }
						: F['type'] extends 'fixedCollection'
							? { [G in GroupsIn<F> as G['name']]: Array<Parameters<G['values']>> }
							: unknown;

/** Values of a list of fields, by name. */
export type Parameters<F extends Fields> = { [P in F[number] as P['name']]: ValueOf<P> };

/**
 * Reads parameters; those of an execution for one item. This is the one place where a value from n8n, which can be anything,
 * becomes the type that the field list promises.
 *
 * @throws {Problem} that names the field, for a value that cannot be brought to its type
 */
export function readParameters<F extends Fields>(
	source: IExecuteFunctions | IWebhookFunctions | IHookFunctions,
	fields: F,
	itemIndex = 0,
	check?: ReadOptions['check'],
): Parameters<F> {
	const reading = { zone: () => source.getTimezone(), check };
	const read = ({ name, default: fallback }: Field) =>
		'getInputData' in source
			? source.getNodeParameter(name, itemIndex, fallback)
			: source.getNodeParameter(name, fallback);
	const values = fields
		.filter(({ type }) => type !== 'notice')
		.map((field) => [field.name, fieldValue(field, read(field), reading)]);
	// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- fieldValue() brings each value to the type of its field
	return Object.fromEntries(values) as Parameters<F>;
}

/** An expression on an event, of which there is none at publishing. */
const ON_AN_EVENT = /\$(json|input|binary|data|items?|node|prevNode)\b|\$\(/;

/**
 * Reads all parameters of a trigger at publishing, so that one that cannot be understood is noticed there and not with the
 * first event. An expression that needs an event is left to that.
 *
 * @returns values by name, without collections and without what needs an event
 * @throws {Problem} that names the field
 */
export function checkParameters(
	source: IHookFunctions,
	fields: Fields,
	check?: ReadOptions['check'],
): ReadonlyMap<string, unknown> {
	const reading = { zone: () => source.getTimezone(), check };
	const values = new Map<string, unknown>();
	const look = (field: Field, path: string, read: typeof fieldValue) => {
		const raw: unknown = source.getNodeParameter(path, field.default, { rawExpressions: true });
		if (field.type === 'collection' && isObject(raw)) {
			for (const inner of innerFields(field)) {
				if (raw[inner.name] !== undefined) look(inner, `${path}.${inner.name}`, optionalValue);
			}
			return;
		}
		const evaluated = evaluate(() => source.getNodeParameter(path, field.default));
		if (evaluated) values.set(path, read(field, evaluated.value, reading));
		else if (!ON_AN_EVENT.test(String(raw))) {
			throw new Problem(
				`'${field.displayName}' cannot be evaluated`,
				'Fix the expression. It must work without an event, because n8n also evaluates it when you publish.',
			);
		}
	};
	for (const field of fields) if (field.type !== 'notice') look(field, field.name, fieldValue);
	return values;
}

function evaluate(expression: () => unknown): { value: unknown } | undefined {
	try {
		return { value: expression() };
	} catch {
		return undefined;
	}
}

/** Fields as n8n takes them: the same, and not read-only. */
export const toProperties = (fields: Fields): INodeProperties[] => JSON.parse(JSON.stringify(fields));

import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isObject } from '../../lib/json';
import { Problem } from '../../lib/Problem';

type DeepReadonly<T> =
	T extends ReadonlyArray<infer U>
		? ReadonlyArray<DeepReadonly<U>>
		: T extends object
			? { readonly [K in keyof T]: DeepReadonly<T[K]> }
			: T;

/** An n8n property, written `as const` so that the type of its value can be inferred. */
export type Field = DeepReadonly<INodeProperties>;
export type Fields = readonly Field[];

type OptionsOf<F> = F extends { readonly options: infer O extends readonly unknown[] } ? O[number] : never;
type ChoiceOf<F> = OptionsOf<F> extends { readonly value: infer V } ? V : never;
type FieldsIn<F> = Extract<OptionsOf<F>, Field>;
type GroupsIn<F> = Extract<OptionsOf<F>, { readonly name: string; readonly values: Fields }>;

/** Type of a field's value. */
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
						? { [P in FieldsIn<F> as P['name']]?: ValueOf<P> }
						: F['type'] extends 'fixedCollection'
							? { [G in GroupsIn<F> as G['name']]?: Array<Parameters<G['values']>> }
							: unknown;

/** Values of a list of fields, by name. */
export type Parameters<F extends Fields> = { [P in F[number] as P['name']]: ValueOf<P> };

/**
 * Brings a value to the type that its field promises. An expression can give anything: a number for a text field, "true"
 * for a switch, a list where one text was meant.
 */
function toFieldType(field: Field, value: unknown): unknown {
	const mismatch = (wanted: string) =>
		new Problem(
			`"${field.displayName}" is not ${wanted}`,
			'An expression most likely gives another kind of value here. Look at what it evaluates to in the node.',
		);

	switch (field.type) {
		case 'string':
		case 'dateTime':
		case 'json':
			if (value === undefined || value === null) return '';
			if (Array.isArray(value) && field.type === 'string')
				return value.map((entry) => toFieldType(field, entry)).join(',');
			if (field.type === 'json' && typeof value === 'object') return JSON.stringify(value);
			if (typeof value === 'object' && field.type === 'string') throw mismatch('a text');
			return String(value);
		case 'number': {
			const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
			if (typeof number !== 'number' || !Number.isFinite(number)) throw mismatch('a number');
			return number;
		}
		case 'boolean':
			if (typeof value === 'boolean') return value;
			if (value === 'true' || value === 'false') return value === 'true';
			throw mismatch('true or false');
		case 'options':
			if (!choices(field).includes(value)) throw mismatch('one of its options');
			return value;
		case 'multiOptions': {
			const chosen: unknown[] = Array.isArray(value) ? value : [value];
			if (!chosen.every((choice) => choices(field).includes(choice))) throw mismatch('a list of its options');
			return chosen;
		}
		case 'collection':
			return Object.fromEntries(
				innerFields(field)
					.filter(({ name }) => isObject(value) && value[name] !== undefined)
					.map((inner) => [inner.name, toFieldType(inner, isObject(value) ? value[inner.name] : undefined)]),
			);
		default:
			return value;
	}
}

const choices = (field: Field): unknown[] =>
	(field.options ?? []).map((option) => ('value' in option ? option.value : undefined));
const innerFields = (field: Field): Field[] =>
	(field.options ?? []).filter((option): option is Field => 'type' in option);

/**
 * Reads an operation's parameters for one item. This is the one place where a value from n8n, which can be anything, becomes
 * the type that the field list promises.
 *
 * @throws {Problem} for a value that cannot be brought to its field's type
 */
export function readParameters<F extends Fields>(
	context: IExecuteFunctions,
	fields: F,
	itemIndex: number,
): Parameters<F> {
	const values = fields
		.filter(({ type }) => type !== 'notice')
		.map((field) => [
			field.name,
			toFieldType(field, context.getNodeParameter(field.name, itemIndex, field.default)),
		]);
	return Object.fromEntries(values) as Parameters<F>;
}

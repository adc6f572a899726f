import { toInstant } from '../../lib/instant';
import { asText, isObject, type JsonObject } from '../../lib/json';
import { Problem } from '../../lib/Problem';
import type { Field, Fields } from './Field';

/** What reading takes besides the field and its value. */
export interface ReadOptions {
	/** The time zone of the workflow. */
	zone(): string;
	/**
	 * Looks at a value beyond its type. Not asked about what is left out.
	 *
	 * @throws {Problem} that names the field
	 */
	check?(field: Field, value: unknown): void;
}

/** Expressions give anything: nothing at all, a number for a text, "True" for a switch, a list where one text was meant. */
const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const mismatch = (
	{ displayName }: Field,
	wanted: string,
	advice = 'Check what it evaluates to in the node.',
) =>
	new Problem(
		`'${displayName}' is not ${wanted}`,
		`An expression most likely returns another kind of value here. ${advice}`,
	);

/**
 * Brings a value to the type that its field promises. A number, a switch and a date that are empty are as the field's default.
 *
 * @throws {Problem} that names the field, for a value that does not fit it
 */
export function fieldValue(field: Field, value: unknown, reading: ReadOptions): unknown {
	const result = typedValue(field, value, reading);
	reading.check?.(field, result);
	return result;
}

function typedValue(field: Field, value: unknown, reading: ReadOptions): unknown {
	switch (field.type) {
		case 'string':
			return textOf(field, value);
		case 'json':
			return typeof value === 'object' && value !== null ? JSON.stringify(value) : textOf(field, value);
		case 'number':
			return numberOf(field, isEmpty(value) ? field.default : value);
		case 'boolean':
			return switchOf(field, isEmpty(value) ? field.default : value);
		case 'dateTime':
			return isEmpty(value) ? field.default : dateOf(field, value, reading);
		case 'options':
			return choiceOf(field, value);
		case 'multiOptions':
			return choicesOf(field, value);
		case 'collection':
			return fieldValues(innerFields(field), groupOf(field, value), reading);
		case 'fixedCollection':
			return rowsOf(field, groupOf(field, value), reading);
		default:
			return value;
	}
}

/** Values of the fields of a collection. Each is optional there: one that is empty is as left out, which is its default. */
const fieldValues = (fields: Fields, values: JsonObject, reading: ReadOptions): JsonObject =>
	Object.fromEntries(fields.map((field) => [field.name, optionalValue(field, values[field.name], reading)]));

export const optionalValue = (field: Field, value: unknown, reading: ReadOptions): unknown =>
	isEmpty(value) ? field.default : fieldValue(field, value, reading);

function textOf(field: Field, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (Array.isArray(value)) {
		// Nobody means everything by a list of nothing.
		if (value.length === 0) throw mismatch(field, 'a text, but an empty list');
		return value.map((entry: unknown) => textOf(field, entry)).join(',');
	}
	const isText = ['string', 'boolean', 'bigint'].includes(typeof value) || Number.isFinite(value);
	if (!isText) throw mismatch(field, 'a text');
	return String(value);
}

function numberOf(field: Field, value: unknown): number {
	const number = typeof value === 'string' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) throw mismatch(field, 'a number');
	const { minValue = -Infinity, maxValue = Infinity } = field.typeOptions ?? {};
	if (number < minValue) throw mismatch(field, `${minValue} or more`);
	if (number > maxValue) throw mismatch(field, `${maxValue} or less`);
	return number;
}

function switchOf(field: Field, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	const text = asText(value).trim().toLowerCase();
	if (text === 'true' || text === '1') return true;
	if (text === 'false' || text === '0') return false;
	throw mismatch(field, 'true or false');
}

function dateOf(field: Field, value: unknown, reading: ReadOptions): string {
	let instant: string | undefined;
	try {
		instant = toInstant(value, reading.zone());
	} catch {
		instant = undefined;
	}
	if (instant !== undefined) return instant;
	throw mismatch(
		field,
		'a date',
		'Write it like 2025-06-01T09:30:00, in the time zone of the workflow, or with a zone: 2025-06-01T09:30:00+10:00.',
	);
}

/** The value of the option that is meant: by its value or by the name that the user sees, without regard to case. */
function choiceOf(field: Field, value: unknown): unknown {
	const choices = (field.options ?? []).flatMap((option) => ('value' in option ? [option] : []));
	const exact = choices.find((choice) => choice.value === value);
	if (exact) return exact.value;
	const wanted = comparable(value);
	const meant =
		typeof value === 'string'
			? choices.find((choice) => [choice.value, choice.name].map(comparable).includes(wanted))
			: undefined;
	if (meant) return meant.value;
	const names = choices.map(({ name }) => name).join(', ');
	throw mismatch(field, 'one of its options', `Its options are: ${names}.`);
}

const comparable = (value: unknown) => asText(value).normalize('NFKC').trim().toLowerCase();

function choicesOf(field: Field, value: unknown): unknown[] {
	const chosen: unknown[] =
		typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value];
	if (chosen.length === 0) throw mismatch(field, 'a choice of its options', 'Choose at least one.');
	return [...new Set(chosen.map((choice) => choiceOf(field, choice)))];
}

function groupOf(field: Field, value: unknown): JsonObject {
	if (isEmpty(value)) return {};
	if (isObject(value)) return value;
	throw mismatch(field, 'a group of fields');
}

/** For each group of a fixed collection its rows. */
function rowsOf(field: Field, groups: JsonObject, reading: ReadOptions): JsonObject {
	const entries = (field.options ?? []).map((group) => {
		const rows: unknown = groups[group.name] ?? [];
		const fields = 'values' in group ? group.values : [];
		const read = (row: unknown) => rowOf(fields, groupOf(field, row), reading);
		return [group.name, (Array.isArray(rows) ? rows : [rows]).map(read)];
	});
	return Object.fromEntries(entries);
}

/** Here a text that is empty was left so on purpose: it clears a setting. An expression that finds nothing is not on purpose. */
const rowOf = (fields: Fields, row: JsonObject, reading: ReadOptions): JsonObject =>
	Object.fromEntries(
		fields.map((field) => {
			const isGiven = Object.hasOwn(row, field.name);
			if (isGiven && (row[field.name] ?? null) === null) throw mismatch(field, 'a value, but nothing');
			return [field.name, fieldValue(field, isGiven ? row[field.name] : field.default, reading)];
		}),
	);

/** The fields inside a collection. */
export const innerFields = (field: Field): Field[] =>
	(field.options ?? []).filter((option): option is Field => 'type' in option);

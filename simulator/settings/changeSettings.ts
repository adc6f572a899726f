import type { SettingsKind } from '../model/Account';
import { isJsonObject, type Json, type JsonObject } from '../model/Json';
import { completeSettings } from './completeSettings';
import type { SettingsSpelling } from './SettingsSpelling';
import { DECOY_URLS, FACTORY_SETTINGS } from './settingsValues';

export type SettingsResult = { values: JsonObject } | { errors: string[] };

/** What a client sees of the stored values. */
export function showSettings(stored: JsonObject, kind: SettingsKind, spelling: SettingsSpelling): JsonObject {
	const shown = { ...stored };
	if (!spelling.showsDecoys) for (const key of DECOY_URLS[kind]) delete shown[key];
	return spelling.toWire(shown, kind);
}

/** The values after a client's PUT of `wire`. What the spelling does not show cannot be lost by leaving it out. */
export function changeSettings(
	stored: JsonObject,
	wire: JsonObject,
	kind: SettingsKind,
	spelling: SettingsSpelling,
): SettingsResult {
	const given = withoutNulls(spelling.fromWire(wire, kind));
	const errors = Object.entries(given).flatMap(([key, value]) =>
		typeErrors(key, value, FACTORY_SETTINGS[kind][key]),
	);
	if (errors.length > 0) return { errors };
	const completed = completeSettings(given, FACTORY_SETTINGS[kind]);
	if (!spelling.showsDecoys) for (const key of DECOY_URLS[kind]) completed[key] = stored[key] ?? '';
	return { values: spelling.save({ kind, stored, given, completed }) };
}

function withoutNulls(values: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function typeErrors(key: string, value: Json, example: Json | undefined): string[] {
	if (isJsonObject(value) && isJsonObject(example)) {
		return Object.entries(value).flatMap(([inner, part]) =>
			typeErrors(`${key}.${inner}`, part, example[inner]),
		);
	}
	const expected = typeName(example);
	return typeName(value) === expected ? [] : [`${key} must be of type ${expected}.`];
}

function typeName(value: Json | undefined): string {
	return Array.isArray(value) ? 'array' : typeof value;
}

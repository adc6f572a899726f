import { isJsonObject, type Json, type JsonObject } from '../model/Json';

type Rename = (key: string) => string;

/** `NotificationURL` to `notificationUrl`. */
export const camelKey: Rename = (key) =>
	words(key)
		.map((word, index) =>
			index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
		)
		.join('');

/** `NotificationURL` to `notification_url`. */
export const snakeKey: Rename = (key) => words(key).join('_').toLowerCase();

export const sameKey: Rename = (key) => key;

/** The object with every key renamed, nested objects too. */
export function renameKeys(values: JsonObject, rename: Rename): JsonObject {
	const entries = Object.entries(values).map(([key, value]): [string, Json] => [
		rename(key),
		isJsonObject(value) ? renameKeys(value, rename) : value,
	]);
	return Object.fromEntries(entries);
}

/**
 * The inverse: keys of `wire` that are a renamed key of `template` get the template's name, ignoring case (GoFax's
 * articles spell one property three ways). Others are dropped, as .NET drops unknown properties.
 */
export function restoreKeys(wire: JsonObject, template: JsonObject, rename: Rename): JsonObject {
	const given = new Map(Object.entries(wire).map(([key, value]) => [key.toLowerCase(), value]));
	const restored: JsonObject = {};
	for (const [key, example] of Object.entries(template)) {
		const value = given.get(rename(key).toLowerCase());
		if (value === undefined) continue;
		restored[key] =
			isJsonObject(example) && isJsonObject(value) ? restoreKeys(value, example, rename) : value;
	}
	return restored;
}

function words(key: string): string[] {
	return key.match(/[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+/g) ?? [key];
}

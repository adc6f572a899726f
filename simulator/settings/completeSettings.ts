import { isJsonObject, type Json, type JsonObject } from '../model/Json';

/** `given`, with missing fields taken from `fallbacks`, in nested objects too. */
export function completeSettings(given: JsonObject, fallbacks: JsonObject): JsonObject {
	const entries = Object.entries(fallbacks).map(([key, fallback]): [string, Json] => {
		const value = given[key];
		if (value === undefined) return [key, structuredClone(fallback)];
		return [key, isJsonObject(value) && isJsonObject(fallback) ? completeSettings(value, fallback) : value];
	});
	return Object.fromEntries(entries);
}

import { isJsonObject } from '../model/Json';

/**
 * The object with its properties under their documented names, ignoring case: GoFax's articles spell `CallbackURL`
 * three ways. Null counts as missing. `ignored` lists the properties that are not read.
 */
export function canonicalNames(
	value: unknown,
	names: readonly string[],
): { value: unknown; ignored: string[] } {
	if (!isJsonObject(value)) return { value, ignored: [] };
	const known = new Map(names.map((name) => [name.toLowerCase(), name]));
	const ignored = Object.keys(value).filter((key) => !known.has(key.toLowerCase()));
	const entries = Object.entries(value)
		.map(([key, property]) => [known.get(key.toLowerCase()), property] as const)
		.filter((entry): entry is [string, (typeof entry)[1]] => entry[0] !== undefined && entry[1] !== null);
	return { value: Object.fromEntries(entries), ignored };
}

export type JsonObject = { [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * First of the named values that is there and not null, whatever the case of its key: GoFax documents PascalCase,
 * other people's code reads camelCase from v2.0.
 */
export function pick(source: unknown, ...names: string[]): unknown {
	if (!isObject(source)) return undefined;
	for (const name of names) {
		const found = Object.entries(source).find(
			([key, value]) => key.toLowerCase() === name.toLowerCase() && value !== undefined && value !== null,
		);
		if (found) return found[1];
	}
	return undefined;
}

/** A text or number as text, anything else as an empty text. */
export function asText(value: unknown): string {
	return typeof value === 'string'
		? value
		: typeof value === 'number' || typeof value === 'bigint'
			? String(value)
			: '';
}

/** Texts and numbers, so that nothing inside a text is taken for a number. */
const TEXTS_AND_NUMBERS = /"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*/gs;

/**
 * The value of a JSON text; undefined for a text that is not JSON. A whole number of 16 digits or more comes as a text, so that an
 * ID keeps its digits.
 */
export function parseJson(text: string): unknown {
	// Trimmed, because a byte order mark in front is white space to trim() and an error to JSON.
	const json = text.trim();
	try {
		return JSON.parse(/[0-9]{16}/.test(json) ? json.replace(TEXTS_AND_NUMBERS, quoteLongNumber) : json);
	} catch {
		return undefined;
	}
}

const quoteLongNumber = (token: string) =>
	/^-?[0-9]{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;

export type JsonObject = { [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * First of the named values that is there, whatever the case of its key: GoFax documents PascalCase,
 * other people's code reads camelCase from v2.0.
 */
export function pick(source: unknown, ...names: string[]): unknown {
	if (!isObject(source)) return undefined;
	for (const name of names) {
		const key = Object.keys(source).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
		if (key !== undefined && source[key] !== undefined && source[key] !== null) return source[key];
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

/** The value of a JSON text; undefined for a text that is not JSON. */
export function parseJson(text: string): unknown {
	try {
		// Trimmed, because a byte order mark in front is white space to trim() and an error to JSON.
		return JSON.parse(text.trim());
	} catch {
		return undefined;
	}
}

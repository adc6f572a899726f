export type JsonObject = { [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * First of the named values that is there and not null, in any case of its key: GoFax documents PascalCase,
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

/** The value of a JSON text; undefined for a text that is not JSON. */
export function parseJson(text: string): unknown {
	try {
		// Trimmed, because a byte order mark at the beginning is white space to trim() and an error to JSON.
		return JSON.parse(text.trim());
	} catch {
		return undefined;
	}
}

/** Texts, numbers and white space of a JSON text. A text without an end goes to the end, because looking for it again and again would be slow. */
export const JSON_TOKENS = /"(?:[^"\\]|\\.)*(?:"|\\?$)|-?\d[\d.eE+-]*|\s+/gs;

/** A JSON number without the choices of its spelling, to its last digit: 1.50 and 15e-1 are the same. */
export function plainNumber(raw: string): string {
	const [, sign = '', whole = '', decimals = '', exponent = '0'] =
		/^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(raw) ?? [];
	const digits = (whole + decimals).replace(/^0+/, '');
	const significant = digits.replace(/0+$/, '');
	if (significant === '') return '0';
	return `${sign}${significant}e${Number(exponent) - decimals.length + digits.length - significant.length}`;
}

/**
 * The same, but a number that JavaScript cannot hold to its last digit comes as a text: an ID keeps its digits. A text that is not
 * JSON is left as it is.
 */
export const parseJsonExactly = (text: string): unknown =>
	parseJson(
		/[0-9.]{16}/.test(text)
			? text.replace(JSON_TOKENS, (token) =>
					/^[-0-9]/.test(token) && plainNumber(token) !== plainNumber(String(Number(token)))
						? JSON.stringify(token)
						: token,
				)
			: text,
	);

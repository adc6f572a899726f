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

/** GoFax's answer without its wrapping. */
export interface Envelope {
	success: boolean;
	message: string;
	/** `ValidationErrors`: one text per problem. */
	validationErrors: string[];
	/** `Response`, or `result` as v2.0 is said to name it, or the whole body where neither is there. */
	payload: unknown;
	/** The body as GoFax sent it. */
	body: unknown;
}

/**
 * Reads GoFax's envelope `{ Success, Message, ValidationErrors, Response }`, or a bare body.
 *
 * Source: GoFax, "Faxing using the API"; `result` and bare bodies are not documented.
 */
export function readEnvelope(body: unknown): Envelope {
	const success = pick(body, 'Success');
	const problems = pick(body, 'ValidationErrors');
	return {
		success: !(success === false || asText(success).toLowerCase() === 'false'),
		message: asText(pick(body, 'Message')),
		validationErrors: (Array.isArray(problems) ? problems : [problems]).map(asText).filter(Boolean),
		payload: pick(body, 'Response', 'result') ?? (success === undefined ? body : undefined),
		body,
	};
}

/** GoFax's own words: its message, then each validation error. */
export const ownWords = ({ message, validationErrors }: Envelope): string =>
	[message, ...validationErrors].filter(Boolean).join(' ');

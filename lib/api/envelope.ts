import { asText, pick } from '../json';

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
	/** The text that the body was read from, letter for letter. */
	text: string;
}

/**
 * Reads GoFax's envelope `{ Success, Message, ValidationErrors, Response }`, or a bare body.
 *
 * Source: GoFax, "Faxing using the API"; `result` and bare bodies are not documented.
 */
export function readEnvelope(body: unknown, text = ''): Envelope {
	const success = pick(body, 'Success');
	const problems = pick(body, 'ValidationErrors');
	return {
		success: !(success === false || asText(success).toLowerCase() === 'false'),
		message: asText(pick(body, 'Message')),
		validationErrors: (Array.isArray(problems) ? problems : [problems]).map(asText).filter(Boolean),
		payload: pick(body, 'Response', 'result') ?? (success === undefined ? body : undefined),
		body,
		text,
	};
}

/** GoFax's own words: its message, then each validation error. */
export const ownWords = ({ message, validationErrors }: Envelope): string =>
	[message, ...validationErrors].filter(Boolean).join(' ');

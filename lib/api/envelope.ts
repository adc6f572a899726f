import { asText, isObject, pick } from '../json';

/** GoFax's answer without its wrapping. */
export interface Envelope {
	/** False only where GoFax says so. */
	success: boolean;
	/** True only where GoFax says so; many answers say neither. */
	confirmed: boolean;
	message: string;
	/** One text for each problem that GoFax names. */
	errors: string[];
	/** What is inside: `Response`, `Payload` or `result`, or else the body without the envelope's own fields. */
	payload: unknown;
	/** The part of the answer that {@link payload} was read from, as GoFax sent it. */
	raw: unknown;
	/** The body as GoFax sent it. */
	body: unknown;
	/** The text that the body was read from, letter for letter. */
	text: string;
}

const PAYLOAD_KEYS = ['Response', 'Payload', 'result'];
const ERROR_KEYS = ['ValidationErrors', 'Errors'];
const OWN_KEYS = ['Success', 'StatusCode', 'Message', ...ERROR_KEYS, ...PAYLOAD_KEYS].map((key) =>
	key.toLowerCase(),
);

/**
 * Reads GoFax's envelope `{ Success, Message, ValidationErrors, Response }`, or a bare body. Case does not count.
 *
 * Source: GoFax, "Faxing using the API". `Payload`, `result`, `Errors`, the fields of ASP.NET's problem details and bare bodies
 * are not documented.
 */
export function readEnvelope(body: unknown, text = ''): Envelope {
	const success = readFlag(pick(body, 'Success'));
	const inside = pick(body, ...PAYLOAD_KEYS);
	return {
		success: success !== false,
		confirmed: success === true,
		message: asText(pick(body, 'Message')) || textOfError(body),
		errors: [...new Set(ERROR_KEYS.flatMap((key) => readErrors(pick(body, key))))],
		payload: inside ?? withoutOwnFields(body),
		raw: inside ?? body ?? null,
		body,
		text,
	};
}

/** True, false, or undefined for anything else: GoFax's other interfaces write `True`, and some write 1. */
export function readFlag(value: unknown): boolean | undefined {
	const text = typeof value === 'boolean' ? String(value) : asText(value).trim().toLowerCase();
	if (['true', '1', 'yes'].includes(text)) return true;
	return ['false', '0', 'no'].includes(text) ? false : undefined;
}

/** The fields of an answer that has no payload of its own. Undefined where nothing is left. */
function withoutOwnFields(body: unknown): unknown {
	if (!isObject(body)) return body;
	const rest = Object.entries(body).filter(([key]) => !OWN_KEYS.includes(key.toLowerCase()));
	return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}

/** ASP.NET's problem details have a title; other errors are one word or an object. */
const textOfError = (body: unknown): string => {
	const error = pick(body, 'error');
	return (
		asText(pick(body, 'title')) || asText(error) || asText(pick(error, 'message', 'description', 'code'))
	);
};

/** True for a body that names an error, no matter what else it says. */
export function speaksOfError(body: unknown): boolean {
	const error = pick(body, 'error');
	return isObject(error) || asText(error) !== '' || error === true;
}

/** Errors as a list, as a map from field to texts, or as one text; what is nested deeper than `levels` says nothing. */
function readErrors(errors: unknown, levels = 10): string[] {
	if (levels === 0) return [];
	const inside = (values: unknown[]) => values.flatMap((value) => readErrors(value, levels - 1));
	if (Array.isArray(errors)) return inside(errors);
	if (!isObject(errors)) return [asText(errors)].filter(Boolean);
	const text = asText(pick(errors, 'message', 'errorMessage', 'description'));
	return text ? [text] : inside(Object.values(errors));
}

/** GoFax's own words: its message, then each error. At most 500 characters on one line, because they become part of a message. */
export const ownWords = ({ message, errors }: Pick<Envelope, 'message' | 'errors'>): string =>
	[message, ...errors]
		.filter(Boolean)
		.join(' ')
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim()
		.slice(0, 500);

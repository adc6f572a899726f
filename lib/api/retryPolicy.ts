import type { Endpoint } from './endpoints';

/** How an attempt ended without success. */
export type Attempt =
	| { status: number; /** Header Retry-After, as it came. */ retryAfter?: string }
	| { /** Node's error code; empty where it is not known. */ connectionError: string };

export const MOST_ATTEMPTS = 3;

/** Milliseconds. Who asks for more is not waited for: the execution would hang. */
const LONGEST_PAUSE = 30_000;

/** Connections that certainly never reached GoFax. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

/** The codes with EAI_ are those of a host name that could not be looked up. */
export const neverConnected = (code: string): boolean => NEVER_CONNECTED.has(code) || code.startsWith('EAI_');

/** Certificates that Node does not accept; nothing is sent before they are checked, and the next attempt is no better. */
export const isCertificateError = (code: string): boolean =>
	/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code);

/**
 * Milliseconds that a Retry-After header asks for: seconds, or a date.
 *
 * @param now milliseconds since 1970
 */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (/^[0-9]{1,9}$/.test(text)) return Number(text) * 1000;
	const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}

/** True if GoFax has certainly not taken what was sent. */
export function certainlyNotTaken(attempt: Attempt): boolean {
	if ('connectionError' in attempt) return neverConnected(attempt.connectionError);
	return attempt.status === 429 || (attempt.status === 503 && attempt.retryAfter !== undefined);
}

function isPassing(attempt: Attempt): boolean {
	if ('connectionError' in attempt) return !isCertificateError(attempt.connectionError);
	return [429, 502, 503, 504].includes(attempt.status);
}

/**
 * Decides whether to try again, and when. A read may be repeated whenever the failure is likely to pass; a send or a change
 * only when it has certainly not been taken. Source: nothing is documented about limits; the rules are those of HTTP.
 *
 * @param number of the attempt that has just failed, from 1
 * @param random from 0 to 1, so that many nodes do not come back at the same instant
 * @returns milliseconds to wait; undefined for no further attempt
 */
export function pauseBeforeRetry(
	effect: Endpoint['effect'],
	attempt: Attempt,
	number: number,
	now: number,
	random: number,
): number | undefined {
	if (number >= MOST_ATTEMPTS) return undefined;
	if (!(effect === 'read' ? isPassing(attempt) : certainlyNotTaken(attempt))) return undefined;
	const asked = 'status' in attempt ? readRetryAfter(attempt.retryAfter, now) : undefined;
	const pause = asked ?? 500 * 2 ** (number - 1) * (0.5 + random);
	return pause <= LONGEST_PAUSE ? pause : undefined;
}

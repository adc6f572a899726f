import type { ConnectionFailure } from './connectionFailure';
import type { Endpoint } from './endpoints';

/** How an attempt ended without success. */
export type Attempt =
	| { status: number; /** Header Retry-After, as it came. */ retryAfter?: string }
	| ConnectionFailure;

export const MAX_ATTEMPTS = 3;

/** Longer pauses are not waited for: the execution would hang. */
const LONGEST_PAUSE_MS = 30_000;

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

/** True if GoFax has certainly not taken what was sent, and may take it later. */
export function mayBeSentAgain(attempt: Attempt): boolean {
	if ('progress' in attempt) return ['notConnected', 'incomplete'].includes(attempt.progress);
	return attempt.status === 429 || (attempt.status === 503 && attempt.retryAfter !== undefined);
}

function isPassing(attempt: Attempt): boolean {
	if ('progress' in attempt) return mayBeSentAgain(attempt) || attempt.progress === 'complete';
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
	if (number >= MAX_ATTEMPTS) return undefined;
	if (!(effect === 'read' ? isPassing(attempt) : mayBeSentAgain(attempt))) return undefined;
	const asked = 'status' in attempt ? readRetryAfter(attempt.retryAfter, now) : undefined;
	const pause = asked ?? 500 * 2 ** (number - 1) * (0.5 + random);
	return pause <= LONGEST_PAUSE_MS ? pause : undefined;
}

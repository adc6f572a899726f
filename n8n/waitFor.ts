import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
	timeoutMs?: number;
	/** What is awaited, for the error's text: "an execution of the SMS trigger". */
	what: string;
	intervalMs?: number;
}

/** Asks until the condition gives something other than undefined or false, and returns that. */
export async function waitFor<T>(
	condition: () => T | undefined | false | Promise<T | undefined | false>,
	{ timeoutMs = 15_000, what, intervalMs = 50 }: WaitOptions,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const value = await condition();
		if (value !== undefined && value !== false) return value;
		if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms for ${what}, which did not happen`);
		await sleep(intervalMs);
	}
}

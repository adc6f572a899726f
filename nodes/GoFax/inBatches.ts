/** How many at once, and how long to wait between. */
export interface Concurrency {
	/** From 1. */
	atOnce: number;
	/** Milliseconds between batches; 0 for no batches: each end makes room for the next. */
	pauseMs: number;
}

interface Steps<T> {
	/** Must not reject. */
	work(index: number): Promise<T>;
	/** True if nothing more may be begun after this. What has begun is waited for. */
	stopsAfter(outcome: T): boolean;
	/** True if nothing more may be begun, no matter what came out so far. Asked again each time. */
	isStopped(): boolean;
	pause(milliseconds: number): Promise<void>;
}

/**
 * Works on `count` things, several at a time.
 *
 * @returns outcomes in the order of the indices; undefined for what was not begun
 */
export async function inBatches<T>(
	count: number,
	{ atOnce, pauseMs }: Concurrency,
	steps: Steps<T>,
): Promise<Array<T | undefined>> {
	const outcomes: Array<T | undefined> = Array.from({ length: count }, () => undefined);
	let next = 0;
	let stopped = false;
	const goesOn = () => !stopped && !steps.isStopped();

	const worker = async (end: number) => {
		while (next < end && goesOn()) {
			const index = next++;
			const outcome = await steps.work(index);
			outcomes[index] = outcome;
			stopped ||= steps.stopsAfter(outcome);
		}
	};
	const batch = pauseMs > 0 ? atOnce : count;
	for (let end = Math.min(batch, count); next < count && goesOn(); end = Math.min(end + batch, count)) {
		if (next > 0) await steps.pause(pauseMs);
		const workers = Math.min(atOnce, end - next);
		await Promise.all(Array.from({ length: workers }, async () => await worker(end)));
	}
	return outcomes;
}

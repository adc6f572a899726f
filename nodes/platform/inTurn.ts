/** End of the latest work of each queue. */
const latest = new Map<string, Promise<unknown>>();

/**
 * Runs work that must not overlap with other work of the same queue in this process: one after the other, in the order of the
 * calls. A failure does not hold up what comes after it.
 *
 * @param queue must not hold a secret
 */
export async function inTurn<T>(queue: string, work: () => Promise<T>): Promise<T> {
	const mine = (latest.get(queue) ?? Promise.resolve()).then(work, work);
	latest.set(queue, mine);
	try {
		return await mine;
	} finally {
		if (latest.get(queue) === mine) latest.delete(queue);
	}
}

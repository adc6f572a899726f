/** What a bench has open, to be closed last first. */
export type Undo = Array<() => unknown>;

/**
 * Runs a bench to its end, closes what it opened even when it fails or is interrupted, and sets the exit code: 0 when
 * every goal was met, 1 when one was not or the bench failed.
 */
export async function startBench(bench: (undo: Undo) => Promise<boolean>): Promise<void> {
	const undo: Undo = [];
	const close = async () => {
		for (const step of undo.splice(0).reverse()) await step();
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void close().finally(() => process.exit(1));
		});
	}
	try {
		process.exitCode = (await bench(undo)) ? 0 : 1;
	} catch (error) {
		console.error(error);
		process.exitCode = 1;
	} finally {
		await close();
	}
}

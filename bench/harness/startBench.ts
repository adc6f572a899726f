import { Report } from './Report';

/** What a bench has open, to be closed last first. */
export type Undo = Array<() => unknown>;

/** How much of a bench runs. */
export interface BenchOptions {
	/** Once and small: shows that the bench works and that everything arrives. Its figures say nothing. */
	smoke: boolean;
}

/**
 * Runs a bench to its end, closes what it opened even when it fails or is interrupted, and sets the exit code: 0 when
 * every goal was met, 1 when one was not or the bench failed.
 */
export async function startBench(
	bench: (report: Report, undo: Undo) => Promise<void>,
	{ smoke }: BenchOptions,
): Promise<void> {
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
		const report = new Report(!smoke);
		await bench(report, undo);
		process.exitCode = report.met ? 0 : 1;
		if (smoke) console.log(`${report.figures} passed, 0 failed`);
	} catch (error) {
		console.error(error);
		process.exitCode = 1;
	} finally {
		await close();
	}
}

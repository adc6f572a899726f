/** Milliseconds of the processor that some work takes. Not of the clock: other programs may be busy too. */
export function processorMs(work: () => unknown): number {
	const started = process.cpuUsage();
	work();
	return process.cpuUsage(started).user / 1000;
}

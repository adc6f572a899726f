import { readFileSync, writeFileSync } from 'node:fs';

/** Resident memory of another process, in megabytes (2^20 bytes), by Linux's own count. */
export class ProcessMemory {
	constructor(private readonly pid: number) {}

	/** What is resident now. */
	get resident(): number {
		return this.read('VmRSS');
	}

	/** The most that was resident since {@link resetPeak}, however short the moment: the kernel counts, nothing samples. */
	get peak(): number {
		return this.read('VmHWM');
	}

	resetPeak(): void {
		writeFileSync(`/proc/${this.pid}/clear_refs`, '5');
	}

	private read(name: string): number {
		const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(
			readFileSync(`/proc/${this.pid}/status`, 'utf8'),
		)?.[1];
		if (kilobytes === undefined) throw new Error(`Linux does not tell ${name} of process ${this.pid}`);
		return Number(kilobytes) / 1024;
	}
}

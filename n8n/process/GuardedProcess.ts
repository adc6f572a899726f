import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export interface GuardedProcessOptions {
	command: string;
	args: readonly string[];
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** File descriptor for both output streams, or 'pipe' to read them through `onOutput`. */
	output: number | 'pipe';
	onOutput?: (text: string) => void;
	/** How long after SIGTERM the command is killed. */
	graceMs?: number;
	/** Folder to delete when this process dies without having called stop(). */
	removeWhenOrphaned?: string;
}

/** A command in its own process group that cannot outlive this process, however this process ends. */
export class GuardedProcess {
	/** Resolves with the exit code once the command and its guardian are gone. Never rejects. */
	readonly exited: Promise<number>;
	readonly pid: number | undefined;
	private isRunning = true;
	private readonly child: ChildProcess;

	constructor(options: GuardedProcessOptions) {
		const { command, args, graceMs = 15_000, removeWhenOrphaned = null } = options;
		const instructions = JSON.stringify({ command, args, graceMs, removeWhenOrphaned });
		this.child = spawn(process.execPath, [join(__dirname, 'guardian.cjs'), instructions], {
			cwd: options.cwd,
			env: options.env ?? process.env,
			// A group of its own: Ctrl-C in the terminal then reaches only us, and we stop things in order.
			detached: process.platform !== 'win32',
			stdio: ['pipe', options.output, options.output],
			windowsHide: true,
		});
		this.pid = this.child.pid;
		this.child.stdin?.on('error', () => {
			// The guardian went first; `exited` tells.
		});
		for (const stream of [this.child.stdout, this.child.stderr]) {
			stream?.setEncoding('utf8').on('data', (text: string) => options.onOutput?.(text));
		}
		this.exited = new Promise((resolve) => {
			this.child.once('error', () => this.end(resolve, 127));
			this.child.once('close', (code) => this.end(resolve, code ?? 137));
		});
	}

	get running(): boolean {
		return this.isRunning;
	}

	/** Asks the command to end, kills it if it does not, and leaves nothing of its group behind. */
	async stop(): Promise<number> {
		if (this.isRunning) this.child.kill('SIGTERM');
		return await this.exited;
	}

	private end(resolve: (code: number) => void, code: number): void {
		if (!this.isRunning) return;
		this.isRunning = false;
		this.killLeftovers();
		resolve(code);
	}

	private killLeftovers(): void {
		if (this.pid === undefined || process.platform === 'win32') return;
		try {
			process.kill(-this.pid, 'SIGKILL');
		} catch {
			// ESRCH: the group is empty, as it should be.
		}
	}
}

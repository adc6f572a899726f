import { GuardedProcess } from './GuardedProcess';

export interface CommandOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** What the command is for, in an error's first line: "npm ci of n8n". */
	what: string;
	/** Each line as it is printed. */
	onLine?: (line: string) => void;
	timeoutMs?: number;
	/** Folder to delete should this process die while the command runs. */
	removeWhenOrphaned?: string;
}

export class CommandFailedError extends Error {
	constructor(
		what: string,
		readonly exitCode: number,
		readonly lastLines: readonly string[],
		reason = `exit code ${exitCode}`,
	) {
		super(`${what} failed (${reason}). Its last lines:\n${lastLines.map((line) => `  ${line}`).join('\n')}`);
		this.name = 'CommandFailedError';
	}
}

/** Runs a command to its end and returns everything it printed; it ends when this process ends. */
export async function runCommand(
	command: string,
	args: readonly string[],
	options: CommandOptions,
): Promise<string> {
	let output = '';
	let pending = '';
	const child = new GuardedProcess({
		command,
		args,
		cwd: options.cwd,
		env: options.env,
		output: 'pipe',
		graceMs: 2_000,
		removeWhenOrphaned: options.removeWhenOrphaned,
		onOutput(text) {
			output += text;
			const lines = (pending + text).split('\n');
			pending = lines.pop() ?? '';
			for (const line of lines) options.onLine?.(line);
		},
	});

	let timedOut = false;
	const timer =
		options.timeoutMs === undefined
			? undefined
			: setTimeout(() => {
					timedOut = true;
					void child.stop();
				}, options.timeoutMs);
	const exitCode = await child.exited;
	clearTimeout(timer);
	if (exitCode === 0 && !timedOut) return output;
	const lastLines = output.trimEnd().split('\n').slice(-20);
	const reason = timedOut ? `no end after ${options.timeoutMs ?? 0} ms` : undefined;
	throw new CommandFailedError(options.what, exitCode, lastLines, reason);
}

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProcessAlive } from '../../../n8n/install/withInstallLock';
import { GuardedProcess } from '../../../n8n/process/GuardedProcess';
import { CommandFailedError, runCommand } from '../../../n8n/process/runCommand';
import { waitFor } from '../../../n8n/waitFor';

const node = process.execPath;
// A command that ignores SIGTERM and has a child of its own.
const STUBBORN = `
	process.on('SIGTERM', () => {});
	const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
	console.log('pids', process.pid, child.pid);
	setInterval(() => {}, 1000);
`;

async function startStubborn(): Promise<{ guarded: GuardedProcess; pids: number[] }> {
	let output = '';
	const guarded = new GuardedProcess({
		command: node,
		args: ['-e', STUBBORN],
		output: 'pipe',
		graceMs: 100,
		onOutput: (text) => (output += text),
	});
	const line = await waitFor(() => /pids .*\n/.exec(output)?.[0], { what: 'the command to start' });
	return { guarded, pids: line.trim().split(' ').slice(1).map(Number) };
}

describe('GuardedProcess', () => {
	it('stops a command that ignores SIGTERM, and what that command has started', async () => {
		const { guarded, pids } = await startStubborn();
		expect(pids.map(isProcessAlive)).toEqual([true, true]);
		await guarded.stop();
		await waitFor(() => !pids.some(isProcessAlive), { what: 'both processes to be gone' });
		expect(guarded.running).toBe(false);
	});

	it('ends the command, and deletes its folder, when its own process is killed outright', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'orphan-'));
		const guardian = join(__dirname, '../../../n8n/process/guardian.cjs');
		const instructions = { command: node, args: ['-e', STUBBORN], graceMs: 100, removeWhenOrphaned: folder };
		// Takes the place of our process: it starts the guardian and holds its standard input, as GuardedProcess does.
		const parent = spawn(
			node,
			[
				'-e',
				`require('child_process').spawn(process.execPath, ${JSON.stringify([guardian, JSON.stringify(instructions)])},
					{ detached: true, stdio: ['pipe', 'inherit', 'inherit'] }); setInterval(() => {}, 1000);`,
			],
			{ stdio: ['ignore', 'pipe', 'inherit'] },
		);
		let output = '';
		parent.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
		const line = await waitFor(() => /pids .*\n/.exec(output)?.[0], { what: 'the command to start' });
		const pids = line.trim().split(' ').slice(1).map(Number);

		parent.kill('SIGKILL');
		await waitFor(() => !pids.some(isProcessAlive), { what: 'both processes to be gone' });
		await waitFor(() => !existsSync(folder), { what: 'the folder to be deleted' });
	});
});

describe('runCommand', () => {
	it('returns what the command printed', async () => {
		expect(await runCommand(node, ['-p', '1 + 1'], { what: 'adding' })).toBe('2\n');
	});

	it('fails with the exit code and the last lines', async () => {
		const failing = runCommand(node, ['-e', 'console.error("the reason"); process.exit(3)'], {
			what: 'The example',
		});
		const error = await failing.catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(CommandFailedError);
		expect((error as CommandFailedError).message).toBe(
			'The example failed (exit code 3). Its last lines:\n  the reason',
		);
	});

	it('says so when the command does not exist', async () => {
		await expect(runCommand('/no/such/command', [], { what: 'Nothing' })).rejects.toThrow(
			/Nothing failed[^]*ENOENT/,
		);
	});

	it('ends a command that takes too long', async () => {
		const hanging = runCommand(node, ['-e', 'setInterval(() => {}, 1000)'], {
			what: 'Hanging',
			timeoutMs: 300,
		});
		await expect(hanging).rejects.toThrow('no end after 300 ms');
	});
});

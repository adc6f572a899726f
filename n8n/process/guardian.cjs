'use strict';

/**
 * Runs one command and lives exactly as long as the process that started it.
 *
 * A parent that is killed with SIGKILL, or a jest worker whose `process` object never sees the
 * real exit event, cannot clean up after itself. So the parent holds this program's standard
 * input open: when that pipe closes, for any reason, the whole process group goes.
 *
 * Usage: node guardian.cjs '{"command": string, "args": string[], "removeWhenOrphaned": string | null, "graceMs": number}'
 */
const { spawn } = require('node:child_process');
const { rmSync } = require('node:fs');

const { command, args, removeWhenOrphaned, graceMs } = JSON.parse(process.argv[2]);
const windows = process.platform === 'win32';

const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });

let exit = 1;
let stopping = false;
let orphaned = false;

function finish() {
	if (orphaned) {
		try {
			if (removeWhenOrphaned) {
				rmSync(removeWhenOrphaned, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
			}
		} catch {
			// Nobody is left to tell; the folder lies in the system's temp folder.
		}
		// What the command itself started, which a killed command could not stop. With a living parent
		// that is the parent's job, because this also ends the guardian and would lose the exit code.
		if (!windows) process.kill(-process.pid, 'SIGKILL');
	}
	process.exit(exit);
}

function stop() {
	if (stopping) return;
	stopping = true;
	child.kill('SIGTERM');
	setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
}

child.on('error', (error) => {
	process.stderr.write(`${error.message}\n`);
	exit = 127;
	finish();
});
child.on('exit', (code, signal) => {
	exit = code ?? (signal === 'SIGTERM' ? 143 : 137);
	finish();
});
process.on('SIGTERM', stop);
// The terminal's Ctrl-C and hang-up are for the parent, which decides what to stop and in what order.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});

process.stdin.on('end', orphan);
process.stdin.on('close', orphan);
process.stdin.on('error', orphan);
process.stdin.resume();
function orphan() {
	orphaned = true;
	stop();
}

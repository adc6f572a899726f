import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isProcessAlive } from '../../n8n/install/withInstallLock';

function parentOf(pid: number): number {
	if (process.platform === 'linux') {
		// "pid (name) state ppid ...", where the name may hold spaces and parentheses.
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
	}
	return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).trim());
}

/** tsx, the shell that npm starts it in, and npm. */
function ancestorsUpToNpm(): number[] {
	const ancestors = [process.ppid];
	try {
		for (let pid = process.ppid; ancestors.length < 3 && pid > 1; ) {
			pid = parentOf(pid);
			if (pid > 1) ancestors.push(pid);
		}
	} catch {
		// No /proc and no ps: watch the direct parent alone.
	}
	return ancestors;
}

/**
 * Calls back when npm, or what it runs us in, has been killed. npm passes SIGTERM to its shell only,
 * and the shell dies of it without a word to us: `kill <pid of npm start>` would leave all of this running.
 */
export function watchNpm(onGone: () => void): void {
	if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
	const ancestors = ancestorsUpToNpm();
	const timer = setInterval(() => {
		if (ancestors.every(isProcessAlive)) return;
		clearInterval(timer);
		onGone();
	}, 500);
	timer.unref();
}

import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../Log';

/** The holder touches its lock this often, so a lock much older than that has no living holder. */
const TOUCH_EVERY_MS = 5_000;
const STALE_AFTER_MS = 60_000;

export function isProcessAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it exists, but belongs to someone else.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

function tryTake(lockFile: string): boolean {
	try {
		writeFileSync(lockFile, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

/** A lock is stale when its holder is known to be dead, or when nobody has touched it for a while. */
function isStale(lockFile: string): boolean {
	try {
		if (Date.now() - statSync(lockFile).mtimeMs > STALE_AFTER_MS) return true;
		const holder = JSON.parse(readFileSync(lockFile, 'utf8')) as { pid: number; host: string };
		return holder.host === hostname() && !isProcessAlive(holder.pid);
	} catch {
		// Gone meanwhile, or caught between creation and first write: not for us to judge yet.
		return false;
	}
}

/** Runs `work` while no other process on this machine does; waits for the one that does. */
export async function withInstallLock<T>(lockFile: string, log: Log, work: () => Promise<T>): Promise<T> {
	mkdirSync(dirname(lockFile), { recursive: true });
	for (let waited = 0; !tryTake(lockFile); waited += 1) {
		if (isStale(lockFile)) {
			rmSync(lockFile, { force: true });
			continue;
		}
		if (waited % 60 === 0) log('Another process is installing n8n into the same cache; waiting for it.');
		await sleep(500);
	}

	const touch = setInterval(() => {
		const now = new Date();
		try {
			utimesSync(lockFile, now, now);
		} catch {
			// Removed by hand: the installation itself ends in a rename, so no harm is done.
		}
	}, TOUCH_EVERY_MS);
	touch.unref();
	const release = () => rmSync(lockFile, { force: true });
	// process.exit() skips the finally below.
	process.once('exit', release);
	try {
		return await work();
	} finally {
		clearInterval(touch);
		process.off('exit', release);
		release();
	}
}

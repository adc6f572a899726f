import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { silent } from '../../../n8n/Log';
import { withInstallLock } from '../../../n8n/install/withInstallLock';

describe('withInstallLock', () => {
	let folder: string;
	let lock: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'lock-'));
		lock = join(folder, 'a.lock');
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it('lets one work at a time', async () => {
		const events: string[] = [];
		const work = (name: string) =>
			withInstallLock(lock, silent, async () => {
				events.push(`${name} begins`);
				await sleep(30);
				events.push(`${name} ends`);
			});
		await Promise.all([work('a'), work('b')]);
		expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
		expect(existsSync(lock)).toBe(false);
	});

	it('is released when the work fails', async () => {
		await expect(withInstallLock(lock, silent, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(existsSync(lock)).toBe(false);
	});

	it('takes over from a holder that is dead', async () => {
		// Above any pid Linux, macOS or Windows hands out.
		writeFileSync(lock, JSON.stringify({ pid: 2 ** 30, host: hostname() }));
		expect(await withInstallLock(lock, silent, () => Promise.resolve('done'))).toBe('done');
	});

	it('takes over a lock that nobody has touched for a while, no matter who holds it', async () => {
		writeFileSync(lock, JSON.stringify({ pid: process.pid, host: 'elsewhere' }));
		const longAgo = new Date(Date.now() - 120_000);
		utimesSync(lock, longAgo, longAgo);
		expect(await withInstallLock(lock, silent, () => Promise.resolve('done'))).toBe('done');
	});
});

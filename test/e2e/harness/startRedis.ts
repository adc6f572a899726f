import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, isPortFree } from '../../../n8n/process/freePort';
import { GuardedProcess } from '../../../n8n/process/GuardedProcess';
import { waitFor } from '../../../n8n/waitFor';
import { ordinaryUser } from './ordinaryUser';

export interface Redis {
	port: number;
	password: string;
	pid: number | undefined;
	stop(): Promise<void>;
}

/** A Redis of its own on loopback, which keeps nothing. */
export async function startRedis(folder: string): Promise<Redis> {
	const user = ordinaryUser('nobody');
	const [port, password, log, config] = [
		await findFreePort(),
		randomBytes(18).toString('base64url'),
		join(folder, 'redis.log'),
		join(folder, 'redis.conf'),
	];
	mkdirSync(folder, { mode: 0o700 });
	const lines = [
		'bind 127.0.0.1',
		`port ${port}`,
		`requirepass ${password}`,
		'save ""',
		'appendonly no',
		`dir ${folder}`,
	];
	writeFileSync(config, `${lines.join('\n')}\n`, { mode: 0o600 });
	for (const path of [folder, config]) user.own(path);
	const output = openSync(log, 'a');
	const server = new GuardedProcess({ ...user.command('redis-server', [config]), cwd: folder, output });
	closeSync(output);
	await waitFor(
		async () => {
			if (!server.running) {
				throw new Error(
					`Redis did not start (on Debian: apt-get install redis-server):\n${readFileSync(log, 'utf8')}`,
				);
			}
			return !(await isPortFree(port));
		},
		{ what: 'Redis', timeoutMs: 60_000 },
	).catch(async (error: unknown) => {
		await server.stop();
		throw error;
	});
	return { port, password, pid: server.pid, stop: async () => void (await server.stop()) };
}

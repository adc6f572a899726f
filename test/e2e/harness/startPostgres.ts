import { randomBytes } from 'node:crypto';
import {
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { findFreePort, isPortFree } from '../../../n8n/process/freePort';
import { GuardedProcess } from '../../../n8n/process/GuardedProcess';
import { runCommand } from '../../../n8n/process/runCommand';
import { waitFor } from '../../../n8n/waitFor';
import { ordinaryUser } from './ordinaryUser';

export interface Database {
	port: number;
	user: string;
	password: string;
	database: string;
	pid: number | undefined;
	stop(): Promise<void>;
}

/** Where Debian puts the servers, which are not on PATH; the newest. */
function binaries(): string {
	const root = '/usr/lib/postgresql';
	const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
	const newest = versions
		.map((version) => join(root, version, 'bin'))
		.find((folder) => existsSync(join(folder, 'initdb')));
	if (newest === undefined) {
		throw new Error(
			'PostgreSQL is not installed, which the test of queue mode needs. On Debian: apt-get install postgresql redis-server',
		);
	}
	return newest;
}

/** A PostgreSQL of its own on loopback, in a folder that is deleted with its parent. */
export async function startPostgres(folder: string): Promise<Database> {
	const bin = binaries();
	const user = ordinaryUser('postgres');
	const [port, password, data, log] = [
		await findFreePort(),
		randomBytes(18).toString('base64url'),
		join(folder, 'data'),
		join(folder, 'postgres.log'),
	];
	mkdirSync(folder, { mode: 0o700 });
	writeFileSync(join(folder, 'password'), password, { mode: 0o600 });
	for (const path of [folder, join(folder, 'password')]) user.own(path);

	const init = user.command(join(bin, 'initdb'), [
		'-D',
		data,
		'-U',
		'n8n',
		'-A',
		'scram-sha-256',
		'--pwfile',
		join(folder, 'password'),
		'-E',
		'UTF8',
		'--no-locale',
		'--no-sync',
	]);
	await runCommand(init.command, init.args, { what: 'initdb', cwd: folder, timeoutMs: 120_000 });
	const settings = {
		listen_addresses: '127.0.0.1',
		port,
		unix_socket_directories: '',
		fsync: 'off',
		max_connections: 200,
	};
	const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const output = openSync(log, 'a');
	const server = new GuardedProcess({
		...user.command(join(bin, 'postgres'), ['-D', data, ...options]),
		cwd: folder,
		output,
	});
	closeSync(output);
	const ready = () =>
		/ready to accept connections/.test(readFileSync(log, 'utf8')) && isPortFree(port).then((free) => !free);
	await waitFor(
		async () => {
			if (!server.running) throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8')}`);
			return await ready();
		},
		{ what: 'PostgreSQL', timeoutMs: 60_000 },
	).catch(async (error: unknown) => {
		await server.stop();
		throw error;
	});
	return {
		port,
		user: 'n8n',
		password,
		database: 'postgres',
		pid: server.pid,
		stop: async () => void (await server.stop()),
	};
}

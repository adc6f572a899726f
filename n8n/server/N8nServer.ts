import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { GuardedProcess } from '../process/GuardedProcess';
import { runCommand } from '../process/runCommand';
import { findFreePort, isPortFree } from '../process/freePort';
import type { N8nInstallation } from '../install/installN8n';
import { type Log, silent } from '../Log';
import { n8nEnvironment } from './n8nEnvironment';

export interface N8nServerOptions {
	installation: N8nInstallation;
	/** n8n keeps its database, keys and community nodes in `<userFolder>/.n8n`. */
	userFolder: string;
	/** Default: a free one. */
	port?: number;
	/** Port of n8n's task broker. Default: a free one. */
	brokerPort?: number;
	/** What of n8n to run; the others than `start` belong to queue mode. Default: start. */
	command?: 'start' | 'webhook' | 'worker';
	/** Further environment variables; they win over the defaults. */
	env?: Readonly<Record<string, string>>;
	log?: Log;
	/** How long n8n may take to become ready. Usually 9 to 12 s. */
	readyTimeoutMs?: number;
	/** Delete the user folder should this process die without calling stop(). */
	removeWhenOrphaned?: boolean;
}

export class PortTakenError extends Error {
	constructor(readonly port: number) {
		super(`Port ${port} on 127.0.0.1 is taken by another program.`);
		this.name = 'PortTakenError';
	}
}

/** Kept in the user folder, so that a second run can read what the first one encrypted. */
function encryptionKeyOf(userFolder: string): string {
	const file = join(userFolder, 'encryption-key');
	if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
	return readFileSync(file, 'utf8').trim();
}

/** A real n8n on loopback: start, stop, restart, its log, and its command line. */
export class N8nServer {
	readonly url: string;
	readonly logFile: string;
	private process: GuardedProcess | undefined;

	private constructor(
		private readonly options: N8nServerOptions,
		readonly port: number,
		readonly brokerPort: number,
		private readonly env: NodeJS.ProcessEnv,
	) {
		this.url = `http://127.0.0.1:${port}`;
		this.logFile = join(options.userFolder, 'n8n.log');
	}

	/** Everything but the start, for running n8n's commands before the server is up. */
	static async prepare(options: N8nServerOptions): Promise<N8nServer> {
		mkdirSync(options.userFolder, { recursive: true });
		const port = options.port ?? (await findFreePort());
		const brokerPort = options.brokerPort ?? (await findFreePort());
		const env = n8nEnvironment({
			userFolder: options.userFolder,
			port,
			brokerPort,
			encryptionKey: encryptionKeyOf(options.userFolder),
			nodeBinary: options.installation.nodeBinary,
			extra: options.env,
		});
		return new N8nServer(options, port, brokerPort, env);
	}

	get running(): boolean {
		return this.process?.running ?? false;
	}

	get userFolder(): string {
		return this.options.userFolder;
	}

	/** Process id of the group that n8n runs in. */
	get pid(): number | undefined {
		return this.process?.pid;
	}

	async start(): Promise<void> {
		if (this.running) throw new Error('This n8n is already running');
		for (const port of [this.port, this.brokerPort]) {
			if (!(await isPortFree(port))) throw new PortTakenError(port);
		}
		const { nodeBinary, n8nEntry } = this.options.installation;
		const output = openSync(this.logFile, 'a');
		const server = new GuardedProcess({
			command: nodeBinary,
			args: [n8nEntry, this.options.command ?? 'start'],
			cwd: this.options.userFolder,
			env: this.env,
			output,
			removeWhenOrphaned: this.options.removeWhenOrphaned === true ? this.options.userFolder : undefined,
		});
		closeSync(output);
		this.process = server;
		try {
			await this.waitUntilReady(server);
		} catch (error) {
			await server.stop();
			throw error;
		}
	}

	async stop(): Promise<void> {
		await this.process?.stop();
		this.process = undefined;
	}

	/** What n8n's own restart does to published workflows, waiting executions and static data. */
	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** Resolves when n8n has ended, wanted or not. */
	async exited(): Promise<number> {
		return (await this.process?.exited) ?? 0;
	}

	/** Runs one of n8n's commands, such as `export:nodes --output=f.json`, on the same user folder. */
	async cli(args: readonly string[]): Promise<string> {
		const { nodeBinary, n8nEntry } = this.options.installation;
		return await runCommand(nodeBinary, [n8nEntry, ...args], {
			cwd: this.options.userFolder,
			// A command starts a task broker of its own, which must not fight the server's for the port.
			env: { ...this.env, N8N_RUNNERS_BROKER_PORT: String(await findFreePort()) },
			what: `n8n ${args.join(' ')}`,
			timeoutMs: 120_000,
		});
	}

	lastLogLines(count = 30): string {
		if (!existsSync(this.logFile)) return '';
		return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
	}

	private async waitUntilReady(server: GuardedProcess): Promise<void> {
		const { readyTimeoutMs = 90_000, log = silent } = this.options;
		const started = Date.now();
		let nextNote = 20_000;
		for (;;) {
			if (!server.running) {
				throw new Error(
					`n8n ended while starting (exit code ${await server.exited}). Its last log lines:\n${this.lastLogLines()}`,
				);
			}
			if (await this.isReady()) return;
			const waited = Date.now() - started;
			if (waited > readyTimeoutMs) {
				throw new Error(
					`n8n was not ready after ${readyTimeoutMs / 1000} s. Its last log lines:\n${this.lastLogLines()}`,
				);
			}
			if (waited > nextNote) {
				log(`  n8n is still starting, ${Math.round(waited / 1000)} s so far ...`);
				nextNote += 20_000;
			}
			await sleep(150);
		}
	}

	private async isReady(): Promise<boolean> {
		const { command = 'start' } = this.options;
		// Older n8n calls itself ready before its API answers; the processes of queue mode have none.
		return (
			(await this.answers('/healthz/readiness')) &&
			(command !== 'start' || (await this.answers('/rest/settings')))
		);
	}

	private async answers(path: string): Promise<boolean> {
		try {
			const { statusCode, body } = await request(`${this.url}${path}`, { headersTimeout: 2_000 });
			await body.dump();
			return statusCode === 200;
		} catch {
			return false;
		}
	}
}

/** Starts n8n and resolves once it answers. */
export async function startN8n(options: N8nServerOptions): Promise<N8nServer> {
	const server = await N8nServer.prepare(options);
	await server.start();
	return server;
}

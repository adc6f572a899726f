import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../../n8n/process/freePort';
import { N8nClient } from '../../../n8n/client/N8nClient';
import { N8nServer } from '../../../n8n/server/N8nServer';
import type { StoredWorkflow, WorkflowDefinition } from '../../../n8n/client/n8nTypes';
import { installPackage, packNodes } from '../../../n8n/install/packNodes';
import {
	importWorkflow,
	newOwner,
	newWebhookSecrets,
	provisionCredentials,
	provisionOwner,
	type WebhookSecrets,
} from '../../../n8n/client/provision';
import { startSimulator, type Simulator } from '../../../simulator';
import { n8nToTest } from '../../../n8n/install/n8nToTest';
import { startPostgres } from './startPostgres';
import { startRedis } from './startRedis';

/** n8n in queue mode with the packed nodes: every process of it, a database, a queue, and a simulator. */
export interface QueueMode {
	/** Has the editor and its API, and leaves production webhooks to the processor unless told otherwise. */
	main: N8nServer;
	processor: N8nServer;
	workers: readonly [N8nServer, N8nServer];
	client: N8nClient;
	simulator: Simulator;
	/** Where GoFax calls: the processor. Without a slash at the end. */
	webhooksAt: string;
	secrets: WebhookSecrets;
	/** Process groups of everything that was started here, to see that they end. */
	pids(): number[];
	/** The workers that ran an execution, by their logs; one that waited may have continued elsewhere. */
	workersOf(executionId: string): N8nServer[];
	importWorkflow(definition: WorkflowDefinition): Promise<StoredWorkflow>;
	/** Ends everything, in the order in which it depends on each other. */
	stop(): Promise<void>;
}

export interface QueueModeOptions {
	/** Leave N8N_DISABLE_PRODUCTION_MAIN_PROCESS at n8n's default. */
	mainTakesWebhooks?: boolean;
}

export async function startQueueMode({
	mainTakesWebhooks = false,
}: QueueModeOptions = {}): Promise<QueueMode> {
	const installation = await n8nToTest();
	const root = mkdtempSync(join(tmpdir(), 'n8n-nodes-gofax-queue-'));
	// PostgreSQL and Redis run as other users, who must get through to their own folders.
	chmodSync(root, 0o711);
	const undo: Array<() => void | Promise<void>> = [
		() => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
	];
	const stop = async () => {
		for (const step of undo.splice(0).reverse()) await step();
	};

	try {
		const database = await startPostgres(join(root, 'postgres'));
		undo.push(() => database.stop());
		const redis = await startRedis(join(root, 'redis'));
		undo.push(() => redis.stop());
		const simulator = await startSimulator();
		undo.push(() => simulator.close());

		const packed = join(root, 'packed');
		mkdirSync(packed);
		await installPackage(packed, await packNodes({ folder: join(root, 'pack') }));

		const [processorPort, encryptionKey] = [await findFreePort(), randomBytes(24).toString('hex')];
		const shared = {
			EXECUTIONS_MODE: 'queue',
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(database.port),
			DB_POSTGRESDB_USER: database.user,
			DB_POSTGRESDB_PASSWORD: database.password,
			DB_POSTGRESDB_DATABASE: database.database,
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			QUEUE_BULL_REDIS_PASSWORD: redis.password,
			N8N_ENCRYPTION_KEY: encryptionKey,
			N8N_DEFAULT_BINARY_DATA_MODE: 'database',
			WEBHOOK_URL: `http://127.0.0.1:${processorPort}/`,
		};
		const prepare = async (
			name: string,
			command: 'start' | 'webhook' | 'worker',
			port: number,
			env: Record<string, string> = {},
		) => {
			const userFolder = join(root, name);
			cpSync(packed, userFolder, { recursive: true });
			const server = await N8nServer.prepare({
				installation,
				userFolder,
				command,
				port,
				env: { ...shared, ...env },
				readyTimeoutMs: 240_000,
				removeWhenOrphaned: true,
			});
			undo.push(() => server.stop());
			return server;
		};
		const prepareWorker = async (name: string) => {
			const port = await findFreePort();
			const health = {
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(port),
				N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			};
			return await prepare(name, 'worker', port, health);
		};
		const main = await prepare('main', 'start', await findFreePort(), {
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: String(!mainTakesWebhooks),
		});
		const processor = await prepare('processor', 'webhook', processorPort);
		const workers = [await prepareWorker('worker-1'), await prepareWorker('worker-2')] as const;
		// The main process makes the tables; the others need them.
		await main.start();
		await Promise.all([processor, ...workers].map(async (server) => await server.start()));

		const client = new N8nClient(main.url);
		undo.push(() => client.close());
		await provisionOwner(client, newOwner());
		const secrets = newWebhookSecrets();
		const credentials = await provisionCredentials(
			client,
			{ baseUrl: simulator.url, token: simulator.token },
			secrets,
		);
		return {
			main,
			processor,
			workers,
			client,
			simulator,
			webhooksAt: processor.url,
			secrets,
			pids: () =>
				[database.pid, redis.pid, ...[main, processor, ...workers].map(({ pid }) => pid)].filter(
					(pid) => pid !== undefined,
				),
			workersOf: (executionId) =>
				workers.filter(({ logFile }) =>
					readFileSync(logFile, 'utf8').includes(`Worker started execution ${executionId} `),
				),
			importWorkflow: async (definition) => await importWorkflow(client, definition, credentials),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

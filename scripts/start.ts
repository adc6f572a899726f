import { join } from 'node:path';
import { isPortFree } from '../n8n/process/freePort';
import { installN8n } from '../n8n/install/installN8n';
import { N8nClient } from '../n8n/client/N8nClient';
import { N8nServer } from '../n8n/server/N8nServer';
import { installPackage, packNodes } from '../n8n/install/packNodes';
import { provisionCredentials, provisionOwner } from '../n8n/client/provision';
import { startSimulator } from '../simulator';
import { DataFolder } from './start/DataFolder';
import { provisionExamples } from './start/examples';
import { registerInPortal } from './start/registerInPortal';
import { Shutdown } from './start/Shutdown';
import { parseStartOptions, type StartOptions, USAGE, UsageError } from './start/startOptions';
import { welcome } from './start/welcome';

const log = (line: string) => console.log(line);

async function requirePorts(options: StartOptions): Promise<void> {
	const wanted = [
		{ port: options.port, what: 'n8n', option: '--port' },
		{ port: options.simulatorPort, what: 'the GoFax simulator', option: '--simulator-port' },
		{ port: options.simulatorPort + 1, what: "the simulator's portal page", option: '--simulator-port' },
	];
	for (const { port, what, option } of wanted) {
		if (await isPortFree(port)) continue;
		throw new UsageError(
			`Port ${port}, meant for ${what}, is taken by another program. ` +
				`Stop that program, or choose another port: npm start -- ${option} ${port + 1000}`,
		);
	}
}

async function start(options: StartOptions, shutdown: Shutdown): Promise<void> {
	await requirePorts(options);
	const installation = await installN8n({ log });

	const data = DataFolder.open(options.keep);
	shutdown.add(() => data.close());
	const tarball = await packNodes({ folder: join(data.path, 'pack'), build: options.build, log });
	log('Installing the package into n8n ...');
	await installPackage(data.path, tarball);

	const simulator = await startSimulator({
		clock: 'real',
		port: options.simulatorPort,
		adminPort: options.simulatorPort + 1,
	});
	shutdown.add(() => simulator.close());

	log('Starting n8n (usually about 10 seconds) ...');
	const n8n = await N8nServer.prepare({
		installation,
		userFolder: data.path,
		port: options.port,
		// As docs/webhooks.md advises.
		env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
		log,
		removeWhenOrphaned: data.temporary,
	});
	shutdown.add(() => n8n.stop());
	await n8n.start();

	const client = new N8nClient(n8n.url);
	shutdown.add(() => client.close());
	const { owner, webhook } = data.secrets;
	await provisionOwner(client, owner);
	const credentials = await provisionCredentials(
		client,
		{ baseUrl: simulator.url, token: simulator.token },
		webhook,
	);
	const examples = await provisionExamples(client, credentials);
	await registerInPortal(client, simulator.admin, examples, webhook);

	log(welcome({ n8nUrl: n8n.url, simulator, owner, examples, keptIn: options.keep, logFile: n8n.logFile }));

	const exitCode = await n8n.exited();
	if (!shutdown.begun) {
		throw new Error(
			`n8n ended by itself (exit code ${exitCode}). Its last log lines:\n${n8n.lastLogLines()}`,
		);
	}
}

async function main(): Promise<void> {
	const options = parseStartOptions(process.argv.slice(2));
	if (options.help) {
		console.log(USAGE);
		return;
	}
	const shutdown = new Shutdown();
	shutdown.onRequest(
		options.keep === undefined ? 'Stopping, and deleting the temporary data ...' : 'Stopping ...',
	);
	try {
		await start(options, shutdown);
	} catch (error) {
		// While shutting down, things that were under way fail; that is expected.
		if (!shutdown.begun) throw error;
	} finally {
		await shutdown.run();
	}
}

main().catch((error: unknown) => {
	console.error(`\n${error instanceof Error ? error.message : String(error)}`);
	if (error instanceof UsageError) console.error('npm start -- --help lists all options.');
	process.exit(1);
});

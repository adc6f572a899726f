import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator';
import { silent, type Log } from './Log';
import { N8nClient } from './client/N8nClient';
import { N8nServer } from './server/N8nServer';
import type { Owner } from './client/N8nSession';
import type { StoredWorkflow, WorkflowDefinition } from './client/n8nTypes';
import { installPackage, packNodes } from './install/packNodes';
import {
	type CredentialsByType,
	importWorkflow,
	newOwner,
	newWebhookSecrets,
	provisionCredentials,
	provisionOwner,
	type WebhookSecrets,
} from './client/provision';
import { n8nToTest } from './install/n8nToTest';

export interface N8nUnderTestOptions {
	/** Default: manual clock, seed 1, free ports. */
	simulator?: SimulatorOptions;
	/** Further environment variables of n8n. */
	env?: Readonly<Record<string, string>>;
	/** API version in the GoFax credential. */
	apiVersion?: '1.0' | '2.0';
	/** Compile first. Default: take dist/ as it is, which `npm run test:e2e` has just built. */
	build?: boolean;
	/** How long n8n may take to become ready. Default: N8nServer's. */
	readyTimeoutMs?: number;
	/** Progress of the installation, which happens once. Default: none. */
	log?: Log;
}

/** A real n8n with the packed nodes installed, signed in, with credentials for a simulator of its own. */
export interface N8nUnderTest {
	n8n: N8nServer;
	client: N8nClient;
	simulator: Simulator;
	/** Where webhooks are taken, the waiting ones too; without a slash at the end. */
	webhooksAt: string;
	credentials: CredentialsByType;
	owner: Owner;
	secrets: WebhookSecrets;
	tarball: string;
	/** Imports a workflow, with this n8n's credentials in place of the exported ones. */
	importWorkflow(definition: WorkflowDefinition): Promise<StoredWorkflow>;
	/** Ends n8n and the simulator, and deletes their data. */
	stop(): Promise<void>;
}

export async function startN8nUnderTest(options: N8nUnderTestOptions = {}): Promise<N8nUnderTest> {
	const { log = silent, build = false, apiVersion = '1.0' } = options;
	const installation = await n8nToTest({ log });
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-nodes-gofax-test-'));
	const undo: Array<() => void | Promise<void>> = [
		() => rmSync(userFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
	];
	const stop = async () => {
		for (const step of undo.splice(0).reverse()) await step();
	};

	try {
		const tarball = await packNodes({ folder: join(userFolder, 'pack'), build, log });
		await installPackage(userFolder, tarball);
		const simulator = await startSimulator(options.simulator);
		undo.push(() => simulator.close());

		const n8n = await N8nServer.prepare({
			installation,
			userFolder,
			env: options.env,
			readyTimeoutMs: options.readyTimeoutMs,
			log,
			removeWhenOrphaned: true,
		});
		undo.push(() => n8n.stop());
		await n8n.start();

		const client = new N8nClient(n8n.url);
		undo.push(() => client.close());
		const owner = newOwner();
		await provisionOwner(client, owner);
		const secrets = newWebhookSecrets();
		const access = { baseUrl: simulator.url, token: simulator.token, apiVersion };
		const credentials = await provisionCredentials(client, access, secrets);
		return {
			n8n,
			client,
			simulator,
			webhooksAt: n8n.url,
			credentials,
			owner,
			secrets,
			tarball,
			importWorkflow: (definition) => importWorkflow(client, definition, credentials),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

import { delimiter, dirname } from 'node:path';

export interface N8nEnvironmentOptions {
	userFolder: string;
	port: number;
	brokerPort: number;
	encryptionKey: string;
	nodeBinary: string;
	/** Wins over everything here. */
	extra?: Readonly<Record<string, string>>;
}

/** Settings of the caller's own n8n, of npm and of our Node, none of which may reach the n8n under test. */
const FOREIGN =
	/^(N8N_|DB_|QUEUE_|EXECUTIONS_|WEBHOOK_URL$|GENERIC_TIMEZONE$|NODES_|NODE_FUNCTION_|CREDENTIALS_|WORKFLOWS_|OFFLOAD_|NODE_OPTIONS$|NODE_ENV$|JEST_|npm_|CODE_|EXTERNAL_)/i;

/** Everything n8n gets: nothing that phones home, nothing reachable from another machine, no first-visit questions. */
export function n8nEnvironment(options: N8nEnvironmentOptions): NodeJS.ProcessEnv {
	const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
	const origin = `http://127.0.0.1:${options.port}/`;
	return {
		...inherited,
		PATH: `${dirname(options.nodeBinary)}${delimiter}${process.env.PATH ?? ''}`,
		NODE_ENV: 'production',
		NO_COLOR: '1',
		N8N_USER_FOLDER: options.userFolder,
		N8N_ENCRYPTION_KEY: options.encryptionKey,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(options.port),
		N8N_PROTOCOL: 'http',
		WEBHOOK_URL: origin,
		N8N_EDITOR_BASE_URL: origin,
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(options.brokerPort),
		// Plain http on loopback: a cookie marked secure would never come back.
		N8N_SECURE_COOKIE: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_AI_ENABLED: 'false',
		// The package under test comes from a tarball; n8n would look for it, and for updates, in the registry.
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		GENERIC_TIMEZONE: 'Australia/Sydney',
		...options.extra,
	};
}

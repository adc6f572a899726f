import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
	/** Folder to keep n8n's data in, undefined for a temporary one. */
	keep: string | undefined;
	port: number;
	simulatorPort: number;
	build: boolean;
	help: boolean;
}

export class UsageError extends Error {}

const projectFolder = join(__dirname, '..', '..');

export const USAGE = `npm start [-- options]

Starts a real n8n with this package installed in it, and a GoFax simulator, both on this machine
only. No GoFax account is needed. The first run downloads n8n (about 2.8 GB, 4 to 6 minutes).

  --keep                 keep workflows, credentials and the login in .n8n-data/ for the next run
                         (without it everything is deleted at the end)
  --port N               port of n8n (default 5678)
  --simulator-port N     port of the simulated GoFax API; its portal page takes the next one (default 4100)
  --no-build             use dist/ as it is
  --help                 this text
`;

function portOf(text: string, option: string): number {
	const port = Number(text);
	if (/^\d+$/.test(text) && port >= 1 && port <= 65_534) return port;
	throw new UsageError(`--${option} must be a port number from 1 to 65534, not "${text}"`);
}

export function parseStartOptions(args: readonly string[]): StartOptions {
	const options = {
		keep: { type: 'boolean', default: false },
		port: { type: 'string', default: '5678' },
		'simulator-port': { type: 'string', default: '4100' },
		'no-build': { type: 'boolean', default: false },
		help: { type: 'boolean', short: 'h', default: false },
	} as const;
	let values;
	try {
		({ values } = parseArgs({ args: [...args], options, strict: true }));
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
	return {
		keep: values.keep ? join(projectFolder, '.n8n-data') : undefined,
		port: portOf(values.port, 'port'),
		simulatorPort: portOf(values['simulator-port'], 'simulator-port'),
		build: !values['no-build'],
		help: values.help,
	};
}

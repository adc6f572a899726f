import { parseCommandLine, USAGE } from './commandLine';
import { startSimulator } from './startSimulator';
import type { SimulatorOptions } from './world/SimulatorOptions';

async function run(options: SimulatorOptions): Promise<void> {
	const simulator = await startSimulator(options);
	console.log(`GoFax simulator
  REST API           ${simulator.url}
  Admin and portal   ${simulator.adminUrl}
  Token              ${simulator.token}
  Other account      ${simulator.otherToken}

Set the node's base URL to ${simulator.url} and its token to the one above. Ctrl+C stops.`);
	let stopping = false;
	const stop = () => {
		// A second signal while closing means that closing hangs.
		if (stopping) process.exit(1);
		stopping = true;
		void simulator.close();
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
}

function explain(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if ('code' in error && error.code === 'EADDRINUSE') {
		const port = 'port' in error ? String(error.port) : '';
		return `Port ${port} is taken by another program. Stop it, or choose others with --port and --admin-port.`;
	}
	return error.message;
}

const options = parseCommandLine(process.argv.slice(2));
if (options === 'help') {
	console.log(USAGE);
} else if ('error' in options) {
	console.error(`${options.error}\n\n${USAGE}`);
	process.exitCode = 2;
} else {
	run(options).catch((error: unknown) => {
		console.error(explain(error));
		process.exitCode = 1;
	});
}

import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './world/SimulatorOptions';

export const USAGE = `GoFax simulator

  npm run simulator -- [options]

  --port 4100         port of the REST API
  --admin-port 4101   port of the admin API and the portal page
  --speed 1           simulated seconds per second
  --seed 1            seed of IDs, tokens and documents
  --help              this text
`;

/** Options of the command line, or what is wrong with it. */
export function parseCommandLine(args: string[]): SimulatorOptions | 'help' | { error: string } {
	try {
		const { values } = parseArgs({
			args,
			options: {
				port: { type: 'string', default: '4100' },
				'admin-port': { type: 'string', default: '4101' },
				speed: { type: 'string', default: '1' },
				seed: { type: 'string', default: '1' },
				help: { type: 'boolean', default: false },
			},
		});
		if (values.help) return 'help';
		const options = {
			port: Number(values.port),
			adminPort: Number(values['admin-port']),
			speed: Number(values.speed),
			seed: Number(values.seed),
			clock: 'real',
		} as const;
		if (!isPort(options.port) || !isPort(options.adminPort))
			return { error: 'A port is a number from 0 to 65535.' };
		if (!(options.speed > 0) || options.speed === Infinity)
			return { error: '--speed must be a number above 0.' };
		if (!Number.isSafeInteger(options.seed)) return { error: '--seed must be a whole number.' };
		return options;
	} catch (error) {
		return { error: error instanceof Error ? error.message : String(error) };
	}
}

function isPort(value: number): boolean {
	return Number.isInteger(value) && value >= 0 && value <= 65_535;
}

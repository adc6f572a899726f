import type { ClockMode } from '../clock/SimulationClock';
import type { BehaviourPatch } from '../model/Behaviour';

export interface SimulatorOptions {
	/** Port of the REST API; 0, the default, takes any free one. */
	port?: number;
	/** Port of the admin API and the portal page; 0, the default, takes any free one. */
	adminPort?: number;
	/** Seed of IDs, tokens and documents. Default 1. */
	seed?: number;
	/** Default `manual`: time stands still until advanced. */
	clock?: ClockMode;
	/** Simulated seconds per second of the real clock. Default 1. */
	speed?: number;
	/** Simulated time at the start. Default: 2026-01-05T00:00:00Z for the manual clock, now for the real one. */
	startTime?: Date;
	/** Switches that differ from the defaults; a reset goes back to these. */
	behaviour?: BehaviourPatch;
	/** False keeps only the size and SHA-256 of sent documents. Default true. */
	keepDocuments?: boolean;
}

export type CompleteOptions = Required<Omit<SimulatorOptions, 'startTime'>> &
	Pick<SimulatorOptions, 'startTime'>;

export function completeOptions(options: SimulatorOptions): CompleteOptions {
	return {
		port: 0,
		adminPort: 0,
		seed: 1,
		speed: 1,
		behaviour: {},
		keepDocuments: true,
		clock: 'manual',
		...withoutUndefined(options),
	};
}

/** `{ speed: undefined }` means the default, as leaving it out does. */
function withoutUndefined(options: SimulatorOptions): SimulatorOptions {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** Read at each start and reset, as the real clock starts now. */
export function startOf({ clock, startTime }: CompleteOptions): Date {
	return startTime ?? (clock === 'manual' ? new Date('2026-01-05T00:00:00Z') : new Date());
}

import type { AllPublished } from './publish';
import type { Probe } from './Probe';
import { sendEvents, type Measured, type Target } from './sendEvents';
import type { VariantKey } from './variants';

export const CONNECTIONS = [1, 10] as const;
export type Connections = (typeof CONNECTIONS)[number];
export type Kind = 'genuine' | 'refused';

/** One variant at one number of connections. */
export interface Figure {
	key: VariantKey;
	name: string;
	kind: Kind;
	connections: Connections;
	/** One a round: ratios are taken within a round, as the machine may be busier in the next. */
	rounds: Measured[];
}

export type Figures = readonly Figure[];

export interface Size {
	rounds: number;
	/** By connections. */
	events: Readonly<Record<Connections, number>>;
}

interface Job extends Figure {
	target: Target;
}

/** All variants in turn, in each round again. */
export async function measureRounds(
	all: AllPublished,
	probe: Probe,
	{ rounds, events }: Size,
	log: (line: string) => void,
): Promise<Figures> {
	const jobs = CONNECTIONS.flatMap((connections) => jobsOf(all, connections));
	for (const { list } of Object.values(all)) {
		if (list) await probe.fill(list.workflow, list.node, list.entries);
	}
	log('warming up');
	for (const { target, connections } of jobs) {
		await sendEvents(target, probe, { count: events[connections], connections });
	}
	for (let round = 0; round < rounds; round++) {
		log(`round ${round + 1} of ${rounds}`);
		for (const { target, connections, rounds: measured } of jobs) {
			measured.push(await sendEvents(target, probe, { count: events[connections], connections }));
		}
	}
	return jobs;
}

function jobsOf(all: AllPublished, connections: Connections): Job[] {
	const { bare, header, chain, fax, sms, slack } = all;
	const published = Object.entries({ bare, header, chain, fax, sms, slack }) as Array<
		[VariantKey, AllPublished[VariantKey]]
	>;
	return published.flatMap(([key, { variant, genuine, refused }]) => {
		const job = (kind: Kind, target: Target): Job => ({
			key,
			name: variant.name,
			kind,
			connections,
			rounds: [],
			target,
		});
		return [job('genuine', genuine), ...(refused ? [job('refused', refused)] : [])];
	});
}

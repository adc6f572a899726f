import { topText, type Profile } from '../harness/Meters';
import { milliseconds } from '../harness/Report';
import { spreadOf } from '../harness/Spread';
import type { Undo } from '../harness/startBench';
import type { GrowthBench } from './GrowthBench';
import { hostileDoors, type Door } from './hostileDoors';
import type { HostileInput } from './hostileInputs';

/** For each 64 KiB of input. */
const GOAL_MS = 20;
/** What takes longer than this when tried once is tried again, as a moment of a busy machine looks the same: the shortest counts. */
const SUSPECT_MS = 5;
const REPETITIONS = 5;
/** What takes this long is certain without another try. */
const CERTAIN_MS = 1_000;

/** The most that an input of a kind takes. */
export interface HostileFigures {
	kind: string;
	inputs: number;
	worst: string;
	/** Code of the package without a break. */
	ownMs: number;
	/** Any block of n8n's event loop meanwhile. */
	blockMs: number;
	/** Functions in which the time went. */
	top: Profile['top'];
}

/** @param folder from which n8n may read files */
export async function benchHostile(
	bench: GrowthBench,
	folder: string,
	undo: Undo,
): Promise<HostileFigures[]> {
	const worst = new Map<string, HostileFigures>();
	for (const door of await hostileDoors(bench, folder, undo)) {
		console.error(`  ${door.kind}: ${door.name}`);
		await door.enter(door.harmless);
		for (const input of bench.smoke ? door.inputs.slice(0, 1) : door.inputs) {
			const tried = await tryInput(bench, door, input);
			const known = worst.get(door.kind);
			const inputs = (known?.inputs ?? 0) + 1;
			worst.set(door.kind, known && known.ownMs > tried.ownMs ? { ...known, inputs } : { ...tried, inputs });
			if (tried.ownMs > GOAL_MS)
				bench.report.inform(`slow ${door.kind}, ${tried.worst}`, milliseconds(tried.ownMs));
		}
	}
	const figures = [...worst.values()];
	for (const { kind, inputs, worst, ownMs, blockMs, top } of figures) {
		const name = `64 KiB of ${kind}, worst of ${inputs}`;
		bench.report.inform(`${name}, any block of the event loop`, milliseconds(blockMs));
		bench.report.inform(`${name}, most time in`, topText(top.slice(0, 4)));
		bench.report.atMost(
			`${name}, block by the package`,
			ownMs,
			GOAL_MS,
			milliseconds,
			`${milliseconds(ownMs)}, ${worst}`,
		);
	}
	return figures;
}

async function tryInput(bench: GrowthBench, door: Door, { name, text }: HostileInput) {
	const once = async () => {
		let profile: Profile = { ownMs: 0, longestOwnMs: 0, top: [] };
		const reading = await bench.meters.during(async () => {
			profile = await bench.meters.profile(async () => await door.enter(text));
		});
		return { profile, blockMs: reading.longestBlockMs };
	};
	const tries = [await once()];
	const first = tries[0]?.profile.longestOwnMs ?? 0;
	if (first > SUSPECT_MS && first < CERTAIN_MS && !bench.smoke)
		while (tries.length < REPETITIONS) tries.push(await once());
	return {
		kind: door.kind,
		worst: `${door.name}: ${name}`,
		ownMs: spreadOf(tries.map(({ profile }) => profile.longestOwnMs)).least,
		blockMs: spreadOf(tries.map(({ blockMs }) => blockMs)).least,
		top: tries.at(-1)?.profile.top ?? [],
	};
}

import { ownFunctions, ownShare, type OwnFunction, type OwnShare } from './ownShare';
import type { AllPublished, Published } from './publish';
import type { Probe } from './Probe';
import type { Kind } from './measureRounds';
import { FULL_LIST } from './variants';

/** What is ours in the calls of one trigger. */
export interface Share extends OwnShare {
	name: string;
	kind: Kind;
	/** Entries of its list of processed items at the beginning. */
	entries: number;
	/** Those that take longest; only with a full list. */
	functions: OwnFunction[];
}

/** Sizes of the list that are tried to see what it costs; the goals are for the full one. */
const OTHER_SIZES = [0, FULL_LIST / 4];
const SHOWN_FUNCTIONS = 12;

export async function measureShares(
	{ sms, fax }: AllPublished,
	probe: Probe,
	count: number,
	log: (line: string) => void,
): Promise<Share[]> {
	const shares: Share[] = [];
	for (const trigger of [sms, fax]) {
		log(`the share of the ${trigger.variant.name}`);
		shares.push(await shareOf(trigger, 'refused', FULL_LIST, probe, count));
		for (const entries of [FULL_LIST, ...OTHER_SIZES])
			shares.push(await shareOf(trigger, 'genuine', entries, probe, count));
	}
	return shares;
}

async function shareOf(
	{ variant, genuine, refused = genuine, list }: Published,
	kind: Kind,
	entries: number,
	probe: Probe,
	count: number,
): Promise<Share> {
	const target = kind === 'genuine' ? genuine : refused;
	if (list) await probe.fill(list.workflow, list.node, entries);
	const share = await ownShare(target, probe, count);
	const functions = entries === FULL_LIST ? await ownFunctions(target, probe, count) : [];
	return { name: variant.name, kind, entries, ...share, functions: functions.slice(0, SHOWN_FUNCTIONS) };
}

import type { IExecuteFunctions } from 'n8n-workflow';
import { ProcessedList } from '../../platform/ProcessedList';
import type { Lineage } from './Lineage';

/** Entries of other runs that stay on n8n's list: 240 sends. n8n rewrites the whole list, 27 bytes an entry, for each claim. */
const KEPT_ENTRIES = 720;

/** The most that one run of the node writes to n8n's list, to claim and to release. */
const MAX_WRITES = 100;

/** One send, as the list knows it. */
export interface Claim {
	/** Run and item. */
	place: string;
	/** Digest of the parameters. */
	fingerprint: string;
}

interface Claimed {
	keys: string[];
	/** Those of its batch's keys that were on the list before. */
	known: Promise<ReadonlySet<string>>;
	/** It goes out, or has. */
	isBegun: boolean;
	/** GoFax certainly has not taken it. */
	isReleased: boolean;
}

/**
 * Claims sends in n8n's database before they go out, for the times when n8n cannot save the node's memory: it was killed, or the
 * user stopped the execution in the middle, or a retry of the same execution has sent since.
 *
 * n8n's list answers only whether a key is on it, and cannot be read without putting the key there. Each send has three keys,
 * and each batch of claims one marker for each lineage:
 *
 * | key | read by | because |
 * |---|---|---|
 * | execution and place | everything | a retry that has the memory of the first knows its ID, and an older n8n starts a lost job again under its own |
 * | start and place | a retry without memory | n8n does not tell it which execution it repeats, but gives it what the trigger gave |
 * | start and fingerprint | a retry without memory, for the first of equal sends | nodes before this one may give the same items at other places |
 * | execution, attempt and number of the batch; start and number of the batch | a retry | if the first is not on the list any more, but a later one is, the list has lost claims of the run: then nothing is sent |
 *
 * Sends are claimed in batches: as many as are sent at the same time, or one percent of the run if that is more, so that the list
 * is written at most 100 times in a run of any length. If n8n dies, a batch at most is claimed and not sent.
 */
export class Claims {
	private readonly list: ProcessedList;
	/** It may repeat a run that was lost, so the list must not lose what that has claimed. */
	private isRepeat: boolean;
	/** Of this run, by place. */
	private readonly claimed = new Map<string, Claimed>();
	private writes = 0;
	private batches = 0;
	/** First markers of the run that this one repeats. */
	private watched: string[] = [];
	/** The list has lost claims of that run, so that nobody can tell what it has begun. */
	private isCut = false;

	/**
	 * @param run which run of the node this is in the execution
	 * @param atOnce sends under way at the same time
	 */
	constructor(
		context: IExecuteFunctions,
		private readonly lineage: Lineage,
		private readonly run: string,
		private readonly atOnce: number,
	) {
		this.list = new ProcessedList(context, KEPT_ENTRIES);
		this.isRepeat = context.getMode() === 'retry';
	}

	/**
	 * Claims a send, and with it those that come next.
	 *
	 * @param remaining sends that are left in the run, this one included
	 * @param next gives those after it, as many as asked for or fewer
	 * @returns false if it was claimed before: it may have gone out, and must not again
	 */
	async claim(claim: Claim, remaining: number, next: (count: number) => Claim[]): Promise<boolean> {
		const isFirst = this.lineage.isFirst(claim.fingerprint);
		const claimed = this.claimed.get(claim.place) ?? this.claimBatch(claim, remaining, next);
		claimed.isBegun = true;
		const known = await claimed.known;
		const { execution, place, content } = this.keys(claim);
		const telling = this.lineage.repeatsUnknown
			? [...execution, ...place, ...(isFirst ? content : [])]
			: execution;
		return !this.isCut && !telling.some((key) => known.has(key));
	}

	/** Gives up the claim of what GoFax certainly has not taken. */
	release({ place }: Claim): void {
		const claimed = this.claimed.get(place);
		if (claimed) claimed.isReleased = true;
	}

	/** To be called when the run ends: gives up the claims of what was not begun. */
	async settle(): Promise<void> {
		for (const claimed of this.claimed.values()) claimed.isReleased ||= !claimed.isBegun;
		await this.writeReleased();
		this.list.close();
	}

	private claimBatch(claim: Claim, remaining: number, next: (count: number) => Claim[]): Claimed {
		const isReleasePending = [...this.claimed.values()].some(({ isReleased }) => isReleased);
		const writesLeft = Math.max(1, MAX_WRITES - this.writes - (isReleasePending ? 1 : 0));
		const size = Math.max(this.atOnce, Math.ceil(remaining / writesLeft));
		const others = next(size - 1).filter(({ place }) => !this.claimed.has(place));
		const known = this.record(
			[claim, ...others].flatMap((one) => Object.values(this.keys(one)).flat()),
			{
				isOnly: this.batches === 0 && others.length + 1 >= remaining,
				canWriteReleased: writesLeft > Math.ceil(remaining / size),
			},
		);
		const put = (one: Claim): Claimed => {
			const claimed = {
				keys: Object.values(this.keys(one)).flat(),
				known,
				isBegun: false,
				isReleased: false,
			};
			this.claimed.set(one.place, claimed);
			return claimed;
		};
		others.forEach(put);
		return put(claim);
	}

	/** @returns the keys that were on the list before */
	private async record(
		keys: string[],
		{ isOnly, canWriteReleased }: { isOnly: boolean; canWriteReleased: boolean },
	): Promise<ReadonlySet<string>> {
		if (canWriteReleased) await this.writeReleased();
		const isFirst = this.batches === 0;
		const markers = isOnly ? [] : this.markers(this.batches).flat();
		const probes = isFirst && this.isRepeat ? this.probes() : [];
		this.batches++;
		if (!isOnly || this.isRepeat) this.list.keep(isFirst || this.isRepeat);
		this.writes++;
		const known = new Set(await this.list.record([...markers, ...probes.flat(), ...this.watched, ...keys]));
		this.isCut ||= this.watched.some((key) => !known.has(key));
		if (isFirst) {
			this.isRepeat ||= [...known].some((key) => key.startsWith('execution:'));
			this.isCut ||= probes.some(
				([first = '', ...later]) => !known.has(first) && later.some((key) => known.has(key)),
			);
			this.watched = [...markers, ...probes.map(([first = '']) => first)].filter((key) => known.has(key));
		}
		await this.forget(probes.flat().filter((key) => !known.has(key) && !markers.includes(key)));
		return known;
	}

	/** Takes what is released off the list, except for keys that were there before or that another send needs. */
	private async writeReleased(): Promise<void> {
		const released = [...this.claimed].filter(([, { isReleased }]) => isReleased);
		if (released.length === 0) return;
		for (const [place] of released) this.claimed.delete(place);
		const held = new Set([...this.claimed.values()].flatMap(({ keys }) => keys));
		const keys: string[] = [];
		for (const [, claimed] of released) {
			const known = await claimed.known;
			keys.push(...claimed.keys.filter((key) => !known.has(key) && !held.has(key)));
		}
		await this.forget(keys);
	}

	private async forget(keys: string[]): Promise<void> {
		if (keys.length === 0) return;
		this.writes++;
		await this.list.forget(keys);
	}

	private keys({ place, fingerprint }: Claim): { execution: string[]; place: string[]; content: string[] } {
		const { execution, start } = this.lineage;
		const underStart = (what: string) => (start === null ? [] : [`start:${start}:${what}`]);
		return {
			execution: execution === null ? [] : [`execution:${execution}:${place}`],
			place: underStart(place),
			content: underStart(`content:${fingerprint}`),
		};
	}

	/** One for the execution, one for the start, as far as they are known. */
	private markers(batch: number): [execution: string[], start: string[]] {
		const { execution, start, attempt } = this.lineage;
		return [
			execution === null ? [] : [`execution:${execution}:attempt:${attempt}:${this.run}:batch:${batch}`],
			start === null ? [] : [`start:${start}:${this.run}:batch:${batch}`],
		];
	}

	/** Markers of all batches that the repeated run can have made, by lineage. */
	private probes(): string[][] {
		const all = Array.from({ length: MAX_WRITES }, (_, batch) => this.markers(batch));
		const byExecution = all.flatMap(([execution]) => execution);
		const byStart = this.lineage.repeatsUnknown ? all.flatMap(([, start]) => start) : [];
		return [byExecution, byStart].filter((keys) => keys.length > 0);
	}
}

import type { IExecuteFunctions } from 'n8n-workflow';

interface Waiting {
	keys: string[];
	/** With the keys that the list had before; undefined if the list is not available. */
	tell(known: Set<string> | undefined): void;
}

/** One list of n8n, as this process sees it. */
interface Turn {
	/** End of the latest access. */
	latest: Promise<unknown>;
	waiting: Waiting[];
}

/** What a run of the node needs of the list until it ends. */
interface Hold {
	/** Put on the list in this process since the run began. */
	entries: number;
	/** Nothing at all may be pushed out. */
	isWhole: boolean;
}

/**
 * n8n's list has no lock: it is read, changed and written whole. So the accesses of one node take turns within this process, and
 * what comes up during one of them goes together in the next.
 */
const turns = new Map<string, Turn>();

/** By node. */
const holds = new Map<string, Set<Hold>>();

/**
 * The database-backed list of what a node has worked on, which n8n keeps for each node of each workflow. It outlives executions,
 * restarts and crashes, and all workers share it. Only execute() has it.
 */
export class ProcessedList {
	private readonly node: string;
	private readonly hold: Hold = { entries: 0, isWhole: false };

	/** @param kept entries that stay on the list in any case; beyond them n8n forgets the oldest */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly kept: number,
	) {
		this.node = `${context.getWorkflow().id}:${context.getNode().id}`;
	}

	/**
	 * Until {@link close}, nothing that this process puts on the list pushes out what it has put there since.
	 *
	 * @param isWhole nothing at all is pushed out
	 */
	keep(isWhole: boolean): void {
		this.hold.isWhole = isWhole;
		const ofNode = holds.get(this.node) ?? new Set();
		holds.set(this.node, ofNode.add(this.hold));
	}

	close(): void {
		const ofNode = holds.get(this.node);
		ofNode?.delete(this.hold);
		if (ofNode?.size === 0) holds.delete(this.node);
	}

	/**
	 * Puts keys on the list.
	 *
	 * @returns those of them that were on it; undefined if the list is not available
	 */
	async record(keys: string[]): Promise<string[] | undefined> {
		if (keys.length === 0) return [];
		return await new Promise((resolve) => {
			const tell = (known?: Set<string>) => resolve(known && keys.filter((key) => known.has(key)));
			this.turn().waiting.push({ keys, tell });
			void this.inTurn(async () => await this.recordWaiting());
		});
	}

	async forget(keys: string[]): Promise<void> {
		if (keys.length === 0) return;
		await this.inTurn(
			async () => await this.context.helpers.removeProcessed(keys, 'node', { mode: 'entries' }),
		).catch(() => undefined);
	}

	private turn(): Turn {
		let turn = turns.get(this.node);
		if (!turn) turns.set(this.node, (turn = { latest: Promise.resolve(), waiting: [] }));
		return turn;
	}

	private async inTurn(work: () => Promise<void>): Promise<void> {
		const turn = this.turn();
		const mine = turn.latest.then(work, work);
		turn.latest = mine;
		try {
			await mine;
		} finally {
			if (turn.latest === mine) turns.delete(this.node);
		}
	}

	/** Never rejects. */
	private async recordWaiting(): Promise<void> {
		const waiting = this.turn().waiting.splice(0);
		if (waiting.length === 0) return;
		const keys = [...new Set(waiting.flatMap((one) => one.keys))];
		let known: Set<string> | undefined;
		try {
			const maxEntries = this.room(keys.length);
			const { processed } = await this.context.helpers.checkProcessedAndRecord(keys, 'node', {
				mode: 'entries',
				...(maxEntries !== undefined && { maxEntries }),
			});
			known = new Set(processed.map(String));
		} catch {
			this.context.logger.warn(
				"GoFax: n8n's list of processed items is not available, so something may be taken for new that is not",
			);
		}
		for (const one of waiting) {
			one.tell(known);
			// Of two that came at the same time, the first is the first.
			for (const key of one.keys) known?.add(key);
		}
	}

	/** The most entries that the list may have after so many more; undefined if none may go. */
	private room(more: number): number | undefined {
		const ofNode = [...(holds.get(this.node) ?? [])];
		for (const hold of ofNode) hold.entries += more;
		if (ofNode.some(({ isWhole }) => isWhole)) return undefined;
		return this.kept + Math.max(0, ...ofNode.map(({ entries }) => entries));
	}
}

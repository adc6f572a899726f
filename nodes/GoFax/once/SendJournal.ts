import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { JsonObject } from '../../../lib/json';
import { ProcessedList } from '../../platform/ProcessedList';

/** Sends that n8n keeps in mind for a node, if it does not have more items at once. */
const REMEMBERED_SENDS = 2_000;
const ENTRIES_OF_A_SEND = 3;

/** Which execution a send belongs to, however often it is repeated. n8n saves it with the node's memory. */
type Origin = {
	/** ID of the execution, or of the first that was retried and had a memory. */
	execution: string | null;
	/** Digest of what the trigger gave, which a retry gets again; null where no trigger leads to the node. */
	start: string | null;
	/** True for a retry without the memory of what it repeats, because that crashed or was stopped. */
	repeatsUnknown: boolean;
	/** What the execution has begun itself, by content: of equal items each goes out. */
	begun: { [content: string]: true };
};

/** Tells one send of an execution from another. */
interface Entry {
	/** Run and item. */
	place: string;
	/** Digest of the parameters. */
	content: string;
}

/**
 * Knows what was handed to GoFax by executions whose own memory is gone: n8n was killed or the user stopped
 * the execution in the middle, or a retry of the same execution has sent it since.
 *
 * Each send is put down in n8n's database before it goes out: by its place in the execution that it belongs to, and by place
 * and content under what started that execution. A retry has an ID of its own, and n8n does not tell a node which execution it repeats. If the
 * repeated execution failed, its ID is in the memory that n8n saved with it; otherwise n8n has saved only its start. The nodes in
 * front run again then: an expression may give another content at the same place, and a list may have its items elsewhere.
 */
export class SendJournal {
	private readonly list: ProcessedList;
	private readonly origin: Origin;

	/** @param memory what n8n saves of the node with the execution */
	constructor(context: IExecuteFunctions, memory: JsonObject) {
		this.list = new ProcessedList(
			context,
			ENTRIES_OF_A_SEND * Math.max(REMEMBERED_SENDS, context.getInputData().length),
		);
		this.origin = (memory.origin ??= {
			execution: context.getExecutionId() ?? null,
			start: digestOfStart(context),
			repeatsUnknown: context.getMode() === 'retry',
			begun: {},
		} satisfies Origin) as Origin;
	}

	/**
	 * Puts a send down.
	 *
	 * @returns true if it was down already: it may have gone out, and must not again
	 */
	async begin(entry: Entry): Promise<boolean> {
		const { execution, place, content } = this.keys(entry);
		const { begun, repeatsUnknown } = this.origin;
		const isTwin = begun[entry.content] === true;
		begun[entry.content] = true;
		const known = new Set(await this.list.record([...execution, ...place, ...content]));
		const telling = repeatsUnknown ? [...execution, ...place, ...(isTwin ? [] : content)] : execution;
		return telling.some((key) => known.has(key));
	}

	/** Strikes out what GoFax certainly has not taken. */
	async strike(entry: Entry): Promise<void> {
		await this.list.forget(Object.values(this.keys(entry)).flat());
	}

	private keys({ place, content }: Entry): { execution: string[]; place: string[]; content: string[] } {
		const { execution, start } = this.origin;
		const underStart = (what: string) => (start === null ? [] : [`start:${start}:${what}`]);
		return {
			execution: execution === null ? [] : [`execution:${execution}:${place}`],
			place: underStart(place),
			content: underStart(`content:${content}`),
		};
	}
}

function digestOfStart(context: IExecuteFunctions): string | null {
	const proxy = context.getWorkflowDataProxy(0);
	const hash = createHash('sha256');
	let found = false;
	for (const { name } of context.getParentNodes(context.getNode().name)) {
		if (context.getParentNodes(name).length > 0) continue;
		try {
			hash.update(JSON.stringify([name, proxy.$items(name).map(({ json }) => json)]));
			found = true;
		} catch {
			// Another trigger of the workflow, which has not run.
		}
	}
	return found ? hash.digest('hex').slice(0, 32) : null;
}

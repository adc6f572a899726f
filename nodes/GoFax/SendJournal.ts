import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { JsonObject } from '../../lib/envelope';
import { ProcessedList } from '../ProcessedList';

/** Sends that n8n keeps in mind for a node, if it does not have more items at once. */
const REMEMBERED_SENDS = 2_000;

/** Which execution a send belongs to, however often it is repeated. n8n saves it with the node's memory. */
type Origin = {
	/** ID of the execution, or of the first that was retried and had a memory. */
	execution: string | null;
	/** Digest of what the trigger gave, which a retry gets again; null where no trigger leads to the node. */
	start: string | null;
	/** True for a retry without the memory of what it repeats, because that crashed or was stopped. */
	repeatsUnknown: boolean;
};

/**
 * Knows what was handed to GoFax by executions whose own memory is gone: n8n was killed or the user stopped
 * the execution in the middle, or a retry of the same execution has sent it since.
 *
 * Each send is put down in n8n's database before it goes out, under two names: the execution that it belongs to, and what
 * started that execution. A retry has an ID of its own, and n8n does not tell a node which execution it repeats. If the
 * repeated execution failed, its ID is in the memory that n8n saved with it; otherwise n8n has saved only its start.
 */
export class SendJournal {
	private readonly list: ProcessedList;
	private readonly origin: Origin;

	/** @param memory what n8n saves of the node with the execution */
	constructor(context: IExecuteFunctions, memory: JsonObject) {
		this.list = new ProcessedList(context, 2 * Math.max(REMEMBERED_SENDS, context.getInputData().length));
		this.origin = (memory.origin ??= {
			execution: context.getExecutionId() ?? null,
			start: digestOfStart(context),
			repeatsUnknown: context.getMode() === 'retry',
		} satisfies Origin) as Origin;
	}

	/**
	 * Puts a send down.
	 *
	 * @param send tells it from the other sends of the execution
	 * @returns true if it was down already: it may have gone out, and must not again
	 */
	async begin(send: string): Promise<boolean> {
		const { execution, start } = this.keys(send);
		const known = (await this.list.record([...execution, ...start])) ?? [];
		const mine = this.origin.repeatsUnknown ? [...execution, ...start] : execution;
		return mine.some((key) => known.includes(key));
	}

	/** Strikes out what GoFax certainly has not taken. */
	async strike(send: string): Promise<void> {
		const { execution, start } = this.keys(send);
		await this.list.forget([...execution, ...start]);
	}

	private keys(send: string): { execution: string[]; start: string[] } {
		const { execution, start } = this.origin;
		return {
			execution: execution === null ? [] : [`execution:${execution}:${send}`],
			start: start === null ? [] : [`start:${start}:${send}`],
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

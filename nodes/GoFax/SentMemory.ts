import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../lib/envelope';
import { Problem } from '../../lib/Problem';
import type { OperationResult } from './defineOperation';

/** What became of an item that this execution has handed to GoFax. */
type Outcome = { results: OperationResult[] } | { problem: { message: string; advice: string } };

/** What is sent, as far as it tells one send from another. */
export interface Send {
	itemIndex: number;
	/** The operation's parameters for this item. */
	parameters: unknown;
	send(): Promise<OperationResult[]>;
}

/**
 * Remembers what this execution has already sent, by run, item and parameters.
 *
 * n8n's Retry On Fail runs the whole node again for all items. Whatever GoFax has taken, or may have taken, must not go out a
 * second time then: the remembered outcome takes its place. The memory is part of the execution's data.
 */
export class SentMemory {
	private readonly outcomes: JsonObject;

	/** @param run which run of the node this is in its execution, as in a loop; from 0 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly run: number,
	) {
		const memory = context.getContext('node');
		this.outcomes = isObject(memory.sent) ? memory.sent : (memory.sent = {});
	}

	/**
	 * An agent may call the node several times under one run, and n8n counts its runs up with each try; so the parameters
	 * belong to the key, and an agent's unclear send is known whatever the run.
	 */
	private keys({ itemIndex, parameters }: Send): { clear: string; unclear: string } {
		const what = createHash('sha256').update(JSON.stringify(parameters)).digest('hex').slice(0, 16);
		const clear = `${this.run}:${itemIndex}:${what}`;
		return { clear, unclear: this.context.isToolExecution() ? `tool:${itemIndex}:${what}` : clear };
	}

	/** Sends the item, unless that has happened: then its outcome comes again. */
	async once(item: Send): Promise<OperationResult[]> {
		const keys = this.keys(item);
		const known = (this.outcomes[keys.clear] ?? this.outcomes[keys.unclear]) as Outcome | undefined;
		if (known && 'results' in known) return known.results;
		if (known) throw new Problem(known.problem.message, known.problem.advice, { mayHaveBeenAccepted: true });

		const outcome = await item.send().catch((problem: unknown) => problem);
		if (Array.isArray(outcome)) {
			this.outcomes[keys.clear] = { results: outcome };
			return outcome;
		}
		if (outcome instanceof Problem && outcome.mayHaveBeenAccepted) {
			this.outcomes[keys.unclear] = { problem: { message: outcome.message, advice: outcome.advice } };
		}
		throw outcome;
	}
}

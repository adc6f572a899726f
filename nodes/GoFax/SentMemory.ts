import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../lib/envelope';
import { Problem } from '../../lib/Problem';
import type { OperationResult } from './defineOperation';

/** What became of an item that this execution has handed to GoFax. */
type Outcome = { results: OperationResult[] } | { problem: { message: string; advice: string } };

/**
 * Remembers what this execution has already sent, for every run and item of the node.
 *
 * n8n's Retry On Fail runs the whole node again for all items. Whatever GoFax has taken, or may have taken, must not go out a
 * second time then: the remembered outcome takes its place. The memory is part of the execution's data.
 */
export class SentMemory {
	private readonly outcomes: JsonObject;

	/** @param run which run of the node this is in its execution, as in a loop; from 0 */
	constructor(
		context: IExecuteFunctions,
		private readonly run: number,
	) {
		const memory = context.getContext('node');
		this.outcomes = isObject(memory.sent) ? memory.sent : (memory.sent = {});
	}

	private key(itemIndex: number): string {
		return `${this.run}:${itemIndex}`;
	}

	/** Sends the item, unless that has happened: then its outcome comes again. */
	async once(itemIndex: number, send: () => Promise<OperationResult[]>): Promise<OperationResult[]> {
		const known = this.outcomes[this.key(itemIndex)] as Outcome | undefined;
		if (known && 'results' in known) return known.results;
		if (known) throw new Problem(known.problem.message, known.problem.advice, { mayHaveBeenAccepted: true });

		const outcome = await send().catch((problem: unknown) => problem);
		if (Array.isArray(outcome)) {
			this.outcomes[this.key(itemIndex)] = { results: outcome };
			return outcome;
		}
		if (outcome instanceof Problem && outcome.mayHaveBeenAccepted) {
			this.outcomes[this.key(itemIndex)] = { problem: { message: outcome.message, advice: outcome.advice } };
		}
		throw outcome;
	}
}

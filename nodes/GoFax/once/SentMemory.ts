import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../../lib/json';
import { Problem } from '../../../lib/Problem';
import { isTool } from '../../platform/isTool';
import type { OperationResult } from '../defineOperation';
import { SendJournal } from './SendJournal';

/** What became of one recipient of an item, or of the whole item. */
export type Sent = OperationResult | Problem;

/** The same, as n8n saves it. */
type Remembered =
	| { result: OperationResult }
	| { problem: { message: string; advice: string; isUnclear: boolean } };

/** What is sent, as far as it tells one send from another. */
export interface Send {
	itemIndex: number;
	/** The operation's parameters for this item. */
	parameters: unknown;
	/**
	 * Must not reject: what failed is a problem in the list.
	 *
	 * @param earlier what GoFax took of this item when it refused the rest. It is not sent again, and comes back in the list.
	 */
	send(earlier: readonly OperationResult[]): Promise<Sent[]>;
	/** What to say in place of the earlier results, where they do not hold when the node is run again. */
	ifRunAgain?(earlier: readonly OperationResult[]): Problem;
}

/** A send that another run of this execution began, and whose outcome is not known here. */
export class BegunBefore extends Problem {
	constructor() {
		super(
			'GoFax may have this already, so it was not sent again',
			'This execution was stopped or cut short in the middle, or retried before, and the result is not known here. Look for it in the GoFax portal. If it has to go out, start the workflow anew instead of retrying. To go on with the other items, set On Error to Continue.',
			{ mayHaveBeenAccepted: true },
		);
	}
}

/**
 * Sends each item once in an execution.
 *
 * n8n's Retry On Fail runs the whole node again for all items. Whatever GoFax has taken, or may have taken, must not go out a
 * second time then: the remembered outcome takes its place. The memory is part of the execution's data, which n8n saves when
 * the execution ends; the journal knows what was begun where n8n could not save it.
 */
export class SentMemory {
	private readonly outcomes: JsonObject;
	private readonly journal: SendJournal;

	/** Which run of the node this is in its execution, as in a loop; from 0. */
	private readonly run: number;

	/**
	 * @param operation name of resource and operation: after another one was chosen, a retry is another send
	 * @param runIndex n8n's number of the run. It is not taken for more than a name: after a crash n8n may count runs that it has
	 *   made up from its event log, so that a retry of the first run has another number.
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: string,
		runIndex: number,
	) {
		const memory = context.getContext('node');
		this.outcomes = isObject(memory.sent) ? memory.sent : (memory.sent = {});
		this.journal = new SendJournal(context, memory);
		const runs = (memory.runs ??= {}) as Record<string, number>;
		this.run = runs[runIndex] ??= Object.keys(runs).length;
	}

	/**
	 * In a workflow, run and item tell what a send is: an expression may give other parameters at each try. An agent may call the
	 * node several times under one run, and n8n counts its runs up with each try; there the parameters belong to the key, and an
	 * unclear send is known whatever the run.
	 */
	private keys({ itemIndex, parameters }: Send): { content: string; clear: string; unclear: string } {
		const content = createHash('sha256')
			.update(JSON.stringify([this.operation, parameters]))
			.digest('hex')
			.slice(0, 16);
		const place = `${this.operation}:${this.run}:${itemIndex}`;
		return isTool(this.context)
			? { content, clear: `${place}:${content}`, unclear: `${this.operation}:tool:${itemIndex}:${content}` }
			: { content, clear: place, unclear: place };
	}

	/**
	 * Sends the item, unless that has happened: then its outcome comes again. Recipients that GoFax refused are tried again.
	 */
	async once(item: Send): Promise<Sent[]> {
		const keys = this.keys(item);
		const known = (this.outcomes[keys.clear] ?? this.outcomes[keys.unclear]) as Remembered[] | undefined;
		const earlier = known?.flatMap((one) => ('result' in one ? [one.result] : [])) ?? [];
		if (earlier.length > 0 && item.ifRunAgain) return [item.ifRunAgain(earlier)];
		if (known && !isRefusedInPart(known)) return known.map(recalled);

		// The rest of an item is a send of its own: what was taken before stays put down.
		const rest = known ? ':rest' : '';
		const entry = { place: keys.clear + rest, content: keys.content + rest };
		if (await this.journal.begin(entry)) return [new BegunBefore()];

		const outcome = await item.send(earlier);
		const taken = outcome.filter((one) => !(one instanceof Problem)).length;
		const isUnclear = outcome.some((one) => one instanceof Problem && one.mayHaveBeenAccepted);
		if (isUnclear || taken > 0)
			this.outcomes[isUnclear ? keys.unclear : keys.clear] = outcome.map(remembered);
		if (!isUnclear && taken === earlier.length) await this.journal.strike(entry);
		return outcome;
	}
}

/** Some recipients were taken, and the others certainly not. */
const isRefusedInPart = (known: Remembered[]) =>
	known.some((one) => 'problem' in one) && known.every((one) => !('problem' in one && one.problem.isUnclear));

const remembered = (one: Sent): Remembered =>
	one instanceof Problem
		? { problem: { message: one.message, advice: one.advice, isUnclear: one.mayHaveBeenAccepted } }
		: { result: one };

const recalled = (one: Remembered): Sent =>
	'result' in one
		? one.result
		: new Problem(one.problem.message, one.problem.advice, { mayHaveBeenAccepted: one.problem.isUnclear });

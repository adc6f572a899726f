import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../../lib/json';
import { Problem } from '../../../lib/Problem';
import type { OperationResult } from '../defineOperation';
import { isTool } from '../../platform/isTool';
import { SendJournal } from './SendJournal';

/** What became of an item that this execution has handed to GoFax. */
type Outcome = { results: OperationResult[] } | { problem: { message: string; advice: string } };

/** What is sent, as far as it tells one send from another. */
export interface Send {
	itemIndex: number;
	/** The operation's parameters for this item. */
	parameters: unknown;
	send(): Promise<OperationResult[]>;
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
	 * @param runIndex n8n's number of the run. It is not taken for more than a name: after a crash n8n may count runs that it has
	 *   made up from its event log, so that a retry of the first run has another number.
	 */
	constructor(
		private readonly context: IExecuteFunctions,
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
		const content = createHash('sha256').update(JSON.stringify(parameters)).digest('hex').slice(0, 16);
		const place = `${this.run}:${itemIndex}`;
		return isTool(this.context)
			? { content, clear: `${place}:${content}`, unclear: `tool:${itemIndex}:${content}` }
			: { content, clear: place, unclear: place };
	}

	/**
	 * Sends the item, unless that has happened: then its outcome comes again.
	 *
	 * @throws {BegunBefore} if the outcome is not known
	 */
	async once(item: Send): Promise<OperationResult[]> {
		const keys = this.keys(item);
		const known = (this.outcomes[keys.clear] ?? this.outcomes[keys.unclear]) as Outcome | undefined;
		if (known && 'results' in known) return known.results;
		if (known) throw new Problem(known.problem.message, known.problem.advice, { mayHaveBeenAccepted: true });
		const entry = { place: keys.clear, content: keys.content };
		if (await this.journal.begin(entry)) throw new BegunBefore();

		const outcome = await item.send().catch(asProblem);
		if (Array.isArray(outcome)) {
			this.outcomes[keys.clear] = { results: outcome };
			return outcome;
		}
		if (outcome.mayHaveBeenAccepted) {
			this.outcomes[keys.unclear] = { problem: { message: outcome.message, advice: outcome.advice } };
		} else {
			await this.journal.strike(entry);
		}
		throw outcome;
	}
}

/** Nobody knows how far a send had come that failed in a way of which we know nothing. */
const asProblem = (thrown: unknown): Problem =>
	thrown instanceof Problem
		? thrown
		: new Problem(
				thrown instanceof Error ? thrown.message : String(thrown),
				'This is not expected, and GoFax may have accepted the job all the same. Look for it in the GoFax portal before you send again.',
				{ mayHaveBeenAccepted: true },
			);

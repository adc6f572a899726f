import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../../lib/json';
import { Problem } from '../../../lib/Problem';
import { isTool } from '../../platform/isTool';
import type { OperationResult } from '../defineOperation';
import { ClaimedBefore } from './ClaimedBefore';
import { Claims, type Claim } from './Claims';
import { Lineage } from './Lineage';
import { fromSaved, isRefusedInPart, savedOutcomes, toSaved, type Outcome } from './outcome';

/** What one item sends. */
export interface Send {
	/** The operation's parameters for this item. */
	parameters: unknown;
	/**
	 * Must not reject: what failed is a problem in the list.
	 *
	 * @param earlier what GoFax took of this item when it refused the rest. It is not sent again, and comes back in the list.
	 */
	send(earlier: readonly OperationResult[]): Promise<Outcome[]>;
}

/** One run of the node. */
export interface SendingRun {
	/** Name of resource and operation: after another one was chosen, a retry is another send. */
	operation: string;
	/**
	 * n8n's number of the run. It is not taken for more than a name: after a crash n8n may count runs that it has made up from its
	 * event log, so that a retry of the first run has another number.
	 */
	runIndex: number;
	/** Number of items. */
	count: number;
	/** Items worked on at the same time. */
	atOnce: number;
	/** @throws if the item's parameters cannot be read */
	prepare(itemIndex: number): Send;
	/** What to say in place of the earlier results, where they do not hold when the node is run again. */
	ifRunAgain?(earlier: readonly OperationResult[]): Problem;
}

/**
 * Sends each item once in an execution.
 *
 * n8n's Retry On Fail runs the whole node again for all items, and a Retry does so in an execution of its own. The outcomes are part
 * of the execution's data, which n8n saves when the execution ends; claims record what was begun, for when n8n could not save it.
 *
 * | outcome of an item in an earlier run | this run |
 * |---|---|
 * | taken, or may have been taken | gives the same outcome again |
 * | some recipients taken, the others refused | sends to the others |
 * | certainly not taken | sends |
 * | not known, but claimed | {@link ClaimedBefore} |
 * | not known, not claimed | sends |
 */
export class SendOnce {
	private readonly outcomes: JsonObject;
	private readonly claims: Claims;
	/** What was prepared ahead, to be claimed with the items before it. */
	private readonly prepared = new Map<number, Send>();
	/** Operation, and which run of the node this is in its execution, as in a loop. */
	private readonly name: string;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly run: SendingRun,
	) {
		const memory = context.getContext('node');
		this.outcomes = objectIn(memory, 'sent');
		this.name = `${run.operation}:${orderOf(run.runIndex, objectIn(memory, 'runs'))}`;
		this.claims = new Claims(context, new Lineage(context, memory), this.name, run.atOnce);
	}

	/** Sends the item, unless that has happened: then its outcome comes again. */
	async once(item: number): Promise<Outcome[]> {
		const send = this.sendOf(item);
		const { claim, saved, keys } = this.look(item, send);
		const earlier = saved?.flatMap((one) => ('result' in one ? [one.result] : [])) ?? [];
		if (earlier.length > 0 && this.run.ifRunAgain) return [this.run.ifRunAgain(earlier)];
		if (!claim) return saved?.map(fromSaved) ?? [];
		if (!(await this.claims.claim(claim, this.run.count - item, (count) => this.next(item, count)))) {
			return [new ClaimedBefore()];
		}

		const outcome = await send.send(earlier);
		this.prepared.delete(item);
		const taken = outcome.filter((one) => !(one instanceof Problem)).length;
		const isUnclear = outcome.some((one) => one instanceof Problem && one.mayHaveBeenAccepted);
		if (isUnclear || taken > 0) this.outcomes[isUnclear ? keys.unclear : keys.clear] = outcome.map(toSaved);
		if (!isUnclear && taken === earlier.length) this.claims.release(claim);
		return outcome;
	}

	/** To be called when the run ends. */
	async settle(): Promise<void> {
		await this.claims.settle();
	}

	/** @throws if the item's parameters cannot be read */
	private sendOf(item: number): Send {
		const send = this.prepared.get(item) ?? this.run.prepare(item);
		this.prepared.set(item, send);
		return send;
	}

	/** Claims of the items after this one that have something to send; those that cannot be read fail in their own turn. */
	private next(item: number, count: number): Claim[] {
		const claims: Claim[] = [];
		for (let later = item + 1; later < this.run.count && claims.length < count; later++) {
			try {
				const { claim } = this.look(later, this.sendOf(later));
				if (claim) claims.push(claim);
			} catch {
				continue;
			}
		}
		return claims;
	}

	/** What is known of an item; without a claim if there is nothing to send. */
	private look(item: number, { parameters }: Send) {
		const fingerprint = createHash('sha256')
			.update(JSON.stringify([this.run.operation, parameters]))
			.digest('hex')
			.slice(0, 16);
		const keys = this.keys(item, fingerprint);
		const saved = savedOutcomes(this.outcomes, keys.clear) ?? savedOutcomes(this.outcomes, keys.unclear);
		// The rest of an item is a send of its own: what was taken before stays claimed.
		const rest = saved ? ':rest' : '';
		const claim =
			saved && !isRefusedInPart(saved)
				? undefined
				: { place: keys.clear + rest, fingerprint: fingerprint + rest };
		return { keys, saved, claim };
	}

	/**
	 * In a workflow, run and item tell what a send is: an expression may give other parameters at each try. An agent may call the
	 * node several times under one run, and n8n counts its runs up with each try; there the parameters belong to the key, and an
	 * unclear send is known in every run.
	 */
	private keys(item: number, fingerprint: string): { clear: string; unclear: string } {
		const place = `${this.name}:${item}`;
		return isTool(this.context)
			? {
					clear: `${place}:${fingerprint}`,
					unclear: `${this.run.operation}:tool:${item}:${fingerprint}`,
				}
			: { clear: place, unclear: place };
	}
}

function objectIn(memory: JsonObject, name: string): JsonObject {
	const found = memory[name];
	const object = isObject(found) ? found : {};
	memory[name] = object;
	return object;
}

/** Numbers n8n's names of runs as they come, from 0. */
function orderOf(runIndex: number, orders: JsonObject): number {
	const order = orders[runIndex] ?? Object.keys(orders).length;
	orders[runIndex] = order;
	return Number(order);
}

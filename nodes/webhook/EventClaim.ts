import type { IExecuteFunctions, IDataObject } from 'n8n-workflow';
import { ProcessedList } from '../platform/ProcessedList';

/** Entries that a node keeps in n8n's list: three or four for each event. */
const REMEMBERED_ENTRIES = 6_000;

const HOUR_MS = 3_600_000;

/** Events that this process is working on, with the execution that does so. */
const inWork = new Map<string, string | undefined>();

/**
 * What an execution knows of one event, and lets others know.
 *
 * n8n's list says about a key only whether it was on it, so an event has several there:
 *
 * | key | on the list means | put there |
 * |---|---|---|
 * | event and stretch of time (this one and the last) | an execution has passed it on | once the trigger is done with it |
 * | event and execution | this execution has begun with it | before the trigger works on it |
 * | event and the moment of its delivery | so has an execution of this delivery | likewise |
 *
 * n8n may be killed at any moment. An execution that runs once more finds its own key and continues. A retry has another ID, and
 * n8n does not tell what it repeats; but it has the item that the webhook made, with the moment of the delivery. A new delivery
 * continues if the trigger was not done; what became of the nodes after it is not known here.
 */
export class EventClaim {
	private readonly list: ProcessedList;
	private readonly execution: string | undefined;
	private readonly isRetry: boolean;
	private readonly place: string;
	private readonly passedOn: string[];
	private readonly begun: string[];
	private readonly delivery: string[];

	/** @param windowHours more than 0; the event is recognised for as long, and at most for twice as long */
	constructor(context: IExecuteFunctions, { eventId, receivedAt }: IDataObject, windowHours: number) {
		const event = String(eventId);
		const stretch = Math.floor(Date.now() / (windowHours * HOUR_MS));
		this.list = new ProcessedList(context, REMEMBERED_ENTRIES);
		this.execution = context.getExecutionId();
		this.isRetry = context.getMode() === 'retry';
		this.place = `${context.getWorkflow().id}:${context.getNode().id}:${event}`;
		this.passedOn = [`${event}:${stretch - 1}`, `${event}:${stretch}`];
		this.begun = this.execution === undefined ? [] : [`${event}:execution:${this.execution}`];
		this.delivery = typeof receivedAt === 'string' ? [`${event}:delivery:${receivedAt}`] : [];
	}

	/**
	 * Works on the event, which counts as passed on from then on.
	 *
	 * @param work gets whether another execution has passed the event on, or is about to
	 */
	async hold<T>(work: (isDuplicate: boolean) => Promise<T>): Promise<T> {
		const isFree = !inWork.has(this.place);
		if (isFree) inWork.set(this.place, this.execution);
		try {
			return await work(await this.isDuplicate(isFree));
		} finally {
			if (isFree) inWork.delete(this.place);
		}
	}

	private async isDuplicate(isFree: boolean): Promise<boolean> {
		if (!isFree && inWork.get(this.place) !== this.execution) return true;
		// An event is never lost to a failing database: it counts as the first of its kind then.
		const known = new Set(await this.list.record([...this.passedOn, ...this.begun, ...this.delivery]));
		const isOn = (keys: string[]) => keys.some((key) => known.has(key));
		const isRetryOfIt = this.isRetry && (this.delivery.length === 0 || isOn(this.delivery));
		if (!isOn(this.passedOn) || isOn(this.begun) || isRetryOfIt) return false;
		await this.list.forget([...this.begun, ...this.delivery]);
		return true;
	}

	/** Does what takes time and may fail. n8n may be killed meanwhile, so the event does not count as passed on before the end. */
	async during<T>(work: () => Promise<T>): Promise<T> {
		await this.list.forget(this.passedOn);
		const result = await work();
		await this.list.record(this.passedOn);
		return result;
	}
}

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../GoFax/toNodeError';
import { readOptions } from './readOptions';

/** Entries that a node keeps in n8n's list, two for each event. Ten thousand events a day would be too many for it. */
const REMEMBERED_ENTRIES = 5_000;

const HOUR = 3_600_000;

/**
 * For each node, the end of its latest check. n8n's helper reads and writes the list without a lock, so the checks of one node
 * wait for each other within this process.
 */
const latestCheck = new Map<string, Promise<unknown>>();

async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
	const before = latestCheck.get(key) ?? Promise.resolve();
	const mine = before.then(work, work);
	latestCheck.set(key, mine);
	try {
		return await mine;
	} finally {
		if (latestCheck.get(key) === mine) latestCheck.delete(key);
	}
}

/** What becomes of one event once it is known whether it is a duplicate. */
export type Work = (item: INodeExecutionData) => Promise<INodeExecutionData>;

/**
 * Takes out the events that this node has already started a run for, or marks them with `isDuplicate`, as the option
 * `duplicates` says, and does the work on the others. Test runs in the editor pass everything: there a resend is how people
 * try the node.
 *
 * Runs in execute(), because n8n offers its database-backed list of processed items there and not in webhook().
 */
export async function skipDuplicates(
	context: IExecuteFunctions,
	work: Work = async (item) => item,
): Promise<INodeExecutionData[][]> {
	const isTest = context.getMode() === 'manual';
	const marks = readOptions(context).text('duplicates', 'skip') === 'mark';
	const passed: INodeExecutionData[] = [];
	for (const [index, item] of context.getInputData().entries()) {
		const keys = isTest ? [] : keysOf(context, item);
		const isDuplicate = !(await isFirst(context, keys));
		if (isDuplicate && !marks) continue;
		const done = await work(item).catch(async (error: unknown) => {
			// The event has not been worked on, so that the next delivery of it, or a retry, must not count as a duplicate.
			if (!isDuplicate) await forget(context, keys);
			throw toNodeError(context.getNode(), error, index);
		});
		passed.push({
			...done,
			json: { ...done.json, ...(marks && { isDuplicate }) },
			pairedItem: { item: index },
		});
	}
	return [passed];
}

/**
 * What stands for an event in n8n's list: its ID with the present and the previous stretch of time. An event is recognised
 * within the window that the user set, and at most within twice that.
 */
function keysOf(context: IExecuteFunctions, { json: { eventId } }: INodeExecutionData): string[] {
	if (typeof eventId !== 'string') return [];
	const window = Math.max(readOptions(context).number('duplicateWindow', 24), 0.01) * HOUR;
	const stretch = Math.floor(Date.now() / window);
	return [`${eventId}:${stretch - 1}`, `${eventId}:${stretch}`];
}

const LIST = { mode: 'entries', maxEntries: REMEMBERED_ENTRIES } as const;

/** An event is never lost to a failing database: it counts as the first of its kind then. */
async function isFirst(context: IExecuteFunctions, keys: string[]): Promise<boolean> {
	if (keys.length === 0) return true;
	const node = `${context.getWorkflow().id}:${context.getNode().id}`;
	const checked = await inTurn(
		node,
		async () => await context.helpers.checkProcessedAndRecord(keys, 'node', LIST),
	).catch(() => undefined);
	if (!checked)
		context.logger.warn('GoFax: the list of processed events is not available, so a duplicate may pass');
	return !checked || checked.processed.length === 0;
}

async function forget(context: IExecuteFunctions, keys: string[]): Promise<void> {
	if (keys.length > 0) await context.helpers.removeProcessed(keys, 'node', LIST).catch(() => undefined);
}

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../platform/toNodeError';
import { ProcessedList } from '../platform/ProcessedList';
import { readOptions } from './readOptions';

/** Entries that a node keeps in n8n's list, two for each event. Ten thousand events a day would be too many for it. */
const REMEMBERED_ENTRIES = 5_000;

const HOUR = 3_600_000;

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
	const list = new ProcessedList(context, REMEMBERED_ENTRIES);
	const passed: INodeExecutionData[] = [];
	for (const [index, item] of context.getInputData().entries()) {
		const keys = isTest ? [] : keysOf(context, item);
		// An event is never lost to a failing database: it counts as the first of its kind then.
		const isDuplicate = ((await list.record(keys)) ?? []).length > 0;
		if (isDuplicate && !marks) continue;
		const done = await work(item).catch(async (error: unknown) => {
			// The event has not been worked on, so that the next delivery of it, or a retry, must not count as a duplicate.
			if (!isDuplicate) await list.forget(keys);
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

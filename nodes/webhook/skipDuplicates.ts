import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Events that a node remembers. At a hundred a day that is three months. */
const REMEMBERED_EVENTS = 10_000;

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

/**
 * Takes out the events that this node has already started a run for, or marks them with `isDuplicate`, as the parameter
 * `duplicates` says. Test runs in the editor pass everything: there a resend is how people try the node.
 *
 * Runs in execute(), because n8n offers its database-backed list of processed items there and not in webhook().
 */
export async function skipDuplicates(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const duplicates = context.getNodeParameter('options.duplicates', 0, 'skip');
	if (context.getMode() === 'manual') return [items];

	const node = `${context.getWorkflow().id}:${context.getNode().id}`;
	const passed: INodeExecutionData[] = [];
	for (const item of items) {
		const { eventId } = item.json;
		const isDuplicate = typeof eventId === 'string' && !(await inTurn(node, () => recordFirst(context, eventId)));
		if (duplicates === 'mark') passed.push({ ...item, json: { ...item.json, isDuplicate } });
		else if (!isDuplicate) passed.push(item);
	}
	return [passed];
}

/** True the first time that this node sees an event. An event is never lost to a failing database: it counts as new then. */
async function recordFirst(context: IExecuteFunctions, eventId: string): Promise<boolean> {
	const checked = await context.helpers
		.checkProcessedAndRecord([eventId], 'node', { mode: 'entries', maxEntries: REMEMBERED_EVENTS })
		.catch(() => undefined);
	if (!checked) context.logger.warn('GoFax: the list of processed events is not available, so a duplicate may pass');
	return checked ? checked.new.length > 0 : true;
}

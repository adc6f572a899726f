import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Field } from '../platform/Field';
import { readParameters } from '../platform/parameters';
import { toNodeError, withNodeErrors } from '../platform/toNodeError';
import { duplicatesOption, duplicateWindowOption } from './duplicatesOptions';
import { EventClaim } from './EventClaim';

/** What there is to do for an event before it is passed on; undefined for nothing. */
export type WorkOn = (item: INodeExecutionData) => (() => Promise<INodeExecutionData>) | undefined;

const optionsField = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	default: {},
	options: [duplicatesOption, duplicateWindowOption],
} as const satisfies Field;

/**
 * Takes out the events that this node has already started a run for, or marks them with `isDuplicate`, as the option
 * `duplicates` says, and does the work on the others. Test runs in the editor pass everything: there a resend is how people
 * try the node. A retry passes everything too: somebody has decided that the event has to be worked on.
 *
 * Runs in execute(), because n8n offers its database-backed list of processed items there and not in webhook().
 */
export async function skipDuplicates(
	context: IExecuteFunctions,
	workOn: WorkOn = () => undefined,
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	const { duplicates, duplicateWindow } = withNodeErrors(
		node,
		() => readParameters(context, [optionsField]).options,
	);
	const marks = duplicates === 'mark';
	const isRetry = context.getMode() === 'retry';

	const passOn = async (item: INodeExecutionData, isDuplicate: boolean, claim?: EventClaim) => {
		if (isDuplicate && !marks && !isRetry) return [];
		const work = workOn(item);
		const done = await (work && claim && !isDuplicate ? claim.during(work) : (work?.() ?? item));
		return [{ ...done, json: { ...done.json, ...(marks && { isDuplicate }) } }];
	};
	const passed: INodeExecutionData[] = [];
	for (const [index, item] of context.getInputData().entries()) {
		const isKnowable =
			context.getMode() !== 'manual' && typeof item.json.eventId === 'string' && duplicateWindow > 0;
		const claim = isKnowable ? new EventClaim(context, item.json, duplicateWindow) : undefined;
		const result = claim
			? claim.hold(async (isDuplicate) => await passOn(item, isDuplicate, claim))
			: passOn(item, false);
		const items = await result.catch((error: unknown) => {
			throw toNodeError(node, error, index);
		});
		passed.push(...items.map((done) => ({ ...done, pairedItem: { item: index } })));
	}
	return [passed];
}

import type { N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { workflow } from '../../n8n/workflow/workflow';
import type { Target } from './sendEvents';
import type { Variant, VariantKey } from './variants';

export interface Published {
	variant: Variant;
	genuine: Target;
	refused?: Target;
	/** Where its list of processed items is. */
	list?: { workflow: string; node: string; entries: number };
}

export type AllPublished = Record<VariantKey, Published>;

/** Publishes all workflows. Executions are not saved, the same for all. */
export async function publish(run: N8nUnderTest, all: Record<VariantKey, Variant>): Promise<AllPublished> {
	const { bare, header, chain, fax, sms, slack } = all;
	return {
		bare: await publishOne(run, bare),
		header: await publishOne(run, header),
		chain: await publishOne(run, chain),
		fax: await publishOne(run, fax),
		sms: await publishOne(run, sms),
		slack: await publishOne(run, slack),
	};
}

async function publishOne(run: N8nUnderTest, variant: Variant): Promise<Published> {
	const { name, nodes, genuine, forged, list } = variant;
	const settings = { saveDataSuccessExecution: 'none' } as const;
	const stored = await run.importWorkflow(workflow(name, nodes, { settings }));
	const published = await run.client.publishWorkflow(stored.id);
	const [trigger] = nodes;
	const last = nodes.at(-1);
	if (!trigger || !last) throw new Error(`${name} has no nodes`);
	// n8n's Webhook node has its path in its parameters, and no other.
	const path = trigger.parameters.path;
	const url =
		typeof path === 'string'
			? `${run.n8n.url}/webhook/${path}`
			: await run.client.webhookUrl(published, trigger.name);
	const node = nodes.find((one) => one.name === list?.node);
	return {
		variant,
		genuine: { name, url, call: genuine, endsWith: last.name },
		...(forged && { refused: { name: `${name}, forged`, url, ...forged } }),
		...(list && node && { list: { workflow: stored.id, node: node.id, entries: list.entries } }),
	};
}

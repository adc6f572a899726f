import { sendEvents, type Target } from './sendEvents';
import type { Parts, Probe, Profile, ProfileNode } from './Probe';

/** Of the time of a call, from 0 to 1. */
export interface OwnShare {
	/** Our code with all that it awaits of n8n: parameters, credential, list. */
	share: number;
	/** Milliseconds a call. */
	parts: Required<Parts>;
	/** The whole call, in milliseconds. */
	call: number;
	/** Its processor time in n8n, in milliseconds. */
	processor: number;
}

/** One call at a time, so that what n8n does between begin and end of our methods is done for us. */
export async function ownShare(target: Target, probe: Probe, count: number): Promise<OwnShare> {
	await probe.timeParts();
	const { times, processor } = await sendEvents(target, probe, { count, connections: 1 });
	const sums = await probe.parts();
	const perCall = (part: keyof Parts) => (sums[part] ?? 0) / count;
	const parts = {
		webhook: perCall('webhook'),
		execute: perCall('execute'),
		credential: perCall('credential'),
		list: perCall('list'),
	};
	const call = times.reduce((sum, time) => sum + time, 0) / count;
	return { share: (parts.webhook + parts.execute) / call, parts, call, processor };
}

export interface OwnFunction {
	name: string;
	/** Microseconds a call, without and with what the function calls, up to its first await. */
	self: number;
	total: number;
}

const PACKAGE = '/node_modules/n8n-nodes-gofax/';

/** What V8's profiler says of the functions of the package, those first that take longest. */
export async function ownFunctions(target: Target, probe: Probe, count: number): Promise<OwnFunction[]> {
	await probe.startProfile();
	await sendEvents(target, probe, { count, connections: 1 });
	const found = functionsOf(await probe.stopProfile());
	return found
		.map(({ name, self, total }) => ({ name, self: self / count, total: total / count }))
		.sort((a, b) => b.total - a.total);
}

function functionsOf({ nodes, samples, timeDeltas }: Profile): OwnFunction[] {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const parents = new Map(
		nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
	);
	const found = new Map<string, OwnFunction>();
	const timeOf = new Map<number, number>();
	samples.forEach((id, index) => timeOf.set(id, (timeOf.get(id) ?? 0) + (timeDeltas[index] ?? 0)));
	for (const [id, time] of timeOf) {
		const counted = new Set<string>();
		for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
			const name = nameOf(byId.get(at));
			if (name === undefined || counted.has(name)) continue;
			counted.add(name);
			const known = found.get(name) ?? { name, self: 0, total: 0 };
			known.total += time;
			if (at === id) known.self += time;
			found.set(name, known);
		}
	}
	return [...found.values()];
}

function nameOf(node: ProfileNode | undefined): string | undefined {
	if (!node?.callFrame.url.includes(PACKAGE)) return undefined;
	const { url, functionName, lineNumber } = node.callFrame;
	const file = url.slice(url.lastIndexOf('/') + 1);
	return `${functionName || `line ${lineNumber + 1}`} (${file})`;
}

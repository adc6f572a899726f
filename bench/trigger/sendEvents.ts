import { Pool } from 'undici';
import type { MakeCall } from './samples';
import type { Probe } from './Probe';

/** Where calls go, and how each ends when all is well. */
export interface Target {
	name: string;
	url: string;
	call: MakeCall;
	/** Answered with this status and nothing more, or an execution that ends at this node. */
	endsWith: number | string;
}

export interface Measured {
	perSecond: number;
	/** Milliseconds that n8n's process has used the processor for each: what is left of a figure on a busy machine. */
	processor: number;
	/** Milliseconds of each, from the call to the end of its execution, or to the answer of one that is refused. */
	times: number[];
}

/** Sent in this run of the bench, so that no event comes twice. */
let events = 0;

/** Has so many events done at so many connections. Each connection sends the next one when its last one is done. */
export async function sendEvents(
	target: Target,
	probe: Probe,
	{ count, connections }: { count: number; connections: number },
): Promise<Measured> {
	const { origin, pathname } = new URL(target.url);
	const pool = new Pool(origin, { connections });
	const times: number[] = [];
	let sent = 0;
	const send = async () => {
		while (sent < count) {
			sent += 1;
			events += 1;
			const event = `bench-${events}`;
			const call = target.call(event);
			const started = performance.now();
			await sendOne(pool, pathname, target, call, event, probe);
			times.push(performance.now() - started);
		}
	};
	try {
		const before = await probe.processorTime();
		const started = performance.now();
		await Promise.all(Array.from({ length: connections }, send));
		const perSecond = (count / (performance.now() - started)) * 1000;
		return { perSecond, processor: ((await probe.processorTime()) - before) / count, times };
	} finally {
		await pool.destroy();
	}
}

async function sendOne(
	pool: Pool,
	path: string,
	{ name, endsWith }: Target,
	call: ReturnType<MakeCall>,
	event: string,
	probe: Probe,
): Promise<void> {
	const isRefused = typeof endsWith === 'number';
	const ended = isRefused ? undefined : probe.ended(event);
	// Should the call itself fail, that is the error to show.
	ended?.catch(() => undefined);
	const answer = await pool.request({ method: 'POST', path, ...call });
	const text = await answer.body.text();
	if (answer.statusCode !== (isRefused ? endsWith : 200))
		throw new Error(`${name}: n8n answered ${answer.statusCode} ${text}`);
	const end = await ended;
	if (end && (end.status !== 'success' || end.last !== endsWith))
		throw new Error(`${name}: the execution ended as ${end.status} at ${end.last}, not at ${endsWith}`);
}

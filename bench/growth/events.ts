import { randomUUID } from 'node:crypto';
import { triggerWorkflow } from '../../n8n/workflow/nodes';
import { writtenInAll, writtenToList } from '../harness/Meters';
import { bytes, milliseconds, withRange } from '../harness/Report';
import { spreadOf, type Spread } from '../harness/Spread';
import type { GrowthBench } from './GrowthBench';
import { runWorkflow, type Started } from './runWorkflow';

const TRIGGER = 'Trigger';
/** Entries on the list before; 6,000 are the most that the trigger keeps. */
const WHOLE = { sizes: [0, 1_000, 6_000], repetitions: 3, events: 20, warmUp: 40 };
const SMOKE = { sizes: [0, 1_000], repetitions: 1, events: 2, warmUp: 1 };

/** What an event takes with so many entries on the list. */
export interface EventFigures {
	entries: number;
	/** Of the trigger's node. */
	nodeMs: Spread;
	listMs: Spread;
	listWrites: number;
	listBytes: number;
	databaseBytes: number;
	longestBlockMs: Spread;
}

interface EventRun {
	nodeMs: number;
	listMs: number;
	listWrites: number;
	listBytes: number;
	databaseBytes: number;
	longestBlockMs: number;
}

async function publish({ run }: GrowthBench): Promise<Started> {
	const parameters = { events: ['smsReply', 'smsReceived'], signatureCheck: 'off', options: {} };
	const stored = await run.importWorkflow(
		triggerWorkflow({ name: 'Events', type: 'goFaxSmsTrigger', parameters }),
	);
	await run.client.publishWorkflow(stored.id);
	const url = await run.client.webhookUrl(stored, TRIGGER);
	return { workflowId: stored.id, path: url.slice(`${run.n8n.url}/webhook/`.length) };
}

async function receive(bench: GrowthBench, started: Started): Promise<EventRun> {
	const event = {
		eventType: 'SMS_REPLY',
		eventTimestamp: new Date().toISOString(),
		messageId: randomUUID(),
		direction: 'reply',
		from: '+61400000000',
		to: '+61700000000',
		messageBody: 'Thanks for your message',
		metadata: { accountId: '12345' },
	};
	let id = '';
	const reading = await bench.meters.during(async () => {
		({ id } = await runWorkflow(bench, started, event));
	});
	const execution = await bench.run.client.getExecution(id);
	const [task] = execution.runsOf(TRIGGER);
	if (!task || execution.itemsOf(TRIGGER).length !== 1) throw new Error('The event did not come out');
	const { writes, bytes } = writtenToList(reading);
	return {
		nodeMs: task.executionTime,
		listMs: reading.list.ms,
		listWrites: writes,
		listBytes: bytes,
		databaseBytes: writtenInAll(reading).bytes,
		longestBlockMs: reading.longestBlockMs,
	};
}

export async function benchEvents(bench: GrowthBench): Promise<EventFigures[]> {
	const { sizes, repetitions, events, warmUp } = bench.smoke ? SMOKE : WHOLE;
	const first = await publish(bench);
	for (let turn = 0; turn < warmUp; turn++) await receive(bench, first);

	const runs = new Map<number, EventRun[]>(sizes.map((entries) => [entries, []]));
	for (let repetition = 0; repetition < repetitions; repetition++) {
		for (const [entries, ofSize] of runs) {
			// Of its own, so that its list has what is put there and nothing else.
			const started = await publish(bench);
			if (entries > 0) await bench.meters.fillList(started.workflowId, `id-${TRIGGER}`, entries);
			for (let turn = 0; turn < events; turn++) ofSize.push(await receive(bench, started));
		}
	}
	const figures = [...runs].map(([entries, ofSize]) => figuresOf(entries, ofSize));
	for (const one of figures) tell(bench, one);
	return figures;
}

function figuresOf(entries: number, runs: readonly EventRun[]): EventFigures {
	const spread = (key: keyof EventRun) => spreadOf(runs.map((run) => run[key]));
	return {
		entries,
		nodeMs: spread('nodeMs'),
		listMs: spread('listMs'),
		listWrites: spread('listWrites').most,
		listBytes: spread('listBytes').median,
		databaseBytes: spread('databaseBytes').median,
		longestBlockMs: spread('longestBlockMs'),
	};
}

function tell({ report }: GrowthBench, one: EventFigures): void {
	const name = `event, ${one.entries} entries on the list`;
	report.inform(`${name}, time of the trigger`, withRange(one.nodeMs, milliseconds));
	report.inform(`${name}, time in the list`, withRange(one.listMs, milliseconds));
	report.inform(`${name}, written to the list`, `${one.listWrites} writes, ${bytes(one.listBytes)}`);
	report.inform(`${name}, written to n8n's database`, bytes(one.databaseBytes));
	report.inform(`${name}, longest block of the event loop`, withRange(one.longestBlockMs, milliseconds));
}

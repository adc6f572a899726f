import { goFaxNode, itemsFromWebhook } from '../../n8n/workflow/nodes';
import { workflow } from '../../n8n/workflow/workflow';
import { answeringWebhook } from '../harness/answeringWebhook';
import { topText, writtenInAll, writtenToList, type Reading } from '../harness/Meters';
import { bytes, megabytes, milliseconds, percent, seconds, times, withRange } from '../harness/Report';
import { spreadOf, type Spread } from '../harness/Spread';
import type { GrowthBench } from './GrowthBench';
import { runWorkflow, type Started } from './runWorkflow';

const SENDING_NODE = 'Send';
const AT_ONCE = 10;
/** The sizes of the goals. */
const [SMALL, JUDGED, LARGE] = [100, 5_000, 10_000];

/** Runs of up to `SHORT_COUNT` are repeated `shortRuns` times a repetition: a moment of a busy machine spoils them more. */
const WHOLE = {
	sizes: [10, SMALL, 500, 1_000, 2_000, JUDGED, LARGE],
	repetitions: 2,
	shortRuns: 5,
	warmUp: 500,
};
const SMOKE = { sizes: [10, SMALL], repetitions: 1, shortRuns: 1, warmUp: 10 };
const SHORT_COUNT = 100;
/** Sizes of which the memory is measured too. */
const MEMORY_SIZES = [10, 1_000, LARGE];

/** What a run of so many SMS takes. */
export interface SmsFigures {
	count: number;
	/** Of the node. */
	seconds: Spread;
	/** Part of the node's time in which it waited for n8n's list. */
	listShare: Spread;
	/** Of the time in the list, the part in which n8n waited for SQLite. */
	sqlShare: number;
	listCalls: number;
	listWrites: number;
	listBytes: number;
	databaseBytes: number;
	longestBlockMs: Spread;
	/** Of n8n as a whole, and for each SMS. */
	processorMs: Spread;
	memoryMb?: number;
}

interface SmsRun extends Reading {
	nodeMs: number;
}

let published = 0;

/** A workflow of its own, so that n8n's list is empty. */
async function publish({ run }: GrowthBench): Promise<Started> {
	const path = `growth-sms-${published++}`;
	const [, items] = itemsFromWebhook(path);
	const send = goFaxNode(SENDING_NODE, {
		resource: 'sms',
		operation: 'send',
		recipients: '={{ $json.to }}',
		message: '={{ $json.text }}',
		options: { concurrentRequests: AT_ONCE },
	});
	const nodes = [answeringWebhook(path), ...(items ? [items] : []), send];
	const { id: workflowId } = await run.importWorkflow(workflow(`${published} SMS`, nodes));
	await run.client.publishWorkflow(workflowId);
	return { workflowId, path };
}

const messages = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		to: `614120${10_000 + index}`,
		text: `Your appointment is tomorrow, number ${index}`,
	}));

/** Sends so many SMS, and makes sure that each was accepted once. */
async function send(bench: GrowthBench, started: Started, count: number): Promise<SmsRun> {
	const { client, simulator } = bench.run;
	const before = (await simulator.admin.counts()).sms;
	let id = '';
	const reading = await bench.meters.during(async () => {
		({ id } = await runWorkflow(bench, started, { items: messages(count) }));
	});
	const accepted = (await simulator.admin.counts()).sms - before;
	const execution = await client.getExecution(id);
	const [task] = execution.runsOf(SENDING_NODE);
	const output = execution.itemsOf(SENDING_NODE).length;
	if (!task || accepted !== count || output !== count)
		throw new Error(`${accepted} of ${count} SMS were accepted, and ${output} items came out`);
	return { ...reading, nodeMs: task.executionTime };
}

/** A run in a workflow of its own, with a simulator that has nothing yet. */
async function sendAnew(bench: GrowthBench, count: number): Promise<SmsRun & { started: Started }> {
	await bench.run.simulator.admin.reset();
	const started = await publish(bench);
	return { ...(await send(bench, started, count)), started };
}

export async function benchSms(bench: GrowthBench): Promise<SmsFigures[]> {
	const { sizes, repetitions, shortRuns, warmUp } = bench.smoke ? SMOKE : WHOLE;
	for (let turn = 0; turn < shortRuns; turn++) await sendAnew(bench, warmUp);

	// Sizes take turns, as the machine may be busier later on.
	const runs = new Map<number, SmsRun[]>(sizes.map((count) => [count, []]));
	const perItem: Array<Map<number, number>> = [];
	let single: Reading | undefined;
	for (let repetition = 0; repetition < repetitions; repetition++) {
		const inThisOne = new Map<number, number>();
		for (const count of sizes) {
			const nodeMs: number[] = [];
			for (let turn = 0; turn < (count <= SHORT_COUNT ? shortRuns : 1); turn++) {
				const run = await sendAnew(bench, count);
				console.error(
					`  ${count} SMS in ${Math.round(run.nodeMs)} ms, ${Math.round(run.list.ms)} ms of them in the list (SQL ${Math.round(run.list.sqlMs)} ms), processor ${Math.round(run.processorMs)} ms`,
				);
				runs.get(count)?.push(run);
				nodeMs.push(run.nodeMs / count);
				if (count === (bench.smoke ? SMALL : JUDGED)) single = await send(bench, run.started, 1);
			}
			inThisOne.set(count, spreadOf(nodeMs).median);
		}
		perItem.push(inThisOne);
	}

	const figures: SmsFigures[] = [];
	for (const [count, ofCount] of runs) {
		// Apart from the rest: the cleared memory before it slows n8n down for a while.
		const memoryMb = MEMORY_SIZES.includes(count)
			? await bench.memory.growthDuring(async () => void (await sendAnew(bench, count)))
			: undefined;
		figures.push({ ...figuresOf(count, ofCount), memoryMb });
	}
	tell(bench, figures);
	if (!bench.smoke) {
		const { top } = await bench.meters.profile(async () => await sendAnew(bench, JUDGED));
		bench.report.inform(`${JUDGED} SMS, most processor time in`, topText(top));
	}
	const ratios = perItem.map((one) => (one.get(LARGE) ?? NaN) / (one.get(SMALL) ?? NaN));
	judge(bench, figures, spreadOf(ratios), single);
	return figures;
}

function figuresOf(count: number, runs: readonly SmsRun[]): SmsFigures {
	const spread = (of: (run: SmsRun) => number) => spreadOf(runs.map(of));
	const most = (of: (run: SmsRun) => number) => spread(of).most;
	return {
		count,
		seconds: spread(({ nodeMs }) => nodeMs / 1_000),
		listShare: spread(({ list, nodeMs }) => list.ms / nodeMs),
		sqlShare: spread(({ list }) => list.sqlMs / list.ms).median,
		listCalls: most(({ list }) => list.calls),
		listWrites: most((run) => writtenToList(run).writes),
		listBytes: most((run) => writtenToList(run).bytes),
		databaseBytes: most((run) => writtenInAll(run).bytes),
		longestBlockMs: spread(({ longestBlockMs }) => longestBlockMs),
		processorMs: spread(({ processorMs }) => processorMs / count),
	};
}

function tell({ report }: GrowthBench, figures: readonly SmsFigures[]): void {
	for (const one of figures) {
		const name = `${one.count} SMS`;
		report.inform(`${name}, time`, withRange(one.seconds, seconds));
		report.inform(`${name}, time an SMS`, milliseconds((1_000 * one.seconds.median) / one.count));
		report.inform(
			`${name}, journal`,
			`${one.listCalls} calls, ${one.listWrites} writes, ${bytes(one.listBytes)}, ${withRange(one.listShare, percent)} of the time, ${percent(one.sqlShare)} of that waiting for SQLite`,
		);
		report.inform(`${name}, written to n8n's database`, bytes(one.databaseBytes));
		report.inform(`${name}, longest block of the event loop`, withRange(one.longestBlockMs, milliseconds));
		report.inform(`${name}, processor time of n8n an SMS`, withRange(one.processorMs, milliseconds));
		if (one.memoryMb !== undefined) report.inform(`${name}, memory growth`, megabytes(one.memoryMb));
	}
}

function judge(
	{ report, smoke }: GrowthBench,
	figures: readonly SmsFigures[],
	growth: Spread,
	single: Reading | undefined,
): void {
	const of = figures.find(({ count }) => count === JUDGED) ?? figures.at(-1);
	if (!of || !single) throw new Error('Nothing was measured');
	report.atMost(`journal, share of a run of ${of.count}`, of.listShare.median, 0.03, percent);
	const writes = Math.max(...figures.map(({ listWrites }) => listWrites));
	report.atMost('journal, writes of any run', writes, 100, String);
	report.atMost(`journal, one SMS after a run of ${of.count}`, writtenToList(single).bytes, 20_000, bytes);
	if (smoke) return;
	report.atMost(
		`time an SMS, run of ${LARGE} / run of ${SMALL}`,
		growth.median,
		1.2,
		times,
		withRange(growth, times),
	);
}

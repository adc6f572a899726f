import { request } from 'undici';
import { goFaxNode } from '../../n8n/workflow/nodes';
import { workflow } from '../../n8n/workflow/workflow';
import { answeringWebhook } from '../harness/answeringWebhook';
import { writtenInAll, type Reading } from '../harness/Meters';
import { bytes, megabytes, milliseconds, seconds, times, withRange } from '../harness/Report';
import { spreadOf, type Spread } from '../harness/Spread';
import type { GrowthBench } from './GrowthBench';
import { runWorkflow, type Started } from './runWorkflow';

const LIST_NODE = 'List';
/** The sizes of the goal. */
const [SMALL, LARGE] = [100, 10_000];
const WHOLE = { sizes: [10, SMALL, 1_000, LARGE], repetitions: 5, warmUp: 5 };
const SMOKE = { sizes: [10, SMALL], repetitions: 1, warmUp: 1 };
/** Faxes in one request. */
const BATCH = 500;

/** What Get Many takes for so many faxes. */
export interface ListFigures {
	count: number;
	/** Of the node. */
	seconds: Spread;
	memoryMb: number;
	databaseBytes: number;
	longestBlockMs: Spread;
}

interface ListRun extends Reading {
	nodeMs: number;
}

async function makeFaxes({ run: { simulator } }: GrowthBench, count: number): Promise<void> {
	await simulator.admin.reset();
	const data = Buffer.from('A fax').toString('base64');
	for (let made = 0; made < count; made += BATCH) {
		const jobs = Array.from({ length: Math.min(BATCH, count - made) }, (_, index) => ({
			SendTo: `617300${10_000 + made + index}`,
			Subject: `Fax ${made + index}`,
			Documents: [{ Filename: 'a.txt', Data: data }],
		}));
		const { body } = await request(`${simulator.url}/v1.0/SendFaxes?token=${simulator.token}`, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(jobs),
		});
		await body.dump();
	}
	const { faxes } = await simulator.admin.counts();
	if (faxes !== count) throw new Error(`The simulator has ${faxes} faxes, not ${count}`);
}

async function publish({ run }: GrowthBench): Promise<Started> {
	const path = 'growth-list';
	const list = goFaxNode(LIST_NODE, { resource: 'fax', operation: 'getAll', returnAll: true });
	const { id: workflowId } = await run.importWorkflow(workflow('List', [answeringWebhook(path), list]));
	await run.client.publishWorkflow(workflowId);
	return { workflowId, path };
}

async function list(bench: GrowthBench, started: Started, count: number): Promise<ListRun> {
	let id = '';
	const reading = await bench.meters.during(async () => {
		({ id } = await runWorkflow(bench, started, {}));
	});
	const execution = await bench.run.client.getExecution(id);
	const [task] = execution.runsOf(LIST_NODE);
	const listed = execution.itemsOf(LIST_NODE).length;
	if (!task || listed !== count) throw new Error(`${listed} of ${count} faxes were listed`);
	return { ...reading, nodeMs: task.executionTime };
}

export async function benchGetMany(bench: GrowthBench): Promise<ListFigures[]> {
	const { sizes, repetitions, warmUp } = bench.smoke ? SMOKE : WHOLE;
	const started = await publish(bench);
	await makeFaxes(bench, SMALL);
	for (let turn = 0; turn < warmUp; turn++) await list(bench, started, SMALL);

	const figures: ListFigures[] = [];
	for (const count of sizes) {
		await makeFaxes(bench, count);
		const runs: ListRun[] = [];
		for (let repetition = 0; repetition < repetitions; repetition++)
			runs.push(await list(bench, started, count));
		const memoryMb = await bench.memory.growthDuring(async () => void (await list(bench, started, count)));
		figures.push({
			count,
			seconds: spreadOf(runs.map(({ nodeMs }) => nodeMs / 1_000)),
			memoryMb,
			databaseBytes: spreadOf(runs.map((run) => writtenInAll(run).bytes)).median,
			longestBlockMs: spreadOf(runs.map(({ longestBlockMs }) => longestBlockMs)),
		});
	}
	tell(bench, figures);
	return figures;
}

function tell({ report, smoke }: GrowthBench, figures: readonly ListFigures[]): void {
	for (const one of figures) {
		const name = `Get Many, ${one.count} faxes`;
		report.inform(`${name}, time`, withRange(one.seconds, seconds));
		report.inform(`${name}, written to n8n's database`, bytes(one.databaseBytes));
		report.inform(`${name}, longest block of the event loop`, withRange(one.longestBlockMs, milliseconds));
		report.inform(`${name}, memory growth`, megabytes(one.memoryMb));
	}
	if (smoke) return;
	const perItem = (count: number) =>
		(figures.find((one) => one.count === count)?.seconds.median ?? NaN) / count;
	const growth = perItem(LARGE) / perItem(SMALL);
	report.atMost(`time a fax, Get Many of ${LARGE} / of ${SMALL}`, growth, 1.2, times);
}

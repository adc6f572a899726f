import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { request } from 'undici';
import { goFaxNode } from '../../n8n/workflow/nodes';
import { node, workflow } from '../../n8n/workflow/workflow';
import { answeringWebhook } from '../harness/answeringWebhook';
import { makeLargePdf } from '../harness/makeLargePdf';
import { writtenInAll, type Reading } from '../harness/Meters';
import { bytes, megabytes, milliseconds, seconds, withRange } from '../harness/Report';
import { spreadOf, type Spread } from '../harness/Spread';
import type { GrowthBench } from './GrowthBench';

const KIBIBYTE = 1024;
const MEBIBYTE = KIBIBYTE ** 2;
const WHOLE = {
	sizes: [KIBIBYTE, 32 * KIBIBYTE, MEBIBYTE, 10 * MEBIBYTE, 100 * MEBIBYTE],
	repetitions: 3,
	warmUp: 10,
};
const SMOKE = { sizes: [KIBIBYTE, 5 * MEBIBYTE], repetitions: 1, warmUp: 1 };

/** Goals at 100 MB. */
const UPLOAD_MB = 32;
const DOWNLOAD_TIMES = 2;

/** What GoFax may wrap a document in; the others of the simulator's switch are like one of these. */
const WRAPPERS = { binary: 'raw bytes', rawText: 'base64 text', envelopeObject: 'base64 in JSON' } as const;
type Wrapper = keyof typeof WRAPPERS;

/** What a document of this size takes. */
export interface DocumentFigures {
	way: string;
	size: number;
	/** Of the whole execution. */
	seconds: Spread;
	memoryMb: Spread;
	databaseBytes: number;
	longestBlockMs: Spread;
}

/** Moves a document of this size, and makes sure that it arrived whole. */
type Move = (size: number) => Promise<void>;

const SETTINGS = { saveDataSuccessExecution: 'all', saveDataErrorExecution: 'all' } as const;

async function call({ run, agent }: GrowthBench, path: string, body: object) {
	const answer = await request(`${run.n8n.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		dispatcher: agent,
		// n8n closes a connection after a while, perhaps just now.
		reset: true,
	});
	const hash = createHash('sha256');
	for await (const chunk of answer.body) hash.update(chunk as Buffer);
	if (answer.statusCode !== 200)
		throw new Error(`${path}: n8n answered ${answer.statusCode}\n${run.n8n.lastLogLines(5)}`);
	return hash.digest('hex');
}

/** Documents are files that n8n reads, as that is the cheapest way in. */
async function upload(bench: GrowthBench, sizes: readonly number[], folder: string): Promise<Move> {
	const { client, simulator } = bench.run;
	const pdfs = new Map<number, Awaited<ReturnType<typeof makeLargePdf>>>();
	for (const size of sizes) pdfs.set(size, await makeLargePdf(join(folder, `${size}.pdf`), size));
	const read = node('Read', 'n8n-nodes-base.readWriteFile', 1.1, {
		operation: 'read',
		fileSelector: `={{ ${JSON.stringify(`${folder}/`)} + $json.body.size + '.pdf' }}`,
		options: {},
	});
	const send = goFaxNode('Send', {
		resource: 'fax',
		operation: 'send',
		recipients: '07 3000 1000',
		binaryFields: 'data',
	});
	const { id } = await bench.run.importWorkflow(
		workflow('Up', [answeringWebhook('growth-up'), read, send], { settings: SETTINGS }),
	);
	await client.publishWorkflow(id);
	return async (size) => {
		await simulator.admin.reset();
		await call(bench, 'growth-up', { size });
		const documents = (await simulator.admin.state()).faxes.flatMap((fax) => fax.documents);
		if (documents.length !== 1 || documents[0]?.sha256 !== pdfs.get(size)?.sha256)
			throw new Error('Another document arrived than was sent');
	};
}

async function download(
	bench: GrowthBench,
	sizes: readonly number[],
): Promise<(wrapper: Wrapper) => Promise<Move>> {
	const { client, simulator } = bench.run;
	const start = answeringWebhook('growth-down', {
		responseData: 'firstEntryBinary',
		responseBinaryPropertyName: 'data',
	});
	const get = goFaxNode('Download', {
		resource: 'receivedFax',
		operation: 'download',
		faxId: '={{ $json.body.faxId }}',
		binaryField: 'data',
	});
	const { id } = await bench.run.importWorkflow(workflow('Down', [start, get], { settings: SETTINGS }));
	await client.publishWorkflow(id);
	await simulator.admin.reset();
	const faxes = new Map<number, Awaited<ReturnType<typeof simulator.admin.receiveFax>>>();
	for (const size of sizes) faxes.set(size, await simulator.admin.receiveFax({ attachedBytes: size }));

	return async (documentWrapper) => {
		await simulator.admin.setBehaviour({ documentWrapper });
		return async (size) => {
			const fax = faxes.get(size);
			const arrived = await call(bench, 'growth-down', { faxId: String(fax?.faxId) });
			if (arrived !== fax?.sha256) throw new Error('Another document arrived than was received');
		};
	};
}

async function measure(bench: GrowthBench, way: string, move: Move): Promise<DocumentFigures[]> {
	const { sizes, repetitions, warmUp } = bench.smoke ? SMOKE : WHOLE;
	const [smallest = 0] = sizes;
	for (let turn = 0; turn < warmUp; turn++) await move(smallest);
	const figures: DocumentFigures[] = [];
	for (const size of sizes) {
		const readings: Reading[] = [];
		const [memory, time]: [number[], number[]] = [[], []];
		for (let repetition = 0; repetition < repetitions; repetition++) {
			let taken = 0;
			const timed = async () => {
				const begin = performance.now();
				await move(size);
				taken = performance.now() - begin;
			};
			memory.push(await bench.memory.growthDuring(timed));
			// Again, as the cleared memory before it slows n8n down.
			readings.push(await bench.meters.during(timed));
			time.push(taken / 1_000);
		}
		figures.push({
			way,
			size,
			seconds: spreadOf(time),
			memoryMb: spreadOf(memory),
			databaseBytes: spreadOf(readings.map((reading) => writtenInAll(reading).bytes)).median,
			longestBlockMs: spreadOf(readings.map(({ longestBlockMs }) => longestBlockMs)),
		});
	}
	return figures;
}

/** @param folder from which n8n may read files */
export async function benchDocuments(bench: GrowthBench, folder: string): Promise<DocumentFigures[]> {
	const { sizes } = bench.smoke ? SMOKE : WHOLE;
	const all = await measure(bench, 'Send', await upload(bench, sizes, folder));
	const wrapped = await download(bench, sizes);
	for (const [wrapper, name] of Object.entries(WRAPPERS))
		all.push(...(await measure(bench, `Download, ${name}`, await wrapped(wrapper as Wrapper))));

	const largest = sizes.at(-1);
	for (const one of all) tell(bench, one, one.size === largest);
	return all;
}

function tell({ report }: GrowthBench, one: DocumentFigures, isJudged: boolean): void {
	const name = `${one.way}, ${sizeText(one.size)}`;
	report.inform(`${name}, time`, withRange(one.seconds, seconds));
	report.inform(`${name}, written to n8n's database`, bytes(one.databaseBytes));
	report.inform(`${name}, longest block of the event loop`, withRange(one.longestBlockMs, milliseconds));
	const shown = withRange(one.memoryMb, megabytes);
	const goal = one.way === 'Send' ? UPLOAD_MB : (DOWNLOAD_TIMES * one.size) / MEBIBYTE;
	if (isJudged) report.atMost(`${name}, memory growth`, one.memoryMb.median, goal, megabytes, shown);
	else report.inform(`${name}, memory growth`, shown);
}

/** Of 1,024 bytes, as everybody counts files. */
export const sizeText = (size: number) =>
	size < MEBIBYTE ? `${Math.round(size / KIBIBYTE)} KB` : `${Math.round(size / MEBIBYTE)} MB`;

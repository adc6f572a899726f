/**
 * Sends large PDFs through the GoFax node and through n8n's own nodes, in one n8n, and compares how much memory n8n
 * takes for it at most; then downloads large received faxes. How it is measured: bench/README.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { INode } from 'n8n-workflow';
import { Agent, request } from 'undici';
import { findFreePort } from '../n8n/process/freePort';
import { goFaxNode } from '../n8n/workflow/nodes';
import { node, workflow } from '../n8n/workflow/workflow';
import { startN8nUnderTest, type N8nUnderTest } from '../n8n/startN8nUnderTest';
import { benchDownloads } from './harness/benchDownloads';
import { makeLargePdf, type LargePdf } from './harness/makeLargePdf';
import { N8nMemory, type MemoryBench } from './harness/N8nMemory';
import { megabytes, times, withRange, type Report } from './harness/Report';
import { spreadOf } from './harness/Spread';
import { startBench, type BenchOptions, type Undo } from './harness/startBench';
import { answeringWebhook } from './harness/answeringWebhook';

const MEBIBYTE = 1024 ** 2;
/** `warmUps` is how many small documents each variant sends first. */
const WHOLE = { sizes: [5, 20, 100], repetitions: 5, warmUps: 40 };
const SMOKE = { sizes: [5], repetitions: 1, warmUps: 1 };

interface Variant {
	name: string;
	nodes: INode[];
	/** False for the control, which only reads the file. */
	sends: boolean;
}

function variants({ simulator }: N8nUnderTest) {
	return {
		control: { name: 'reading the file alone', nodes: [], sends: false },
		ours: {
			name: 'GoFax node',
			nodes: [
				goFaxNode('Send', {
					resource: 'fax',
					operation: 'send',
					recipients: '07 3000 1000',
					binaryFields: 'data',
				}),
			],
			sends: true,
		},
		theirs: {
			name: "n8n's own nodes",
			nodes: [
				node('To Base64', 'n8n-nodes-base.extractFromFile', 1.1, {
					operation: 'binaryToPropery',
					binaryPropertyName: 'data',
					destinationKey: 'data',
					// Spares n8n guessing it, which takes ten times as long as all the rest.
					options: { encoding: 'utf8' },
				}),
				node('Send', 'n8n-nodes-base.httpRequest', 4.5, {
					method: 'PUT',
					url: `${simulator.url}/v1.0/SendFax?token=${simulator.token}`,
					sendBody: true,
					contentType: 'json',
					specifyBody: 'json',
					// An object, not a text with JSON: that would be parsed, and be in memory once more.
					jsonBody:
						"={{ { SendTo: '61730001000', Documents: [{ Filename: 'large.pdf', Data: $json.data }] } }}",
					options: {},
				}),
			],
			sends: true,
		},
	} satisfies Record<string, Variant>;
}

type Key = keyof ReturnType<typeof variants>;

/** Sends a document by a variant's workflow, and makes sure that it arrived whole. */
type Job = (pdf: LargePdf) => Promise<void>;

async function prepare(
	run: N8nUnderTest,
	folder: string,
	id: string,
	variant: Variant,
	agent: Agent,
): Promise<Job> {
	const read = node('Read', 'n8n-nodes-base.readWriteFile', 1.1, {
		operation: 'read',
		fileSelector: `={{ ${JSON.stringify(`${folder}/`)} + $json.body.file }}`,
		options: {},
	});
	// Saved executions would keep n8n busy with the base64 text of n8n's own nodes; nothing to do with sending.
	const settings = { saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none' } as const;
	const stored = await run.importWorkflow(
		workflow(variant.name, [answeringWebhook(id), read, ...variant.nodes], { settings }),
	);
	await run.client.publishWorkflow(stored.id);

	return async (pdf) => {
		const before = (await run.simulator.admin.state()).faxes.length;
		const answer = await request(`${run.n8n.url}/webhook/${id}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ file: pdf.path.slice(folder.length + 1) }),
			dispatcher: agent,
		});
		const text = await answer.body.text();
		if (answer.statusCode !== 200) {
			throw new Error(
				`${variant.name}: n8n answered ${answer.statusCode} ${text}\n${run.n8n.lastLogLines(5)}`,
			);
		}
		const faxes = (await run.simulator.admin.state()).faxes.slice(before);
		const expected = variant.sends ? [`${pdf.bytes} ${pdf.sha256}`] : [];
		const arrived = faxes.flatMap(({ documents }) =>
			documents.map(({ size, sha256 }) => `${size} ${sha256}`),
		);
		if (arrived.join() !== expected.join())
			throw new Error(`${variant.name}: another document arrived than was sent`);
	};
}

/** Sends PDFs of all sizes by all variants. */
async function benchSends(bench: MemoryBench, folder: string): Promise<void> {
	const { run, agent, report, judged } = bench;
	const { sizes, repetitions, warmUps } = bench.smoke ? SMOKE : WHOLE;
	const pdfOf = async (size: number) => await makeLargePdf(join(folder, `${size}.pdf`), size * MEBIBYTE);
	const small = await pdfOf(1);
	const pdfs = new Map<number, LargePdf>();
	for (const size of sizes) pdfs.set(size, await pdfOf(size));

	const all = variants(run);
	const keys = Object.keys(all) as Key[];
	const jobs = new Map<Key, Job>();
	for (const key of keys) jobs.set(key, await prepare(run, folder, key, all[key], agent));
	for (let warmUp = 0; warmUp < warmUps; warmUp++) {
		for (const key of keys) await jobs.get(key)?.(small);
	}

	const memory = await N8nMemory.of(bench.probePort);
	report.inform('memory of n8n before', `${megabytes(memory.resident)}, binary data mode ${bench.mode}`);
	const growth = new Map<string, number[]>();
	for (let repetition = 0; repetition < repetitions; repetition++) {
		for (const [size, pdf] of pdfs) {
			for (const key of keys) {
				const grown = await memory.growthDuring(async () => await jobs.get(key)?.(pdf));
				const id = `${key} ${size}`;
				growth.set(id, [...(growth.get(id) ?? []), grown]);
			}
		}
	}

	const spread = (key: Key, size: number) => spreadOf(growth.get(`${key} ${size}`) ?? []);
	for (const size of sizes) {
		const [ours, theirs] = [spread('ours', size), spread('theirs', size)];
		const growthOf = (key: Key) => `memory growth of ${all[key].name}, ${size} MB`;
		report.inform(growthOf('control'), withRange(spread('control', size), megabytes));
		report.inform(growthOf('theirs'), withRange(theirs, megabytes));
		const shown = withRange(ours, megabytes);
		if (judged) report.atMost(growthOf('ours'), ours.median, 32, megabytes, shown);
		else report.inform(growthOf('ours'), shown);

		const [name, ratio] = [`n8n's own nodes / GoFax node, ${size} MB`, theirs.median / ours.median];
		if (judged && size === sizes.at(-1)) report.atLeast(name, ratio, 10, times);
		else report.inform(name, times(ratio));
	}
}

interface Options extends BenchOptions {
	mode: string;
	only?: string;
}

async function benchMemory(report: Report, undo: Undo, { mode, only, smoke }: Options): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'gofax-bench-'));
	undo.push(() => rmSync(folder, { recursive: true, force: true }));
	const probePort = await findFreePort();
	const probe = JSON.stringify(join(__dirname, 'harness', 'n8nProbe.cjs'));
	const run = await startN8nUnderTest({
		simulator: { keepDocuments: false },
		log: (line) => console.error(line),
		env: {
			N8N_DEFAULT_BINARY_DATA_MODE: mode,
			N8N_RESTRICT_FILE_ACCESS_TO: folder,
			// n8n's default engine refuses expressions with such a value: "Expression exceeded memory limit".
			N8N_EXPRESSION_ENGINE: 'legacy',
			NODE_OPTIONS: `--require ${probe}`,
			GOFAX_BENCH_PROBE_PORT: String(probePort),
			// Left alone, glibc soon keeps freed buffers of up to 32 MB, and the next measurement would not see its own.
			MALLOC_MMAP_THRESHOLD_: '65536',
		},
	});
	undo.push(() => run.stop());
	const agent = new Agent({ headersTimeout: 600_000 });
	undo.push(() => agent.close());

	// In database mode n8n itself reads a document as a whole.
	const judged = mode === 'filesystem';
	const bench: MemoryBench = { run, agent, probePort, report, mode, judged, smoke };
	if (only !== 'download') await benchSends(bench, folder);
	if (only !== 'send') await benchDownloads(bench);
}

const { values } = parseArgs({
	options: {
		mode: { type: 'string', default: 'filesystem' },
		only: { type: 'string' },
		smoke: { type: 'boolean', default: false },
	},
});
if (process.platform === 'linux')
	void startBench(async (report, undo) => await benchMemory(report, undo, values), values);
else {
	console.error("This bench reads Linux's /proc, and runs on Linux only.");
	process.exitCode = 1;
}

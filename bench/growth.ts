/**
 * Lets one thing at a time grow, and measures what n8n needs for it: time, bytes written to its database, memory, and the
 * longest block of its event loop. How it is measured: bench/README.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Agent } from 'undici';
import { findFreePort } from '../n8n/process/freePort';
import { startN8nUnderTest } from '../n8n/startN8nUnderTest';
import { benchDocuments } from './growth/documents';
import { benchEvents } from './growth/events';
import { benchGetMany } from './growth/getMany';
import type { GrowthBench } from './growth/GrowthBench';
import { benchHostile } from './growth/hostile';
import type { Growth } from './growth/plots';
import { benchSms } from './growth/sms';
import { writePage } from './growth/writePage';
import { Meters } from './harness/Meters';
import { N8nMemory } from './harness/N8nMemory';
import type { Report } from './harness/Report';
import { startBench, type BenchOptions, type Undo } from './harness/startBench';

const LONGEST_CALL_MS = 600_000;
const LONGEST_START_MS = 300_000;

interface Options extends BenchOptions {
	/** One of the parts below. */
	only?: string;
	/** Whether to write docs/performance.md. */
	write: boolean;
}

async function benchGrowth(report: Report, undo: Undo, { smoke, only, write }: Options): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'gofax-bench-'));
	undo.push(() => rmSync(folder, { recursive: true, force: true }));
	const probePort = await findFreePort();
	const run = await startN8nUnderTest({
		simulator: { keepDocuments: false },
		log: (line) => console.error(line),
		readyTimeoutMs: LONGEST_START_MS,
		env: {
			NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, 'harness', 'n8nProbe.cjs'))}`,
			GOFAX_BENCH_PROBE_PORT: String(probePort),
			GOFAX_BENCH_METERS: 'true',
			N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
			N8N_RESTRICT_FILE_ACCESS_TO: folder,
			// Left alone, glibc soon keeps freed buffers of up to 32 MB, and the next measurement would not see its own.
			MALLOC_MMAP_THRESHOLD_: '65536',
		},
	});
	undo.push(() => run.stop());
	const agent = new Agent({ headersTimeout: LONGEST_CALL_MS, bodyTimeout: LONGEST_CALL_MS });
	undo.push(() => agent.close());

	const [meters, memory] = [new Meters(probePort), await N8nMemory.of(probePort)];
	const bench: GrowthBench = { run, agent, meters, memory, report, smoke };
	const wants = (part: string) => only === undefined || only === part;
	const growth: Growth = {
		sms: wants('sms') ? await benchSms(bench) : [],
		events: wants('events') ? await benchEvents(bench) : [],
		documents: wants('documents') ? await benchDocuments(bench, folder) : [],
		lists: wants('getMany') ? await benchGetMany(bench) : [],
	};
	const hostile = wants('hostile') ? await benchHostile(bench, folder, undo) : [];
	if (write) writePage(growth, hostile, report.goals);
}

const { values } = parseArgs({
	options: {
		only: { type: 'string' },
		smoke: { type: 'boolean', default: false },
		write: { type: 'boolean', default: false },
	},
});
if (process.platform === 'linux')
	void startBench(async (report, undo) => await benchGrowth(report, undo, values), values);
else {
	console.error("This bench reads Linux's /proc, and runs on Linux only.");
	process.exitCode = 1;
}

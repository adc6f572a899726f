/**
 * Has events done by the triggers and by n8n's own nodes, in one n8n, and compares how many are done in a second. How it is
 * measured: bench/README.md.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findFreePort } from '../n8n/process/freePort';
import { startN8nUnderTest } from '../n8n/startN8nUnderTest';
import { startBench, type Undo } from './harness/startBench';
import type { Report } from './harness/Report';
import { measureShares, type Share } from './trigger/measureShares';
import { measureRounds, type Figures } from './trigger/measureRounds';
import { Probe } from './trigger/Probe';
import { judge, type Judged } from './trigger/judge';
import { publish } from './trigger/publish';
import { makeVariants, type Setting } from './trigger/variants';
import { writePage } from './trigger/writePage';

const { values: options } = parseArgs({
	options: {
		smoke: { type: 'boolean', default: false },
		write: { type: 'boolean', default: false },
		only: { type: 'string' },
	},
});

/** How much of the bench runs. With the default setting an event takes several times as long. */
const SIZES = {
	default: { rounds: 4, events: { 1: 6, 10: 10 }, shares: 0 },
	lazy: { rounds: 10, events: { 1: 10, 10: 20 }, shares: 60 },
} as const;
const SMOKE = { rounds: 1, events: { 1: 3, 10: 10 }, shares: 5 } as const;

async function measure(setting: Setting, undo: Undo): Promise<{ figures: Figures; shares: Share[] }> {
	const port = await findFreePort();
	const run = await startN8nUnderTest({
		log: (line) => console.error(line),
		// On a busy machine.
		readyTimeoutMs: 300_000,
		env: {
			NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, 'trigger', 'triggerProbe.cjs'))}`,
			GOFAX_BENCH_TRIGGER_PORT: String(port),
			...(setting === 'lazy' && { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' }),
		},
	});
	undo.push(() => run.stop());
	const probe = await Probe.connect(port);
	undo.push(() => probe.close());
	const published = await publish(run, await makeVariants(run));
	const size = options.smoke ? SMOKE : SIZES[setting];
	const log = (line: string) => console.error(`n8n's ${setting} setting: ${line}`);
	const figures = await measureRounds(published, probe, size, log);
	const shares = size.shares > 0 ? await measureShares(published, probe, size.shares, log) : [];
	probe.close();
	await run.stop();
	return { figures, shares };
}

async function benchTrigger(report: Report, undo: Undo): Promise<void> {
	const settings = (['lazy', 'default'] as const).filter((setting) => (options.only ?? setting) === setting);
	const measured = new Map<Setting, Figures>();
	const judged: Judged[] = [];
	const shares: Share[] = [];
	for (const setting of settings) {
		const result = await measure(setting, undo);
		measured.set(setting, result.figures);
		shares.push(...result.shares);
		judged.push(...judge(report, setting, result.figures, result.shares));
		// After each setting, so that one that fails does not take the other with it.
		if (options.write) await writePage(measured, judged, shares);
	}
}

void startBench(benchTrigger, options);

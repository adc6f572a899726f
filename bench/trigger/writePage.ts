import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { LARGEST_SHARE, processorOf, quantile, speedOf, timesOf, type Judged } from './judge';
import type { Figure, Figures } from './measureRounds';
import type { Share } from './measureShares';
import type { Setting } from './variants';

const PAGE = join(__dirname, '..', '..', 'docs', 'performance-triggers.md');

const SETTING_TITLES: Readonly<Record<Setting, string>> = {
	lazy: 'With N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true',
	default: "With n8n's default setting",
};

const one = (value: number) => value.toFixed(1);
const two = (value: number) => value.toFixed(2);
const percent = (value: number) => `${one(value * 100)} %`;

type Row = readonly string[];

/** Prettier aligns the columns. */
function table(heads: Row, rows: readonly Row[]): string {
	const line = (row: Row) => `| ${row.join(' | ')} |`;
	return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function figureRow(figure: Figure): Row {
	const { median, least, most } = speedOf(figure);
	const times = [0.5, 0.95, 0.99].map((part) => one(quantile(timesOf(figure), part)));
	const processor = one(processorOf(figure).median);
	return [
		figure.name,
		String(figure.connections),
		one(median),
		`${one(least)} to ${one(most)}`,
		...times,
		processor,
	];
}

function figuresSection(setting: Setting, figures: Figures): string {
	const heads = ['', 'connections', 'per second', 'range', 'p50 ms', 'p95 ms', 'p99 ms', 'processor ms'];
	const rows = (kind: Figure['kind']) => figures.filter((figure) => figure.kind === kind).map(figureRow);
	return `## ${SETTING_TITLES[setting]}

Genuine events, each from its call to the end of its execution:

${table(heads, rows('genuine'))}

Forged calls, each from its call to the answer; in the chain by hand to the end of the execution that it starts:

${table(heads, rows('refused'))}`;
}

const goalRow = ({ name, setting, connections, ratio, byProcessor, atLeast }: Judged): Row => [
	name,
	setting,
	String(connections),
	two(ratio.median),
	`${two(ratio.least)} to ${two(ratio.most)}`,
	two(atLeast),
	ratio.median >= atLeast ? 'met' : '**missed**',
	two(byProcessor.median),
];

const shareRow = ({ name, kind, entries, share, parts, call, processor }: Share): Row => [
	name,
	kind,
	String(entries),
	percent(share),
	percent(LARGEST_SHARE[kind]),
	one(call),
	one(processor),
	one(parts.webhook),
	one(parts.execute),
	one(parts.credential),
	one(parts.list),
];

const functionRows = ({ name, kind, functions }: Share): Row[] =>
	functions.map((found) => [name, kind, `\`${found.name}\``, found.self.toFixed(0), found.total.toFixed(0)]);

/** Writes the results page. */
export async function writePage(
	measured: ReadonlyMap<Setting, Figures>,
	judged: readonly Judged[],
	shares: readonly Share[],
): Promise<void> {
	const [processor] = cpus();
	const [load] = loadavg();
	const text = `# Speed of the triggers

Written by \`npm run bench:trigger -- --write\` on ${new Date().toISOString().slice(0, 10)}: n8n 2.41.1 with SQLite, Node 24,
${cpus().length} cores (${processor?.model ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GB. How it is measured is in
[bench/README.md](../bench/README.md). The load of the machine was ${one(load ?? NaN)} at the end. Ratios are medians of rounds; figures of different machines do not compare.

## Goals

${table(['events per second', 'setting', 'connections', 'ratio', 'range', 'goal', '', 'by processor time'], judged.map(goalRow))}

${[...measured].map(([setting, figures]) => figuresSection(setting, figures)).join('\n\n')}

## What is ours in it

One call at a time, lazy setting. The share is the time from the beginning to the end of our \`webhook()\` and
\`execute()\`, with everything that they wait for in n8n, of the whole call. A goal is for a full list of 6,000 entries.
All times are milliseconds a call. Reading the credential is n8n's own work, a query and a decryption, which its Webhook
node with header authentication waits for too; so is reading and writing the list, whole, once for each event.

${table(
	[
		'',
		'call',
		'entries',
		'share',
		'goal',
		'whole call',
		'processor',
		'webhook()',
		'execute()',
		'of these credential',
		'of these list',
	],
	shares.map(shareRow),
)}

Functions of the package in V8's profile, microseconds a call, without and with what they call before their first await:

${table(['', 'call', 'function', 'self', 'total'], shares.flatMap(functionRows))}
`;
	const style = await resolveConfig(PAGE);
	await writeFile(PAGE, await format(text, { ...style, parser: 'markdown' }));
}

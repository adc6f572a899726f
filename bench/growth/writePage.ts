import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { bytes, megabytes, milliseconds, percent, seconds } from '../harness/Report';
import { sizeText } from './documents';
import type { HostileFigures } from './hostile';
import { plotsOf, type Growth } from './plots';

const DOCS = join(__dirname, '..', '..', 'docs');
const PICTURES = join('images', 'performance');

const count = (value: number) => value.toLocaleString('en-AU');

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join(
		'\n',
	);
}

/** Writes docs/performance.md, and its plots. */
export function writePage(
	growth: Growth,
	hostile: readonly HostileFigures[],
	goals: readonly string[],
): void {
	mkdirSync(join(DOCS, PICTURES), { recursive: true });
	const plots = plotsOf(growth);
	for (const [name, svg] of Object.entries(plots)) writeFileSync(join(DOCS, PICTURES, `${name}.svg`), svg);
	const pictures = (prefix: string) =>
		Object.entries(plots)
			.filter(([name]) => name.startsWith(prefix))
			.map(([name, svg]) => `![${/<title>([^<]*)/.exec(svg)?.[1] ?? name}](${PICTURES}/${name}.svg)`)
			.join('\n\n');

	const sections = [
		'# Performance',
		`Written by \`npm run bench:growth -- --write\` in a real n8n on ${cpus().length} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), with GoFax's simulator beside it, without latency. How it is measured: [bench/README.md](../bench/README.md). Times depend on the machine and on what else it does; how they grow does not. A figure of several runs is their median.`,
		'## Goals',
		['```', ...goals, '```'].join('\n'),
		'## SMS',
		"SMS > Send of so many items in one run, 10 at the same time. The journal is what the node writes to n8n's list of processed items, so that no SMS goes out twice.",
		table(
			[
				'SMS',
				'time',
				'an SMS',
				'journal: writes',
				'bytes',
				'share of the time',
				"n8n's database",
				'memory',
				'longest block',
			],
			growth.sms.map((row) => [
				count(row.count),
				seconds(row.seconds.median),
				milliseconds((1_000 * row.seconds.median) / row.count),
				count(row.listWrites),
				bytes(row.listBytes),
				percent(row.listShare.median),
				bytes(row.databaseBytes),
				row.memoryMb === undefined ? '' : megabytes(row.memoryMb),
				milliseconds(row.longestBlockMs.median),
			]),
		),
		'## Get Many',
		'Fax > Get Many of all faxes that there are.',
		table(
			['faxes', 'time', 'a fax', "n8n's database", 'memory', 'longest block'],
			growth.lists.map((row) => [
				count(row.count),
				seconds(row.seconds.median),
				milliseconds((1_000 * row.seconds.median) / row.count),
				bytes(row.databaseBytes),
				megabytes(row.memoryMb),
				milliseconds(row.longestBlockMs.median),
			]),
		),
		pictures('items'),
		'## Documents',
		'Fax > Send of one PDF, and Received Fax > Download out of what GoFax may wrap a document in.',
		table(
			['', 'document', 'time', "n8n's database", 'memory', 'longest block'],
			growth.documents.map((row) => [
				row.way,
				sizeText(row.size),
				seconds(row.seconds.median),
				bytes(row.databaseBytes),
				megabytes(row.memoryMb.median),
				milliseconds(row.longestBlockMs.median),
			]),
		),
		pictures('documents'),
		'## Events',
		"One event at a time at the GoFax SMS Trigger, which looks for duplicates in n8n's list of processed items. The list holds at most 6,000 entries.",
		table(
			[
				'entries before',
				'the trigger',
				'of it, the list',
				'writes',
				'bytes',
				"n8n's database",
				'longest block',
			],
			growth.events.map((row) => [
				count(row.entries),
				milliseconds(row.nodeMs.median),
				milliseconds(row.listMs.median),
				count(row.listWrites),
				bytes(row.listBytes),
				bytes(row.databaseBytes),
				milliseconds(row.longestBlockMs.median),
			]),
		),
		pictures('events'),
		'## Inputs of strangers',
		"64 KiB of the worst that was tried. The block is by code of the package; that of n8n as a whole has n8n's own work in it.",
		table(
			['input', 'tried', 'worst', 'block', 'n8n as a whole'],
			hostile.map((row) => [
				row.kind,
				count(row.inputs),
				row.worst,
				milliseconds(row.ownMs),
				milliseconds(row.blockMs),
			]),
		),
	];
	writeFileSync(join(DOCS, 'performance.md'), `${sections.join('\n\n')}\n`);
}

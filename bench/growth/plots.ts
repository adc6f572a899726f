import { bytes, megabytes, milliseconds, seconds } from '../harness/Report';
import { plot, type Series } from '../harness/plot';
import { sizeText, type DocumentFigures } from './documents';
import type { EventFigures } from './events';
import type { ListFigures } from './getMany';
import type { SmsFigures } from './sms';

/** What a run of the whole bench found. */
export interface Growth {
	sms: readonly SmsFigures[];
	events: readonly EventFigures[];
	documents: readonly DocumentFigures[];
	lists: readonly ListFigures[];
}

const ITEM_TICKS = [10, 100, 1_000, 10_000];

const count = (value: number) => value.toLocaleString('en-AU');
/** Without digits after the point, as ticks are powers of ten. */
const msTick = (value: number) => (value < 1 ? `${value} ms` : milliseconds(value).replace('.00', ''));
const secondsTick = (value: number) => (value < 1 ? `${value} s` : seconds(value).replace('.00', ''));
const bytesTick = (value: number) => (value < 1_000 ? `${value} B` : bytes(value).replace('.0', ''));
/** A logarithmic axis has no place for nothing. */
const atLeast = (least: number, value: number) => Math.max(least, value);

function line<T>(
	name: string,
	rows: readonly T[],
	x: (row: T) => number,
	y: (row: T) => number | undefined,
): Series {
	return {
		name,
		points: rows.flatMap((row) => {
			const value = y(row);
			return value === undefined ? [] : [[x(row), value] as const];
		}),
	};
}

/** Pictures by the names of their files. */
export function plotsOf({ sms, events, documents, lists }: Growth): Record<string, string> {
	const items = (
		title: string,
		y: string,
		showY: (value: number) => string,
		series: readonly Series[],
	): string =>
		plot({
			title,
			x: 'SMS sent, or faxes listed, in one run',
			y,
			ticksX: ITEM_TICKS,
			showX: count,
			showY,
			series,
		});
	const ofSms = (name: string, y: (row: SmsFigures) => number | undefined) =>
		line(name, sms, (row) => row.count, y);
	const ofLists = (name: string, y: (row: ListFigures) => number) => line(name, lists, (row) => row.count, y);

	const ways = [...new Set(documents.map(({ way }) => way))];
	const files = (
		title: string,
		y: string,
		showY: (value: number) => string,
		of: (row: DocumentFigures) => number,
	): string =>
		plot({
			title,
			x: 'size of the document',
			y,
			ticksX: [...new Set(documents.map(({ size }) => size))],
			showX: sizeText,
			showY,
			series: ways.map((way) =>
				line(
					way,
					documents.filter((row) => row.way === way),
					(row) => row.size,
					of,
				),
			),
		});
	const ofEvents = (name: string, y: (row: EventFigures) => number) =>
		line(name, events, (row) => atLeast(1, row.entries), y);
	const entries = "entries on n8n's list before (1 means none)";

	return {
		'items-time': items('Time an item', 'of the node', msTick, [
			ofSms('SMS > Send', (row) => (1_000 * row.seconds.median) / row.count),
			ofLists('Fax > Get Many', (row) => (1_000 * row.seconds.median) / row.count),
		]),
		'items-database': items("Written to n8n's database in a run", 'bytes', bytesTick, [
			ofSms('SMS > Send', (row) => row.databaseBytes),
			ofSms('of it, the journal', (row) => row.listBytes),
			ofLists('Fax > Get Many', (row) => row.databaseBytes),
		]),
		'items-memory': items('Memory growth', 'megabytes', megabytes, [
			ofSms('SMS > Send', (row) => row.memoryMb && atLeast(1, row.memoryMb)),
			ofLists('Fax > Get Many', (row) => atLeast(1, row.memoryMb)),
		]),
		'items-block': items('Longest block of the event loop', 'of n8n as a whole', msTick, [
			ofSms('SMS > Send', (row) => row.longestBlockMs.median),
			ofLists('Fax > Get Many', (row) => row.longestBlockMs.median),
		]),
		'documents-time': files('Time a document', 'of the execution', secondsTick, (row) => row.seconds.median),
		'documents-database': files("Written to n8n's database", 'bytes', bytesTick, (row) => row.databaseBytes),
		'documents-memory': files('Memory growth', 'megabytes', megabytes, (row) =>
			atLeast(1, row.memoryMb.median),
		),
		'documents-block': files('Longest block of the event loop', 'of n8n as a whole', msTick, (row) =>
			atLeast(1, row.longestBlockMs.median),
		),
		'events-time': plot({
			title: 'Time an event',
			x: entries,
			y: 'time',
			ticksX: events.map((row) => atLeast(1, row.entries)),
			showX: count,
			showY: msTick,
			series: [
				ofEvents('the trigger', (row) => row.nodeMs.median),
				ofEvents('of it, the list', (row) => row.listMs.median),
				ofEvents('longest block', (row) => row.longestBlockMs.median),
			],
		}),
		'events-database': plot({
			title: "Written to n8n's database by an event",
			x: entries,
			y: 'bytes',
			ticksX: events.map((row) => atLeast(1, row.entries)),
			showX: count,
			showY: bytesTick,
			series: [
				ofEvents('all', (row) => row.databaseBytes),
				ofEvents('of it, the list', (row) => row.listBytes),
			],
		}),
	};
}

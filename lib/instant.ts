import { isObject } from './json';

/** Year to minute, seconds and a fraction of them if wanted, and a zone if wanted. */
const ISO =
	/^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)?$/i;

const DAY = 86_400_000;

/** Milliseconds since 1970 as a text. */
const MILLISECONDS = /^\d{11,14}$/;

/**
 * The one instant that a date is, as ISO 8601 in UTC. Understood are dates in ISO 8601 as texts, numbers (milliseconds since
 * 1970), and objects whose value is such a number: Date, and DateTime of Luxon.
 *
 * @param zone of a text that names none, for example `Australia/Brisbane`
 * @returns undefined for anything else: words, dates that no calendar has, and texts like 1/2/2025, which mean two things
 * @throws {RangeError} for a zone that does not exist
 */
export function toInstant(value: unknown, zone: string): string | undefined {
	const time = millisecondsOf(value, zone);
	const date = new Date(time ?? NaN);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function millisecondsOf(value: unknown, zone: string): number | undefined {
	if (typeof value === 'string') return millisecondsOfText(value.trim(), zone);
	if (typeof value === 'number') return value;
	// Told apart by what they can do, because an expression may give them out of another realm.
	const read: unknown = isObject(value) ? value.valueOf : undefined;
	const number: unknown = typeof read === 'function' ? read.call(value) : undefined;
	return typeof number === 'number' ? number : undefined;
}

function millisecondsOfText(text: string, zone: string): number | undefined {
	if (MILLISECONDS.test(text)) return Number(text);
	const [matched, year, month, day, hour = '00', minute = '00', second = '00', fraction = '0', offset] =
		ISO.exec(text) ?? [];
	if (matched === undefined) return undefined;
	const shown = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
	const wall = Date.parse(`${shown}Z`);
	// A date that does not exist is not a date, or rolls over into another: 30 February into 2 March.
	if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 19) !== shown) return undefined;
	const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
	return (offset === undefined ? inZone(wall, zone) : wall - offsetOf(offset)) + milliseconds;
}

/** Milliseconds of `+10:00`, `+1000`, `+10` or `Z`. */
function offsetOf(text: string): number {
	const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
}

/** The instant at which clocks in a zone show a time: the first of two, and for a time that they skip the one after the gap. */
function inZone(wall: number, zone: string): number {
	const before = wall - zoneOffset(wall - DAY, zone);
	const after = wall - zoneOffset(before, zone);
	const isShown = (instant: number) => zoneOffset(instant, zone) === wall - instant;
	return isShown(after) && !isShown(before) ? after : before;
}

/** How far clocks in a zone are ahead of UTC at an instant, in milliseconds. */
function zoneOffset(instant: number, zone: string): number {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
	const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
	const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
	return shown - Math.floor(instant / 1000) * 1000;
}

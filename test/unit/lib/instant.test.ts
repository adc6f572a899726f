import * as fc from 'fast-check';
import { toInstant } from '../../../lib/instant';

const BRISBANE = 'Australia/Brisbane';
const SYDNEY = 'Australia/Sydney';

/** Looks like DateTime of Luxon and like moment: an object whose value is a number. */
const dateTime = (milliseconds: number) => ({ valueOf: () => milliseconds });

describe('toInstant', () => {
	it.each<[value: unknown, zone: string, instant: string]>([
		// What the date picker of n8n writes.
		['2025-06-01T00:00:00', BRISBANE, '2025-05-31T14:00:00.000Z'],
		['2025-06-01T00:00:00', 'UTC', '2025-06-01T00:00:00.000Z'],
		['2025-06-01T00:00:00', 'America/New_York', '2025-06-01T04:00:00.000Z'],
		['2025-06-01', BRISBANE, '2025-05-31T14:00:00.000Z'],
		['2025-06-01 09:30', BRISBANE, '2025-05-31T23:30:00.000Z'],
		[' 2025-06-01T09:30:15.25 ', BRISBANE, '2025-05-31T23:30:15.250Z'],
		['2025-06-01T09:30:15,123456789', 'UTC', '2025-06-01T09:30:15.123Z'],
		['2025-06-01T09:30:00Z', BRISBANE, '2025-06-01T09:30:00.000Z'],
		['2025-06-01t09:30:00z', BRISBANE, '2025-06-01T09:30:00.000Z'],
		['2025-06-01T09:30:00.000+10:00', 'UTC', '2025-05-31T23:30:00.000Z'],
		['2025-06-01T09:30+1000', 'UTC', '2025-05-31T23:30:00.000Z'],
		['2025-06-01T09:30-0330', 'UTC', '2025-06-01T13:00:00.000Z'],
		['2025-06-01T09:30 +10', 'UTC', '2025-05-31T23:30:00.000Z'],
		['2024-02-29', 'UTC', '2024-02-29T00:00:00.000Z'],
		['0099-01-01T00:00:00Z', 'UTC', '0099-01-01T00:00:00.000Z'],
		// Half an hour, and daylight saving.
		['2025-01-15T12:00:00', 'Australia/Adelaide', '2025-01-15T01:30:00.000Z'],
		['2025-07-15T12:00:00', 'Australia/Adelaide', '2025-07-15T02:30:00.000Z'],
		// Clocks in Sydney skip the hour from 2:00 on 5 October 2025, and show that of 6 April 2025 twice.
		['2025-10-05T01:59:59', SYDNEY, '2025-10-04T15:59:59.000Z'],
		['2025-10-05T02:30:00', SYDNEY, '2025-10-04T16:30:00.000Z'],
		['2025-10-05T03:00:00', SYDNEY, '2025-10-04T16:00:00.000Z'],
		['2025-10-05T23:00:00', SYDNEY, '2025-10-05T12:00:00.000Z'],
		['2025-04-06T02:30:00', SYDNEY, '2025-04-05T15:30:00.000Z'],
		['2025-04-06T03:00:00', SYDNEY, '2025-04-05T17:00:00.000Z'],
		[1_748_736_000_000, BRISBANE, '2025-06-01T00:00:00.000Z'],
		['1748736000000', BRISBANE, '2025-06-01T00:00:00.000Z'],
		[0, BRISBANE, '1970-01-01T00:00:00.000Z'],
		[new Date('2025-06-01T00:00:00Z'), BRISBANE, '2025-06-01T00:00:00.000Z'],
		[dateTime(1_748_736_000_000), BRISBANE, '2025-06-01T00:00:00.000Z'],
	])('%j in %s is %s', (value, zone, instant) => {
		expect(toInstant(value, zone)).toBe(instant);
	});

	it.each([
		'yesterday',
		'last week',
		'',
		'2025',
		'2025-06',
		'1/2/2025',
		'01.06.2025',
		'2025-13-01',
		'2025-02-30',
		'2025-02-29',
		'2025-06-00',
		'2025-06-01T24:00:00',
		'2025-06-01T25:00',
		'2025-06-01T10:60',
		'2025-06-01T10',
		'2025-06-01 10:00 Brisbane',
		'2025-06-01Z',
		'2025-06-01T10:00+15:00',
		'2025-06-01T10:00+10:60',
		'Invalid DateTime',
		'[object Object]',
		'２０２５-06-01',
		'2025-06-01\n2025-06-02',
		NaN,
		Infinity,
		9e15,
		true,
		null,
		undefined,
		{},
		Object.create(null),
		{ valueOf: 7 },
		[1_748_736_000_000],
		['2025-06-01'],
		new Date(NaN),
		dateTime(NaN),
		() => 7,
	])('%p is not an instant', (value) => {
		expect(toInstant(value, BRISBANE)).toBeUndefined();
	});

	it('refuses a zone that does not exist', () => {
		expect(() => toInstant('2025-06-01', 'Australia/Atlantis')).toThrow(RangeError);
		expect(toInstant('2025-06-01T00:00Z', 'Australia/Atlantis')).toBe('2025-06-01T00:00:00.000Z');
	});

	it('gives back what the clocks of a zone show', () => {
		const zone = fc.constantFrom(
			BRISBANE,
			SYDNEY,
			'UTC',
			'Asia/Kathmandu',
			'America/St_Johns',
			'Pacific/Apia',
		);
		const time = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
		fc.assert(
			fc.property(zone, time, (timeZone, date) => {
				const shown = (at: Date) => at.toLocaleString('sv-SE', { timeZone });
				const instant = toInstant(shown(date), timeZone) ?? '';
				expect(shown(new Date(instant))).toBe(shown(date));
			}),
		);
	});

	it('never throws, no matter what comes in', () => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true, withDate: true }), (value) => {
				expect(toInstant(value, 'UTC') ?? '1970-01-01T00:00:00.000Z').toMatch(/^[+-]?\d{4,6}-.*Z$/);
			}),
		);
	});
});

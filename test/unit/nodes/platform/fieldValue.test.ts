import * as fc from 'fast-check';
import { fieldValue } from '../../../../nodes/platform/fieldValue';
import type { Field } from '../../../../nodes/platform/Field';
import { problemOf } from '../../lib/problemOf';

const text = { displayName: 'Text', name: 'text', type: 'string', default: '' } as const;
const count = {
	displayName: 'Count',
	name: 'count',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100 },
	default: 24,
} as const;
const flag = { displayName: 'Flag', name: 'flag', type: 'boolean', default: false } as const;
const date = { displayName: 'Date', name: 'date', type: 'dateTime', default: '' } as const;
const json = { displayName: 'Json', name: 'json', type: 'json', default: '{}' } as const;
const outcome = {
	displayName: 'Outcome',
	name: 'outcome',
	type: 'options',
	options: [
		{ name: 'All', value: 'all' },
		{ name: 'Only Failures', value: 'failure' },
	],
	default: 'all',
} as const;
const events = {
	...outcome,
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	default: [],
} as const;
const options = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	default: {},
	options: [text, { ...text, name: 'file', default: 'data' }, count, flag, date, outcome],
} as const;
const changes = {
	displayName: 'Changes',
	name: 'changes',
	type: 'fixedCollection',
	default: {},
	options: [{ displayName: 'Change', name: 'change', values: [text, count] }],
} as const;

const reading = { zone: () => 'Australia/Brisbane' };
const read = (field: Field, value: unknown) => fieldValue(field, value, reading);
const NOTHING_CHOSEN = { text: '', file: 'data', count: 24, flag: false, date: '', outcome: 'all' };

describe('a value becomes what its field promises', () => {
	it.each<[field: Field, value: unknown, result: unknown]>([
		[text, 'a', 'a'],
		[text, ' a ', ' a '],
		[text, 412345678, '412345678'],
		[text, 0, '0'],
		[text, -1.5, '-1.5'],
		[text, 10n, '10'],
		[text, true, 'true'],
		[text, null, ''],
		[text, undefined, ''],
		[text, ['0400 000 001', 61400000002], '0400 000 001,61400000002'],
		[text, [['a'], ['b', 'c']], 'a,b,c'],
		[text, ['a', null], 'a,'],
		[count, 3, 3],
		[count, 0, 0],
		[count, '3', 3],
		[count, ' 2.5 ', 2.5],
		[count, '', 24],
		[count, '  ', 24],
		[count, null, 24],
		[count, undefined, 24],
		[flag, true, true],
		[flag, 'true', true],
		[flag, 'True', true],
		[flag, ' TRUE ', true],
		[flag, 1, true],
		[flag, '1', true],
		[flag, false, false],
		[flag, 'False', false],
		[flag, 0, false],
		[flag, '0', false],
		[flag, '', false],
		[flag, null, false],
		[date, '2025-06-01T00:00:00', '2025-05-31T14:00:00.000Z'],
		[date, new Date('2025-06-01T00:00:00Z'), '2025-06-01T00:00:00.000Z'],
		[date, '', ''],
		[date, null, ''],
		[json, '{"a":1}', '{"a":1}'],
		[json, { a: [1] }, '{"a":[1]}'],
		[json, [], '[]'],
		[json, null, ''],
		[outcome, 'failure', 'failure'],
		[outcome, 'Failure', 'failure'],
		[outcome, ' FAILURE\n', 'failure'],
		[outcome, 'Only Failures', 'failure'],
		[outcome, 'only failures', 'failure'],
		[outcome, 'ｆａｉｌｕｒｅ', 'failure'],
		[events, ['failure'], ['failure']],
		[events, ['All', 'failure', 'all'], ['all', 'failure']],
		[events, 'failure', ['failure']],
		[events, 'failure, ALL', ['failure', 'all']],
		[options, {}, NOTHING_CHOSEN],
		[options, undefined, NOTHING_CHOSEN],
		[options, null, NOTHING_CHOSEN],
		[options, '', NOTHING_CHOSEN],
		[
			options,
			{ text: null, file: '', count: '', flag: null, date: ' ', outcome: '', more: 7 },
			NOTHING_CHOSEN,
		],
		[options, { text: undefined, outcome: undefined }, NOTHING_CHOSEN],
		[
			options,
			{ text: ['a', 'b'], count: '5', flag: 'TRUE', outcome: 'Failure' },
			{ ...NOTHING_CHOSEN, text: 'a,b', count: 5, flag: true, outcome: 'failure' },
		],
		[changes, {}, { change: [] }],
		[changes, { change: [{ text: true, count: '' }] }, { change: [{ text: 'true', count: 24 }] }],
		[changes, { change: { text: 1 } }, { change: [{ text: '1', count: 24 }] }],
		[
			changes,
			{ change: [{ text: ' ' }, {}] },
			{
				change: [
					{ text: ' ', count: 24 },
					{ text: '', count: 24 },
				],
			},
		],
		[{ ...text, type: 'hidden' }, 7, 7],
	])('%j: %j is %j', (field, value, result) => {
		expect(read(field, value)).toEqual(result);
	});
});

describe('what does not fit is refused with the name of its field', () => {
	it.each<[field: Field, value: unknown, message: string]>([
		[text, {}, "'Text' is not a text"],
		[text, [], "'Text' is not a text, but an empty list"],
		[text, [['a'], []], "'Text' is not a text, but an empty list"],
		[text, [{}], "'Text' is not a text"],
		[text, NaN, "'Text' is not a text"],
		[text, Symbol('a'), "'Text' is not a text"],
		[count, 'many', "'Count' is not a number"],
		[count, '1,000', "'Count' is not a number"],
		[count, NaN, "'Count' is not a number"],
		[count, '1e999', "'Count' is not a number"],
		[count, true, "'Count' is not a number"],
		[count, [5], "'Count' is not a number"],
		[count, -1, "'Count' is not 0 or more"],
		[count, '101', "'Count' is not 100 or less"],
		[flag, 'yes', "'Flag' is not true or false"],
		[flag, 2, "'Flag' is not true or false"],
		[flag, [true], "'Flag' is not true or false"],
		[flag, {}, "'Flag' is not true or false"],
		[flag, { toString: [] }, "'Flag' is not true or false"],
		[date, 'yesterday', "'Date' is not a date"],
		[date, {}, "'Date' is not a date"],
		[json, Symbol('a'), "'Json' is not a text"],
		[outcome, 'Failed', "'Outcome' is not one of its options"],
		[outcome, '', "'Outcome' is not one of its options"],
		[outcome, null, "'Outcome' is not one of its options"],
		[outcome, undefined, "'Outcome' is not one of its options"],
		[outcome, true, "'Outcome' is not one of its options"],
		[outcome, { toString: [] }, "'Outcome' is not one of its options"],
		[outcome, ['failure'], "'Outcome' is not one of its options"],
		[events, [], "'Events' is not a choice of its options"],
		[events, '', "'Events' is not one of its options"],
		[events, null, "'Events' is not one of its options"],
		[events, [{ toString: null }], "'Events' is not one of its options"],
		[events, ['all', 'toString'], "'Events' is not one of its options"],
		[options, [], "'Options' is not a group of fields"],
		[options, 'all', "'Options' is not a group of fields"],
		[options, 7, "'Options' is not a group of fields"],
		[options, { outcome: 'Failed' }, "'Outcome' is not one of its options"],
		[options, { flag: 'maybe' }, "'Flag' is not true or false"],
		[options, { text: {} }, "'Text' is not a text"],
		[options, { text: [] }, "'Text' is not a text, but an empty list"],
		[changes, { change: [7] }, "'Changes' is not a group of fields"],
		[changes, { change: [{ text: {} }] }, "'Text' is not a text"],
	])('%j: %p', (field, value, message) => {
		const problem = problemOf(() => read(field, value));
		expect(problem.message).toBe(message);
		expect(problem.advice).toMatch(/\.$/);
	});

	it('lists the options that there are', () => {
		expect(problemOf(() => read(outcome, 'Failed')).advice).toContain('All, Only Failures.');
	});

	it('and nothing else is ever thrown, or comes out', () => {
		const fields = [text, count, flag, date, json, outcome, events, options, changes];
		fc.assert(
			fc.property(fc.constantFrom<Field>(...fields), fc.anything(), (field, value) => {
				try {
					expect(JSON.stringify(read(field, value))).toEqual(expect.any(String));
				} catch (error) {
					expect(error).toMatchObject({ name: 'Problem' });
				}
			}),
		);
	});
});

it('a date is refused where the time zone of the workflow is not known', () => {
	const elsewhere = { zone: () => 'Australia/Atlantis' };
	expect(problemOf(() => fieldValue(date, '2025-06-01', elsewhere)).message).toBe("'Date' is not a date");
});

it('a check is asked about every value but those that are left out', () => {
	const asked: unknown[] = [];
	const check = ({ name }: Field, value: unknown) => asked.push([name, value]);
	fieldValue(options, { text: 'a', file: '', count: '5' }, { ...reading, check });
	expect(asked.slice(0, 2)).toEqual([
		['text', 'a'],
		['count', 5],
	]);
});

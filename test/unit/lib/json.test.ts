import * as fc from 'fast-check';
import { parseJsonExactly } from '../../../lib/json';
import { processorMs } from './processorMs';

test.each<[string, unknown]>([
	['{"a":1}', { a: 1 }],
	['\uFEFF {"a":1}\r\n', { a: 1 }],
	['12345678901234567890', '12345678901234567890'],
	[
		'{"ID":12345678901234567890,"n":[-98765432109876543210]}',
		{ ID: '12345678901234567890', n: ['-98765432109876543210'] },
	],
	['9007199254740991', 9007199254740991],
	[
		'{"t":"12345678901234567890 \\" 12345678901234567890"}',
		{ t: '12345678901234567890 " 12345678901234567890' },
	],
	['1234567890.12345678901234567890', '1234567890.12345678901234567890'],
	['1.50', 1.5],
	['0.1', 0.1],
	['1234567890123456789e3', '1234567890123456789e3'],
	['1000000000000000000000', 1e21],
	['1.2.3.4.5.6.7.8.9.10', undefined],
	['', undefined],
	['{', undefined],
	['<html>', undefined],
])('parseJsonExactly reads %j', (text, value) => {
	expect(parseJsonExactly(text)).toEqual(value);
});

test('parseJsonExactly reads what JavaScript can hold as JavaScript does', () => {
	fc.assert(
		fc.property(fc.json(), (text) => {
			const asText = (_key: string, value: unknown) => (typeof value === 'number' ? String(value) : value);
			const read = JSON.stringify(parseJsonExactly(text), asText);
			expect(read).toBe(JSON.stringify(JSON.parse(text), asText));
		}),
	);
});

test.each([
	'"'.repeat(65_000),
	'\\"'.repeat(32_000),
	`"${'\\'.repeat(64_999)}`,
	'1'.repeat(65_000),
	'1e'.repeat(32_000),
])('parseJsonExactly takes a hostile text in its stride', (text) => {
	// A quadratic pattern takes seconds.
	expect(processorMs(() => parseJsonExactly(`${text} 1234567890123456`))).toBeLessThan(500);
});

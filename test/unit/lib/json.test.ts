import * as fc from 'fast-check';
import { parseJson } from '../../../lib/json';

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
	['1234567890.12345678901234567890', 1234567890.1234567],
	['12345678901234567890e3', 12345678901234567890e3],
	['', undefined],
	['{', undefined],
	['<html>', undefined],
])('parseJson reads %j', (text, value) => {
	expect(parseJson(text)).toEqual(value);
});

test('parseJson reads every JSON text as JavaScript does, but for whole numbers that are too long', () => {
	const asText = (_key: string, value: unknown) =>
		typeof value === 'number' && /^-?[0-9]{16,}$/.test(String(value)) && !Number.isSafeInteger(value)
			? String(value)
			: value;
	fc.assert(fc.property(fc.json(), (text) => expect(parseJson(text)).toEqual(JSON.parse(text, asText))));
	// Written out, these are long; with an exponent they are not.
	for (const text of ['-9007199254740992', '9007199254740993', '1e21'])
		expect(parseJson(text)).toEqual(text === '1e21' ? 1e21 : text);
});

import * as fc from 'fast-check';
import { parseJsonExactly } from '../../../../lib/json';
import { placesIn, plainJson, propertiesIn, withRaw } from '../../../../lib/settings/jsonText';

/** A JSON object in a spelling that no serialiser makes, with keys that are special in JavaScript. */
const key = fc.oneof(fc.constantFrom('a', 'Url', '__proto__', 'constructor', ''), fc.string());
const blank = fc.constantFrom('', ' ', '\n\t', '\r\n');
const plain = fc.oneof(
	fc.constantFrom(
		'null',
		'true',
		'1.50',
		'-0',
		'1E+5',
		'12345678901234567890',
		'"\\u00fc"',
		'"\\/Date(1)\\/"',
	),
	fc.string().map((text) => JSON.stringify(text)),
	fc.constantFrom('[]', '{}', '[ 1 , "a" ]', '[{"x":1},{"x":1.0}]'),
);
const { object } = fc.letrec<{ object: string }>((tie) => ({
	object: fc
		.tuple(
			blank,
			fc.uniqueArray(fc.tuple(key, blank, fc.oneof({ depthSize: 'small' }, plain, tie('object'))), {
				selector: ([name]) => name,
				maxLength: 4,
			}),
		)
		.map(
			([space, entries]) =>
				`{${space}${entries.map(([name, inner, value]) => `${inner}${JSON.stringify(name)}${inner}:${value}`).join(`${space},`)}${space}}`,
		),
}));

describe('placesIn', () => {
	it('gives every place with its text; a list of plain values and an empty object are values', () => {
		const places = placesIn('{"a":1.50,"b":{"c":null,"d":{}},"e":[1, 2],"f":[{"g":"x"},{"g":"y"}]}');
		expect(places?.map(({ path, raw, isGroup }) => [path.join('.'), raw, isGroup])).toEqual([
			['a', '1.50', false],
			['b', '{"c":null,"d":{}}', true],
			['b.c', 'null', false],
			['b.d', '{}', false],
			['e', '[1, 2]', false],
			['f', '[{"g":"x"},{"g":"y"}]', true],
			['f.0', '{"g":"x"}', true],
			['f.0.g', '"x"', false],
			['f.1', '{"g":"y"}', true],
			['f.1.g', '"y"', false],
		]);
	});

	it('gives a key that is there twice twice', () => {
		expect(placesIn('{"a":1,"a":2}')?.map(({ raw }) => raw)).toEqual(['1', '2']);
	});

	it.each(['', 'null', '[]', '"{}"', '{', '{"a":1,}', '{"a":1} x', '{/* */}', "{'a':1}", '{"a":01}'])(
		'takes %j for no object',
		(text) => {
			expect(placesIn(text)).toBeUndefined();
			expect(propertiesIn(text)).toBeUndefined();
		},
	);
});

describe('withRaw', () => {
	it.each<[string, string, Array<string | number>, string | undefined, string]>([
		['changes a value', '{ "a" : 1.50, "b":"\\u00fc" }', ['a'], '"x"', '{ "a" : "x", "b":"\\u00fc" }'],
		['changes a nested value', '{"a":{"b":1,"c":2}}', ['a', 'b'], '9', '{"a":{"b":9,"c":2}}'],
		[
			'changes a value in a list of objects',
			'{"a":[{"b":1},{"b":2}]}',
			['a', 1, 'b'],
			'9',
			'{"a":[{"b":1},{"b":9}]}',
		],
		['adds a field', '{"a":1 }', ['b'], '12345678901234567890', '{"a":1,"b": 12345678901234567890 }'],
		['adds a field to an empty object', '{ }', ['b'], 'null', '{"b": null }'],
		['adds a nested field', '{"a":{}}', ['a', 'b'], '9', '{"a":{"b": 9}}'],
		['adds what is missing on the way', '{"a":1}', ['b', 'c'], '9', '{"a":1,"b": {"c":9}}'],
		['puts an object in place of null', '{"a":null}', ['a', 'b'], '9', '{"a":{"b":9}}'],
		['takes a field out', '{"a":1, "b":2 }', ['b'], undefined, '{"a":1 }'],
		['takes the first field out', '{"a":1,"b":2}', ['a'], undefined, '{"b":2}'],
		['takes out what is not there', '{"a":1}', ['b', 'c'], undefined, '{"a":1}'],
		['changes a key that is special in JavaScript', '{"__proto__":1}', ['__proto__'], '2', '{"__proto__":2}'],
		['makes no list for a position', '{"a":1}', ['b', 0, 'c'], '2', '{"a":1}'],
	])('%s', (_what, text, path, raw, changed) => {
		expect(withRaw(text, path, raw)).toBe(changed);
	});

	it('is undone letter for letter by the value that was there, in any text', () => {
		fc.assert(
			fc.property(object, fc.nat(), plain, (text, index, value) => {
				const places = placesIn(text) ?? [];
				fc.pre(places.length > 0);
				const { path = [], raw } = places[index % places.length] ?? {};
				expect(withRaw(withRaw(text, path, value), path, raw)).toBe(text);
			}),
		);
	});

	it('is undone letter for letter by taking out what was added', () => {
		fc.assert(
			fc.property(object, plain, (text, value) => {
				const path = ['New field'];
				const added = withRaw(text, path, value);
				expect(placesIn(added)?.find((place) => place.path[0] === path[0])?.raw).toBe(value);
				expect(withRaw(added, path, undefined)).toBe(text);
			}),
		);
	});
});

describe('plainJson', () => {
	it.each([
		['1.50', '1.5'],
		['15e-1', '1.5'],
		['100', '1E2'],
		['-0', '0'],
		['0.0', '0'],
		['{ "a" : [ 1 ] }', '{"a":[1]}'],
		['"\\u00fc\\/"', '"ü/"'],
		['"1.50 "', '"1.50 "'],
	])('takes %s and %s for the same', (a, b) => {
		expect(plainJson(a)).toBe(plainJson(b));
	});

	it.each([
		['12345678901234567890', '12345678901234567891'],
		['0.1', '0.10000000000000000001'],
		['1', '-1'],
		['10', '1'],
		['"a b"', '"a  b"'],
		['"1.50"', '"1.5"'],
		['null', '""'],
	])('tells %s from %s', (a, b) => {
		expect(plainJson(a)).not.toBe(plainJson(b));
	});

	it('has the same value as the text', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = JSON.stringify(value, undefined, 2);
				expect(JSON.parse(plainJson(text))).toEqual(JSON.parse(text));
			}),
		);
	});
});

test('parseJsonExactly gives a number that JavaScript cannot hold as a text', () => {
	expect(
		parseJsonExactly(
			'{"id":12345678901234567890,"rate":1.50,"huge":1e400,"text":"12345678901234567890","n":[9007199254740993]}',
		),
	).toEqual({
		id: '12345678901234567890',
		rate: 1.5,
		huge: '1e400',
		text: '12345678901234567890',
		n: ['9007199254740993'],
	});
});

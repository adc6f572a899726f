import * as fc from 'fast-check';
import { LONG_TEXT_BYTES, takeOutLongTexts } from '../../../../lib/receivedFax/takeOutLongTexts';

const long = 'x'.repeat(LONG_TEXT_BYTES);

/** What was taken out, put back. */
function putBack(body: Buffer): unknown {
	const { json, texts } = takeOutLongTexts(body);
	return JSON.parse(json, (_key, value: unknown) => {
		const text = typeof value === 'string' ? texts.get(value) : undefined;
		return text ? (JSON.parse(`"${text.toString('utf8')}"`) as unknown) : value;
	});
}

test('takeOutLongTexts leaves a short JSON text', () => {
	const { json, texts } = takeOutLongTexts(Buffer.from(`{"Data":"${long}","Message":null}`));
	expect(json).toBe('{"Data":"\\u00000","Message":null}');
	expect([...texts.values()].map(String)).toEqual([long]);
});

test('takeOutLongTexts loses nothing of any JSON value', () => {
	const tail = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\\', '"', '\\"', '\\\\', '\u0000'));
	const text = fc.oneof(
		fc.string(),
		tail.map((end) => long + end),
		tail.map((start) => start + long),
	);
	const value = fc.oneof(
		text,
		fc.array(text, { maxLength: 4 }),
		fc.dictionary(fc.string(), text, { maxKeys: 4 }),
	);
	fc.assert(
		fc.property(value, (original) => {
			const json = JSON.stringify(original);
			expect(putBack(Buffer.from(json))).toEqual(JSON.parse(json));
		}),
	);
});

test.each(['', '"', '"\\', `{"Data":"${long}`, `${long}\\"`, '<html lang="en">'])(
	'takeOutLongTexts gives a text that is not JSON as it is (%#)',
	(text) => {
		expect(takeOutLongTexts(Buffer.from(text))).toEqual({ json: text, texts: new Map() });
	},
);

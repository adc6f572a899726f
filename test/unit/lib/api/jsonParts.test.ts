import fc from 'fast-check';
import { Base64Of, byteLength, jsonParts } from '../../../../lib/api/jsonParts';

const text = (value: unknown) =>
	jsonParts<Buffer>(value)
		.map((part) => (typeof part === 'string' ? part : part.content.toString('base64')))
		.join('');

test('without bytes in it a value is written as JSON.stringify writes it', () => {
	fc.assert(fc.property(fc.jsonValue(), (value) => expect(text(value)).toBe(JSON.stringify(value))));
	expect(text({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
});

test('bytes become the base64 text that represents them, and the length is exact', () => {
	fc.assert(
		fc.property(
			fc.array(fc.uint8Array({ maxLength: 40 })),
			fc.string({ unit: 'binary' }),
			(documents, subject) => {
				const buffers = documents.map((bytes) => Buffer.from(bytes));
				const value = {
					subject,
					documents: buffers.map((data) => ({ data: new Base64Of(data, data.length) })),
				};
				expect(JSON.parse(text(value))).toEqual(
					JSON.parse(
						JSON.stringify({
							subject,
							documents: buffers.map((data) => ({ data: data.toString('base64') })),
						}),
					),
				);
				expect(byteLength(jsonParts(value))).toBe(Buffer.byteLength(text(value)));
			},
		),
	);
});

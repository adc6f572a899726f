import * as fc from 'fast-check';
import { decodeBase64 } from '../../../../lib/receivedFax/decodeBase64';

/** Of every remainder by three, short and long. */
const lengths = fc.oneof(fc.integer({ min: 24, max: 400 }), fc.integer({ min: 24_000, max: 100_000 }));
const documents = lengths.chain((length) =>
	fc
		.uint8Array({ minLength: 64, maxLength: 64 })
		.map((seed) => Buffer.from(Array.from({ length }, (_, at) => (seed[at % 64] ?? 0) ^ (at >> 4)))),
);
const lines = (text: string, width: number, end: string) =>
	text.replace(new RegExp(`.{${width}}`, 'g'), `$&${end}`);

describe('decodeBase64 gives back every byte', () => {
	it.each<[string, (text: string, width: number) => string]>([
		['plainly', (text) => text],
		['without padding', (text) => text.replace(/=+$/, '')],
		['for URLs', (text) => text.replace(/\+/g, '-').replace(/\//g, '_')],
		['in lines', (text, width) => lines(text, width, '\r\n')],
		['in lines as JSON escapes them', (text, width) => lines(text, width, '\\r\\n')],
		['as .NET escapes it', (text) => text.replace(/\+/g, '\\u002B').replace(/=/g, '\\u003D')],
		['as PHP escapes it', (text) => text.replace(/\//g, '\\/')],
		['after the head of a data URI', (text) => `data:application/pdf;base64,${text}`],
		['with a byte order mark and white space', (text) => `\uFEFF \n${text} \n`],
	])('%s', (_what, write) => {
		fc.assert(
			fc.property(documents, fc.integer({ min: 1, max: 80 }), (data, width) => {
				const text = Buffer.from(write(data.toString('base64'), width));
				expect(decodeBase64(text)?.equals(data)).toBe(true);
			}),
			{ numRuns: 40 },
		);
	});
});

test('decodeBase64 gives back every byte where an escape lies across two of the pieces that it reads', () => {
	for (let shift = 0; shift < 12; shift += 1) {
		const data = Buffer.concat([Buffer.alloc(shift, 'a'), Buffer.alloc(60_000, 0xfb)]);
		const text = data.toString('base64').replace(/\+/g, '\\u002B').replace(/\//g, '\\/');
		expect(decodeBase64(Buffer.from(text))?.equals(data)).toBe(true);
	}
});

describe('decodeBase64 refuses', () => {
	const long = 'QUJD'.repeat(20_000);
	it.each([
		['nothing', ''],
		['a text that is too short', 'QUJDQUJDQUJDQUJDQUJD'],
		['a sentence', 'The fax is not available at the moment'],
		['another character at the very end', `${long}QUJ!`],
		['another character far inside', `${long}!${long}`],
		['padding inside', `${long}=${long}`],
		['too much padding', `${long}QQ===`],
		['a length that none has', `${long}Q`],
		['an escape of something else', `${long}\\u0041`],
	])('%s', (_what, text) => {
		expect(decodeBase64(Buffer.from(text))).toBeUndefined();
	});
});

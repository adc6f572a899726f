import * as fc from 'fast-check';
import { decodeText, utf8OrWestern } from '../../../../lib/event/charset';

const TEXT = '{"messageBody":"Grüße – 👍"}';
const WESTERN = '{"messageBody":"Grüße"}';
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();
const mark = (...bytes: number[]) => Buffer.from(bytes);

describe('decodeText', () => {
	it.each<[what: string, bytes: Buffer, charset: string | undefined]>([
		['UTF-8', Buffer.from(TEXT), undefined],
		['UTF-8 that is named', Buffer.from(TEXT), 'UTF-8'],
		['UTF-8 with a mark', Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from(TEXT)]), undefined],
		[
			'UTF-8 with a mark and a wrong name',
			Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from(TEXT)]),
			'latin1',
		],
		['UTF-8 under a name that nobody knows', Buffer.from(TEXT), 'utf-7'],
		['UTF-8 under an empty name', Buffer.from(TEXT), ''],
		['UTF-16 LE', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
		["UTF-16 LE by Node's name", Buffer.from(TEXT, 'utf16le'), 'UTF16LE'],
		['UTF-16 LE by its old name', Buffer.from(TEXT, 'utf16le'), 'ucs-2'],
		['UTF-16 LE without its order', Buffer.from(TEXT, 'utf16le'), 'utf-16'],
		['UTF-16 BE', bigEndian(TEXT), 'utf-16be'],
		['UTF-16 BE without its order', bigEndian(TEXT), 'utf-16'],
		['UTF-16 LE with a mark', Buffer.concat([mark(0xff, 0xfe), Buffer.from(TEXT, 'utf16le')]), undefined],
		['UTF-16 BE with a mark', Buffer.concat([mark(0xfe, 0xff), bigEndian(TEXT)]), 'utf-16'],
	])('reads %s', (_what, bytes, charset) => {
		expect(decodeText(bytes, charset)).toBe(TEXT);
	});

	it.each(['latin1', 'iso-8859-1', 'ISO-8859-1', 'windows-1252', 'cp1252', 'us-ascii', undefined, 'utf-8'])(
		'reads Western bytes under the name %s',
		(charset) => {
			expect(decodeText(Buffer.from(WESTERN, 'latin1'), charset)).toBe(WESTERN);
		},
	);

	it('reads what Windows-1252 has beyond Latin-1', () => {
		expect(decodeText(Buffer.from([0x93, 0x80, 0x94]), 'windows-1252')).toBe('“€”');
		expect(decodeText(Buffer.from([0x93, 0x80, 0x94]))).toBe('“€”');
	});

	it('believes a sender that names Windows-1252, also where the bytes could be UTF-8', () => {
		expect(decodeText(Buffer.from('Ã©', 'latin1'), 'windows-1252')).toBe('Ã©');
		expect(decodeText(Buffer.from('Ã©', 'latin1'))).toBe('é');
	});

	it('never throws, and leaves every text as it is', () => {
		fc.assert(
			fc.property(fc.uint8Array(), fc.string(), (bytes, charset) => {
				expect(typeof decodeText(Buffer.from(bytes), charset)).toBe('string');
			}),
		);
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				fc.pre(!text.startsWith('\ufeff'));
				expect(decodeText(Buffer.from(text))).toBe(text);
				expect(utf8OrWestern(Buffer.from(text))).toBe(text);
			}),
		);
	});
});

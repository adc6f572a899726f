import * as fc from 'fast-check';
import { documentTypes } from '../../../../lib/document/documentType';
import { extensionOf, faxFileName } from '../../../../lib/document/faxFileName';

const { pdf, jpeg, tiff, rtf, plainText, webPage, zip } = documentTypes;

describe('faxFileName', () => {
	it.each([
		['keeps a right name', 'My File.pdf', pdf, 'My File.pdf'],
		['keeps capitals', 'LETTER.PDF', pdf, 'LETTER.PDF'],
		['keeps another spelling of the type', 'photo.JPEG', jpeg, 'photo.JPEG'],
		['adds an extension', 'letter', pdf, 'letter.pdf'],
		['adds one after a date', 'Invoice 12.05.2024', pdf, 'Invoice 12.05.2024.pdf'],
		['adds one after a title', 'Dear Mr. Smith', pdf, 'Dear Mr. Smith.pdf'],
		['corrects an extension', 'letter.docx', pdf, 'letter.pdf'],
		['corrects only the end', 'letter.txt.bin', pdf, 'letter.txt.pdf'],
		['adds .rtf', 'letter', rtf, 'letter.rtf'],
		['keeps .doc of an RTF', 'letter.doc', rtf, 'letter.doc'],
		['adds .txt', 'notes', plainText, 'notes.txt'],
		['keeps the name of another text', 'list.csv', plainText, 'list.csv'],
		['adds .html', 'page', webPage, 'page.html'],
		['keeps the name of a container', 'letter.docx', zip, 'letter.docx'],
		['keeps even a strange one', 'letter.pdf', zip, 'letter.pdf'],
		['does not guess for a container', 'letter', zip, 'letter'],
		['does not guess for unknown bytes', 'letter', undefined, 'letter'],
		['keeps the name of unknown bytes', 'letter.xyz', undefined, 'letter.xyz'],
	])('%s', (_what, given, type, expected) => {
		expect(faxFileName(given, 'data', type)).toBe(expected);
	});

	it.each([
		['the last part of a path', '/home/me/letter.pdf', 'letter.pdf'],
		['the last part of a Windows path', 'C:\\faxes\\letter.pdf', 'letter.pdf'],
		['the last part of a mixed path', 'C:\\faxes/2024\\letter.pdf', 'letter.pdf'],
		['the last part that is one', 'faxes/letter.pdf/', 'letter.pdf'],
		['nothing of a way up', '../../letter.pdf', 'letter.pdf'],
		['no control characters', 'let\0ter\r\n\t\x7f\x9f.pdf', 'letter.pdf'],
		['no line separators', 'let\u2028ter\u2029.pdf', 'letter.pdf'],
		['no marks of direction', 'letter\u202efdp.\u2066exe\u2069\u200e', 'letterfdp.pdf'],
		['nothing that cannot be seen', 'let\u00adter\u200b.pdf\u200b\u2060', 'letter.pdf'],
		['no byte order mark', '\ufeffletter.pdf', 'letter.pdf'],
		['no half characters', 'let\ud83dter.pdf', 'letter.pdf'],
		['no white space around', ' \u00a0letter.pdf \u3000', 'letter.pdf'],
		['no dots and blanks at the end', 'letter.pdf. . .', 'letter.pdf'],
		['no dots at the end of a name without extension', 'letter...', 'letter.pdf'],
		['letters of every language', 'Überweisung für 李医生 – Ž.pdf', 'Überweisung für 李医生 – Ž.pdf'],
		['emoji', '🩺👩‍⚕️.pdf', '🩺👩‍⚕️.pdf'],
		['a name that only begins with a dot', '.letter of today', '.letter of today.pdf'],
	])('leaves %s', (_what, given, expected) => {
		expect(faxFileName(given, 'data', pdf)).toBe(expected);
	});

	it.each(['', ' ', '.pdf', '.PDF', '..pdf', '. .pdf', '.bin', '...', '/', '..', '\\', '\u202e', '\0'])(
		'puts the name of the field in place of %j',
		(given) => {
			expect(faxFileName(given, 'scan_1', pdf).toLowerCase()).toBe('scan_1.pdf');
		},
	);

	it.each([
		['_files/scan', 'scan.pdf'],
		['\0', 'document.pdf'],
		['', 'document.pdf'],
	])('cleans the name of the field %j', (field, expected) => {
		expect(faxFileName('', field, pdf)).toBe(expected);
	});

	it.each([
		['letters', 'x'],
		['umlauts', 'ü'],
		['Chinese', '李'],
		['emoji', '🩺'],
		['dots', 'x.'],
		['blanks', 'x '],
	])('shortens a name of many %s and keeps its extension', (_what, unit) => {
		for (const given of [
			`${unit.repeat(100_000)}y.tiff`,
			`y${unit.repeat(100_000)}.tiff`,
			unit.repeat(9_000),
		]) {
			const name = faxFileName(given, 'data', tiff);
			expect(name).toMatch(/[^.\s\ufffd]\.tiff?$/);
			expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
		}
	});

	it('gives a clean name for any text, and the same for a clean name', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (given, field) => {
				const name = faxFileName(given, field, pdf);
				expect(name).toMatch(/^[^\\/\p{Cc}]+\.pdf$/iu);
				expect(faxFileName(name, field, pdf)).toBe(name);
			}),
		);
	});
});

test.each([
	['letter.pdf', 'pdf'],
	['LETTER.PDF', 'pdf'],
	['scan.of.page.tiff', 'tiff'],
	['letter', ''],
	['letter.', ''],
	['', ''],
	['Contract v1.2', ''],
	['Dear Mr. Smith', ''],
	['file.averylongextension', ''],
])('the extension of "%s" is "%s"', (fileName, extension) => {
	expect(extensionOf(fileName)).toBe(extension);
});

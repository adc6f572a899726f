import { documentTypeOf, extensionOf, stemOf } from '../../../../lib/document/documentType';
import { samples, zipOf } from './sampleDocuments';

describe('documentTypeOf', () => {
	it.each([
		['a PDF', samples.pdf, 'pdf', 'application/pdf'],
		[
			'a PDF with something in front of its header',
			Buffer.concat([Buffer.from('\r\n\r\n'), samples.pdf]),
			'pdf',
			'application/pdf',
		],
		['a little-endian TIFF', samples.tiffLittleEndian, 'tif', 'image/tiff'],
		['a big-endian TIFF', samples.tiffBigEndian, 'tif', 'image/tiff'],
		['a PNG', samples.png, 'png', 'image/png'],
		['a JPEG', samples.jpeg, 'jpg', 'image/jpeg'],
		['an RTF', samples.rtf, 'rtf', 'application/rtf'],
		['an old Office file', samples.doc, 'doc', 'application/msword'],
		[
			'a Word file',
			samples.docx,
			'docx',
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		],
		[
			'an Excel file',
			samples.xlsx,
			'xlsx',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		],
		[
			'an Excel file with a Word file inside',
			zipOf({ 'xl/workbook.xml': '', 'xl/embeddings/letter.docx': samples.docx }),
			'xlsx',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		],
		[
			'a TIFF that speaks of PDF',
			Buffer.concat([samples.tiffBigEndian, Buffer.from('made from %PDF-1.4')]),
			'tif',
			'image/tiff',
		],
	])('tells %s by its bytes', (_what, data, extension, mimeType) => {
		expect(documentTypeOf(data)).toEqual({ extension, mimeType });
	});

	it.each([
		['text', samples.plainText],
		['nothing', Buffer.alloc(0)],
		['one byte', Buffer.from('%')],
		['half a header', Buffer.from('%PDF')],
		['a PDF header behind the first 1024 bytes', Buffer.concat([Buffer.alloc(1025, ' '), samples.pdf])],
		['a ZIP archive of other things', zipOf({ 'photo.jpg': samples.jpeg })],
		['a ZIP archive with a PDF in it', zipOf({ 'a.pdf': samples.pdf })],
		[
			'a ZIP archive whose content has the letters of an Office folder',
			zipOf({ 'notes.txt': 'see xl/ and word/ for more' }),
		],
		[
			'a presentation with a workbook inside',
			zipOf({ 'ppt/presentation.xml': '', 'ppt/embeddings/chart.xlsx': samples.xlsx }),
		],
		['a cut ZIP header', Buffer.from('PK\x03\x04', 'latin1')],
	])('does not guess for %s', (_what, data) => {
		expect(documentTypeOf(data)).toBeUndefined();
	});
});

describe('extensionOf and stemOf', () => {
	it.each([
		['letter.pdf', 'pdf', 'letter'],
		['LETTER.PDF', 'pdf', 'LETTER'],
		['scan.of.page.tiff', 'tiff', 'scan.of.page'],
		[' letter.docx ', 'docx', 'letter'],
		['letter', '', 'letter'],
		['letter.', '', 'letter.'],
		['', '', ''],
		['Invoice 12.05.2024', '', 'Invoice 12.05.2024'],
		['Contract v1.2', '', 'Contract v1.2'],
		['Dear Mr. Smith', '', 'Dear Mr. Smith'],
		['file.averylongextension', '', 'file.averylongextension'],
	])('split "%s" into "%s" and "%s"', (fileName, extension, stem) => {
		expect(extensionOf(fileName)).toBe(extension);
		expect(stemOf(fileName)).toBe(stem);
	});
});

import { strToU8, zipSync } from 'fflate';
import { documentTypeOf, otherContentOf, textTypeOf } from '../../../../lib/document/documentType';
import { compoundFileOf, pdfOf, typesByOracle } from './madeDocuments';

// Starts a process, on a machine that may be busy with other suites.
jest.setTimeout(120_000);

const bytes = (content: string) => Buffer.from(content, 'latin1');
const zip = (entries: { [name: string]: string | Uint8Array }, level: 0 | 6 = 6) =>
	Buffer.from(
		zipSync(
			Object.fromEntries(
				Object.entries(entries).map(([name, content]) => [
					name,
					typeof content === 'string' ? strToU8(content) : content,
				]),
			),
			{ level },
		),
	);

const contentTypes = (main: string) =>
	`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x" ContentType="${main}"/></Types>`;
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const docx = {
	'[Content_Types].xml': contentTypes(`${OFFICE}.wordprocessingml.document.main+xml`),
	'_rels/.rels': '<Relationships/>',
	'word/document.xml': '<w:document/>',
};
const xlsx = {
	'[Content_Types].xml': contentTypes(`${OFFICE}.spreadsheetml.sheet.main+xml`),
	'_rels/.rels': '<Relationships/>',
	'xl/workbook.xml': '<workbook/>',
};
const pptx = {
	'[Content_Types].xml': contentTypes(`${OFFICE}.presentationml.presentation.main+xml`),
	'_rels/.rels': '<Relationships/>',
	'ppt/presentation.xml': '<p:presentation/>',
};

/** A picture of one black pixel; what is behind the header is enough for a reader to know it. */
const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
	'base64',
);
const tiffDirectory = bytes('\x01\x00\x00\x01\x03\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00');

async function documents() {
	return {
		'a PDF with pages': [await pdfOf({}), 'pdf'],
		'a PDF/A-like PDF 1.7': [await pdfOf({ pdfVersion: '1.7', compress: false }), 'pdf'],
		'a little-endian TIFF': [Buffer.concat([bytes('II*\x00\x08\x00\x00\x00'), tiffDirectory]), 'tif'],
		'a big-endian TIFF': [
			Buffer.concat([bytes('MM\x00*\x00\x00\x00\x08'), bytes('\x00\x00\x00\x00\x00\x00')]),
			'tif',
		],
		'a PNG': [png, 'png'],
		'a JPEG with JFIF': [
			bytes('\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9'),
			'jpg',
		],
		'a JPEG with Exif': [bytes('\xff\xd8\xff\xe1\x00\x08Exif\x00\x00\xff\xd9'), 'jpg'],
		'an RTF': [bytes('{\\rtf1\\ansi Dear Sir}'), 'rtf'],
		'a Word document': [zip(docx), 'docx'],
		'a Word document that is not compressed': [zip(docx, 0), 'docx'],
		'a Word document with its parts in another order': [
			zip(Object.fromEntries(Object.entries(docx).reverse())),
			'docx',
		],
		'an Excel workbook': [zip(xlsx), 'xlsx'],
		'a Windows program': [bytes(`MZ\x90\x00${'\x00'.repeat(64)}`), undefined],
		'a Linux program': [bytes(`\x7fELF\x02\x01\x01${'\x00'.repeat(64)}`), undefined],
		'a ZIP archive': [zip({ 'photo.jpg': png }), undefined],
		'an empty ZIP archive': [zip({}), undefined],
		'a PowerPoint presentation': [zip(pptx), undefined],
		'a gzip archive': [bytes('\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03'), undefined],
		'a 7-Zip archive': [bytes('7z\xbc\xaf\x27\x1c\x00\x04'), undefined],
		'a RAR archive': [bytes('Rar!\x1a\x07\x01\x00'), undefined],
		'a GIF picture': [bytes('GIF89a\x01\x00\x01\x00\x00\x00\x00'), undefined],
		'a WebP picture': [bytes('RIFF\x1a\x00\x00\x00WEBPVP8L'), undefined],
		'plain text': [bytes('Dear Sir, please find attached nothing.'), undefined],
		'a web page': [bytes('<!DOCTYPE html><html><body>Dear Sir</body></html>'), undefined],
	} satisfies { [name: string]: [data: Buffer, extension: string | undefined] };
}

/** What file-type calls content that is no document for us. */
const OTHER_KINDS: { [name: string]: string } = {
	'a Windows program': 'exe',
	'a Linux program': 'elf',
	'a ZIP archive': 'zip',
	'an empty ZIP archive': 'zip',
	'a PowerPoint presentation': 'pptx',
	'a gzip archive': 'gz',
	'a 7-Zip archive': '7z',
	'a RAR archive': 'rar',
	'a GIF picture': 'gif',
	'a WebP picture': 'webp',
};

describe('documentTypeOf and file-type', () => {
	it('agree on every kind of document, and on what is none', async () => {
		const made = await documents();
		const oracle = typesByOracle(
			Object.fromEntries(Object.entries(made).map(([name, [data]]) => [name, data])),
		);
		for (const [name, [data, extension]] of Object.entries(made)) {
			const ours = documentTypeOf(data);
			expect([name, ours?.extension]).toEqual([name, extension]);
			expect([name, oracle[name]?.ext]).toEqual([name, extension ?? OTHER_KINDS[name]]);
			if (ours) expect([name, ours.mimeType]).toEqual([name, oracle[name]?.mime]);
		}
	});

	it('disagree on old Office files, of which file-type knows the container only', () => {
		const old = {
			doc: compoundFileOf(['1Table', 'WordDocument', '\u0005SummaryInformation']),
			xls: compoundFileOf(['Workbook', '\u0005SummaryInformation']),
		};
		expect(typesByOracle(old)).toMatchObject({ doc: { ext: 'cfb' }, xls: { ext: 'cfb' } });
		expect(documentTypeOf(old.doc)?.extension).toBe('doc');
		expect(documentTypeOf(old.xls)?.extension).toBe('xls');
	});

	it('disagree on a PDF with something in front, which readers open and file-type does not know', async () => {
		const pdf = Buffer.concat([bytes('\r\n\r\n'), await pdfOf({})]);
		expect(typesByOracle({ pdf })).toEqual({ pdf: null });
		expect(documentTypeOf(pdf)?.extension).toBe('pdf');
	});
});

describe('documentTypeOf tells old Office files by what lies at their top', () => {
	it.each([
		['Word', compoundFileOf(['1Table', 'Data', 'WordDocument']), 'doc'],
		['Excel', compoundFileOf(['Workbook']), 'xls'],
		['Excel 5', compoundFileOf(['Book']), 'xls'],
		['PowerPoint', compoundFileOf(['Current User', 'PowerPoint Document']), 'ppt'],
		['Word with a workbook inside', compoundFileOf(['ObjectPool', 'WordDocument'], ['Workbook']), 'doc'],
		['Excel with a letter inside', compoundFileOf(['MBD0001', 'Workbook'], ['WordDocument']), 'xls'],
		[
			'many streams, so that the directory goes on elsewhere',
			compoundFileOf([...Array.from({ length: 9 }, (_, index) => `S${index}`), 'Workbook']),
			'xls',
		],
	])('%s', (_what, data, extension) => {
		expect(documentTypeOf(data)?.extension).toBe(extension);
	});

	it.each([
		['an Outlook message', compoundFileOf(['__properties_version1.0', '__substg1.0_001A001E'])],
		[
			'a message with a letter attached',
			compoundFileOf(['__attach_version1.0', '__properties_version1.0'], ['WordDocument']),
		],
		['a new document with a password', compoundFileOf(['EncryptedPackage', 'EncryptionInfo'])],
	])('and not %s', (_what, data) => {
		expect(documentTypeOf(data)).toBeUndefined();
	});

	it('taking one whose directory is cut off for Word', () => {
		expect(documentTypeOf(compoundFileOf(['Workbook']).subarray(0, 600))?.extension).toBe('doc');
	});

	it('and does not follow a chain in a circle', () => {
		const data = compoundFileOf(['a', 'b', 'c', 'Workbook']);
		data.writeUInt32LE(1, 512 + 3 * 4);
		expect(documentTypeOf(data)?.extension).toBe('xls');
		const names = compoundFileOf(['a', 'b', 'Workbook']);
		names.writeUInt32LE(1, 1024 + 2 * 128 + 72);
		expect(documentTypeOf(names)).toBeUndefined();
	});
});

describe('documentTypeOf tells ZIP archives by their directory', () => {
	it.each([
		[
			'an archive of Word documents that are not compressed',
			zip({ 'a.docx': zip(docx), 'b.docx': zip(docx) }, 0),
		],
		['an archive with a folder called word', zip({ 'word/letter.docx': zip(docx) }, 0)],
		['a presentation with a workbook inside', zip({ ...pptx, 'ppt/embeddings/a.xlsx': zip(xlsx) }, 0)],
	])('and is not taken in by %s', (_what, data) => {
		expect(documentTypeOf(data)).toBeUndefined();
	});

	it.each([
		['with a comment at its end', Buffer.concat([zip(docx).subarray(0, -2), bytes('\x02\x00hi')]), 'docx'],
		['of which only the beginning is there', zip(docx, 0).subarray(0, -40), 'docx'],
		[
			'of which only the beginning and the end are there',
			beginningAndEnd(zip({ 'big.bin': Buffer.alloc(9_000, 'x'), ...xlsx }, 0)),
			'xlsx',
		],
	])('%s', (_what, data, extension) => {
		expect(documentTypeOf(data)?.extension).toBe(extension);
	});
});

function beginningAndEnd(data: Buffer): Buffer {
	return Buffer.concat([data.subarray(0, 500), data.subarray(-700)]);
}

describe('textTypeOf', () => {
	it.each([
		['plain text', bytes('Dear Sir'), 'txt'],
		['text with umlauts in Windows-1252', bytes('Gr\xfc\xdfe, 5 \x80'), 'txt'],
		['text in UTF-8 with its mark', Buffer.from('\ufeffGrüße'), 'txt'],
		['text in UTF-16', Buffer.from('\ufeffGrüße', 'utf16le'), 'txt'],
		['text in UTF-16 the other way round', Buffer.from('\ufeffGrüße', 'utf16le').swap16(), 'txt'],
		['text for a printer', bytes('page 1\f\x1b(0page 2\x1a'), 'txt'],
		['a web page', bytes('<!DOCTYPE html>\n<html></html>'), 'html'],
		['a web page behind a comment', bytes('\n<!-- made by hand -->\n<HTML lang="en"></HTML>'), 'html'],
		[
			'a web page that is XML',
			bytes('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"/>'),
			'html',
		],
		['XML of another kind', bytes('<?xml version="1.0"?>\n<letter/>'), 'txt'],
		['text about web pages', bytes('Begin with <html>'), 'txt'],
	])('tells %s', (_what, data, extension) => {
		expect(textTypeOf(data)?.extension).toBe(extension);
	});

	it.each([
		['nothing', Buffer.alloc(0)],
		['white space', bytes(' \r\n')],
		['zeros', Buffer.alloc(20)],
		['a picture', png],
		['a program', bytes('MZ\x90\x00\x03')],
	])('does not take %s for text', (_what, data) => {
		expect(textTypeOf(data)).toBeUndefined();
	});
});

describe('otherContentOf', () => {
	it('names what is no document in words', async () => {
		const made = await documents();
		for (const name of Object.keys(OTHER_KINDS)) {
			expect(otherContentOf(made[name as keyof typeof made][0])).toBe(name);
		}
		expect(otherContentOf(compoundFileOf(['__properties_version1.0']))).toMatch(
			/neither a Word document nor an Excel workbook/,
		);
		expect(otherContentOf(bytes('\x00\x01\x02'))).toMatch(/none of the kinds/);
	});
});

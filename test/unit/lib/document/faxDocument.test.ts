import { documentTypes } from '../../../../lib/document/documentType';
import { toFaxDocument } from '../../../../lib/document/faxDocument';
import { endsOf } from '../../../../lib/document/recognise';
import { problemOf } from '../problemOf';
import { pdfOf } from './madeDocuments';
import { officeTexts, samples } from './sampleDocuments';

const bytes = (content: string) => Buffer.from(content, 'latin1');
const document = (name: string, data: Buffer, field = 'data') => toFaxDocument(field, name, endsOf(data));
const base64 = bytes(samples.pdf.toString('base64'));
const officePage = bytes('<html xmlns:o="urn:schemas-microsoft-com:office:office"><body></body></html>');

describe('toFaxDocument finds nothing doubtful in', () => {
	it.each([
		['a PDF', 'letter.pdf', samples.pdf],
		['a TIFF', 'scan.tiff', samples.tiffBigEndian],
		['a PNG', 'scan.png', samples.png],
		['a JPEG', 'photo.jpeg', samples.jpeg],
		['a new letter', 'letter.docx', samples.zip],
		['a new workbook', 'list.xlsm', samples.zip],
		['an open document', 'letter.odt', samples.zip],
		['an old letter', 'letter.doc', samples.ole2],
		['an old workbook', 'list.xls', samples.ole2],
		['an old presentation', 'slides.ppt', samples.ole2],
		['an old letter of 3 MiB', 'letter.doc', Buffer.concat([samples.ole2, Buffer.alloc(3_145_728)])],
		['an old workbook of 3 MiB', 'list.xls', Buffer.concat([samples.ole2, Buffer.alloc(3_145_728)])],
		['an RTF', 'letter.rtf', samples.rtf],
		['an RTF that is called .doc', 'letter.doc', samples.rtf],
		['an RTF after a byte order mark', 'letter.doc', Buffer.from(`\ufeff${samples.rtf.toString()}`)],
		['a text', 'letter.txt', samples.plainText],
		['a text of another kind', 'list.csv', bytes('a,b\n')],
		['a text of a kind that we do not know', 'list.xyz', bytes('a,b\n')],
		['a web page', 'page.htm', samples.webPage],
		['a web page that is called text, for somebody may want its source', 'page.txt', samples.webPage],
		['a web archive', 'page.mht', officeTexts['a web archive']],
		['Word XML that is called .doc', 'letter.doc', officeTexts['a letter in XML']],
		['Excel XML that is called .xls', 'list.xls', officeTexts['a workbook in XML']],
		['a web archive that is called .doc', 'letter.doc', officeTexts['a web archive']],
	])('%s', (_what, name, data) => {
		expect(document(name, data)).toEqual({ fileName: name, warnings: [] });
	});

	it('a real PDF', async () => {
		expect(document('letter.pdf', await pdfOf({}))).toEqual({ fileName: 'letter.pdf', warnings: [] });
	});

	it('a document whose extension was only missing', () => {
		expect(document('letter', samples.pdf)).toEqual({ fileName: 'letter.pdf', warnings: [] });
		expect(document('', samples.rtf, 'scan')).toEqual({ fileName: 'scan.rtf', warnings: [] });
		expect(document('notes', samples.plainText)).toEqual({ fileName: 'notes.txt', warnings: [] });
	});
});

describe('toFaxDocument warns of', () => {
	const cut = samples.pdf.subarray(0, -7);
	it.each([
		[
			'a picture that is called a PDF',
			'scan.pdf',
			samples.jpeg,
			'scan.jpg',
			/was called \.pdf and is a JPEG/,
		],
		['a PDF that is called a letter', 'a.docx', samples.pdf, 'a.pdf', /was called \.docx and is a PDF/],
		['a PDF that is called a text', 'a.txt', samples.pdf, 'a.pdf', /its name was corrected/],
		['a GIF', 'a.gif', samples.gif, 'a.gif', /GIF picture, which GoFax may not/],
		['a BMP', 'a.bmp', samples.bmp, 'a.bmp', /BMP picture, which GoFax may not/],
		['unknown bytes', 'a.pdf', samples.unknown, 'a.pdf', /GoFax may not be able to convert it/],
		['unknown bytes that are called text', 'a.txt', samples.unknown, 'a.txt', /bytes do not show/],
		['an old Office file that is called a new one', 'a.docx', samples.ole2, 'a.docx', /password/],
		['the same for Excel', 'a.xlsx', samples.ole2, 'a.xlsx', /save it as a PDF without a password/],
		['an archive', 'a.zip', samples.zip, 'a.zip', /called \.zip and holds a ZIP archive/],
		['an archive that is called a PDF', 'a.pdf', samples.zip, 'a.pdf', /called \.pdf and holds a ZIP/],
		['an Outlook message', 'a.msg', samples.ole2, 'a.msg', /called \.msg/],
		['a new letter that is called an old one', 'a.doc', samples.zip, 'a.doc', /called \.doc/],
		['a text that is called a PDF', 'a.pdf', samples.plainText, 'a.pdf', /called \.pdf and holds plain text/],
		['JSON that is called a PDF', 'a.pdf', bytes('{"error":"no"}'), 'a.pdf', /holds plain text/],
		['a text that is called a new letter', 'a.docx', samples.plainText, 'a.docx', /holds plain text/],
		[
			'Word XML that is called a new letter',
			'a.docx',
			officeTexts['a letter in XML'],
			'a.docx',
			/plain text/,
		],
		['a text that is called an old letter', 'a.doc', samples.plainText, 'a.doc', /holds plain text/],
		['a text that is called a picture', 'a.heic', samples.plainText, 'a.heic', /holds plain text/],
		['an RTF that is called a text', 'a.txt', samples.rtf, 'a.txt', /may fax its source/],
		['an RTF that is called a PDF', 'a.pdf', samples.rtf, 'a.pdf', /an RTF document/],
		['a web page of Office that is called .doc', 'a.doc', officePage, 'a.doc', /a web page/],
		[
			'one whose heading names Office',
			'a.xls',
			bytes('<html><meta name=ProgId content=Excel.Sheet><body></body></html>'),
			'a.xls',
			/a web page/,
		],
		['a web page without a name', '', samples.webPage, 'data.html', /a login page/],
		['base64 without a name', '', base64, 'data.txt', /base64 text/],
		['base64 that is called a text', 'a.txt', base64, 'a.txt', /Move Base64 String to File/],
		['a PDF without an end', 'a.pdf', cut, 'a.pdf', /part of it may be missing/],
		['a form of Adobe', 'a.pdf', Buffer.concat([bytes('%PDF-1.7\n/XFA['), samples.pdf]), 'a.pdf', /Adobe/],
	])('%s', (_what, name, data, fileName, warning) => {
		const { fileName: given, warnings } = document(name, data);
		expect(given).toBe(fileName);
		expect(warnings).toEqual([expect.stringMatching(warning)]);
		expect(warnings[0]).toMatch(new RegExp(`^"${fileName}" .*\\.$`));
	});

	it('an encrypted PDF', async () => {
		const pdf = await pdfOf({ userPassword: 'secret' });
		expect(document('a.pdf', pdf).warnings).toEqual([expect.stringMatching(/may ask for a password/)]);
	});

	it('everything that is doubtful about one document', () => {
		const { warnings } = document('scan.tif', bytes('%PDF-1.7 /Encrypt /XFA'));
		expect(warnings).toHaveLength(4);
	});

	it('a document without telling its content', () => {
		const secret = 'HIV positive';
		for (const beginning of ['', '%PDF-1.7 /Encrypt ', 'GIF89a', '\0', '{\\rtf']) {
			const { warnings } = document('a.docx', bytes(`${beginning}${secret}`));
			expect(warnings.length).toBeGreaterThan(0);
			expect(warnings.join()).not.toContain(secret);
		}
	});
});

describe('toFaxDocument refuses', () => {
	const promising = Object.entries(documentTypes)
		.filter(([key]) => !['plainText', 'webPage'].includes(key))
		.flatMap(([, { extensions }]) => [...extensions]);

	it.each(promising)('a web page and base64 that are called .%s', (extension) => {
		const notDecoded = [base64, bytes(`data:application/pdf;base64,${base64.toString()}`)];
		for (const [data, advice] of [
			[samples.webPage, /a web page\. .*error or a login page/],
			...notDecoded.map((data) => [data, /base64 text\. .*Move Base64 String to File/] as const),
		] as const) {
			const problem = problemOf(() => document(`letter.${extension.toUpperCase()}`, data, 'scan'));
			expect(problem.message).toBe('The document in "scan" is not what its name says');
			expect(problem.advice).toMatch(advice);
			expect(problem.advice).toMatch(/^Nothing was sent\./);
		}
	});

	it.each(['letter.docx', 'letter.pdf'])('a web page that Office made and is called %s', (name) => {
		expect(problemOf(() => document(name, officePage)).advice).toMatch(/a web page/);
	});

	it('an empty document, and names its field', () => {
		const { message, advice } = problemOf(() => document('letter.pdf', Buffer.alloc(0), 'attachment_0'));
		expect(message).toBe('The document in "attachment_0" is empty');
		expect(advice).toMatch(/no bytes/);
	});

	it.each([
		['a new Office file', samples.zip, /ZIP archive or a new Office file/],
		['an old Office file', samples.ole2, /an old Office file/],
		['unknown bytes', samples.unknown, /do not show its type/],
	])('%s without an extension, and asks for a name', (_what, data, advice) => {
		for (const name of ['', 'letter', 'Notes 1.5', 'letter.']) {
			const problem = problemOf(() => document(name, data));
			expect(problem.message).toBe('The type of the document in "data" is not known');
			expect(problem.advice).toMatch(advice);
			expect(problem.advice).toMatch(/Give it a name like letter\.docx/);
		}
	});
});

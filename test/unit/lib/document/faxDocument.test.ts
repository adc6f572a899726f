import { toFaxDocument } from '../../../../lib/fax/faxJob';
import { compoundFileOf, pdfOf } from './madeDocuments';
import { problemOf } from '../problemOf';
import { samples, zipOf } from './sampleDocuments';

const bytes = (content: string) => Buffer.from(content, 'latin1');
const page = bytes('<!DOCTYPE html><html><body>Please log in</body></html>');
const word = compoundFileOf(['WordDocument']);
const excel = compoundFileOf(['Workbook']);
const program = bytes('MZ\x90\x00\x03\x00\x00\x00');
const unknown = bytes('\x00\x01\x02\x03');

describe('toFaxDocument corrects the name of', () => {
	it.each([
		['an old workbook that is called a letter', 'list.doc', excel, 'list.xls'],
		['an old letter that is called a workbook', 'letter.xls', word, 'letter.doc'],
		[
			'an old presentation that is called a letter',
			'slides.doc',
			compoundFileOf(['PowerPoint Document']),
			'slides.ppt',
		],
		['an old letter that is called a new one', 'letter.docx', word, 'letter.doc'],
		['a picture that is called a PDF', 'scan.pdf', samples.jpeg, 'scan.jpg'],
		['a web page that is called a letter', 'letter.doc', page, 'letter.html'],
		['a table in text that is called a workbook', 'list.xls', bytes('a\tb\n1\t2\n'), 'list.txt'],
		['a web page without a name', '', page, 'data.html'],
	])('%s', (_what, name, data, corrected) => {
		expect(toFaxDocument('data', name, data).fileName).toBe(corrected);
	});
});

describe('toFaxDocument keeps the name of', () => {
	it.each([
		['an old workbook', 'list.xls', excel],
		['a Word template', 'letter.dot', word],
		['a web page', 'page.htm', page],
		['text that is called a web page', 'page.html', bytes('Dear Sir')],
		['a web page that is called text, for somebody may want its source', 'page.txt', page],
		['text under the name of another kind of text', 'list.csv', bytes('a,b\n')],
		['text in UTF-16', 'letter.txt', Buffer.from('\ufeffGrüße', 'utf16le')],
		[
			'what we do not know, under a name that we do not know',
			'letter.odt',
			zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' }),
		],
		['a picture of a kind that we do not know', 'photo.gif', bytes('GIF89a\x01\x00')],
		['an Outlook message', 'mail.msg', compoundFileOf(['__properties_version1.0'])],
		['a presentation', 'slides.pptx', zipOf({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' })],
		[
			'a Word document whose folder has another name',
			'letter.docx',
			zipOf({ '[Content_Types].xml': '', 'content/main.xml': '' }),
		],
	])('%s', (_what, name, data) => {
		expect(toFaxDocument('data', name, data).fileName).toBe(name);
	});
});

describe('toFaxDocument refuses', () => {
	it.each([
		['a program that is called a PDF', 'letter.pdf', program, /"letter\.pdf" holds a Windows program\./],
		['a program that is called text', 'letter.txt', program, /a Windows program/],
		['an archive that is called a PDF', 'letter.pdf', zipOf({ 'a.jpg': samples.jpeg }), /a ZIP archive/],
		['an archive that is called a letter', 'letter.docx', zipOf({ 'a.jpg': samples.jpeg }), /a ZIP archive/],
		[
			'a presentation that is called a letter',
			'letter.docx',
			zipOf({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }),
			/a PowerPoint presentation/,
		],
		[
			'an Outlook message that is called a letter',
			'mail.doc',
			compoundFileOf(['__properties_version1.0']),
			/neither a Word document nor/,
		],
		[
			'a photo of a telephone that is called a JPEG',
			'photo.jpg',
			bytes('\x00\x00\x00\x18ftypheic\x00\x00'),
			/HEIC picture/,
		],
		[
			'unknown bytes that are called a PDF',
			'letter.pdf',
			unknown,
			/none of the kinds.*Look at the node that made or fetched it/,
		],
		[
			'a web page that is called a PDF',
			'letter.pdf',
			page,
			/a web page\..*error or a login page in place of the document/,
		],
		['a web page that is called a new letter', 'letter.docx', page, /a web page/],
		[
			'text that is called a PDF',
			'letter.pdf',
			bytes('{"error":"not found"}'),
			/plain text\..*call it \.txt/,
		],
		['text that is called a picture', 'scan.tif', bytes('not found'), /plain text/],
		[
			'base64 that is called a PDF',
			'letter.pdf',
			bytes(samples.pdf.toString('base64')),
			/base64 text.*Move Base64 String to File/,
		],
	])('%s', (_what, name, data, advice) => {
		const problem = problemOf(() => toFaxDocument('scan', name, data));
		expect(problem.message).toBe('The document in "scan" is not what its name says');
		expect(problem.advice).toMatch(advice);
	});

	it('a PDF that asks for a password', async () => {
		const pdf = await pdfOf({ userPassword: 'secret' });
		const { message, advice } = problemOf(() => toFaxDocument('scan', 'letter.pdf', pdf));
		expect(message).toBe('The PDF in "scan" is protected by a password');
		expect(advice).toMatch(/cannot open it.*Save it without a password/);
	});

	it('a Word document that asks for a password', () => {
		const locked = compoundFileOf(['EncryptedPackage', 'EncryptionInfo']);
		const { message } = problemOf(() => toFaxDocument('scan', 'letter.docx', locked));
		expect(message).toBe('The Office document in "scan" is protected by a password');
	});

	it('a PDF without a page', async () => {
		const pdf = await pdfOf({ autoFirstPage: false }, () => undefined);
		const { message, advice } = problemOf(() => toFaxDocument('scan', 'letter.pdf', pdf));
		expect(message).toBe('The PDF in "scan" has no page');
		expect(advice).toMatch(/nothing to fax/);
	});
});

describe('toFaxDocument, given the beginning and the end of a large document', () => {
	it('sees that it asks for a password', async () => {
		const pdf = await pdfOf({ userPassword: 'secret', compress: false }, (document) => {
			for (let line = 0; line < 400; line += 1) document.text(`line ${line}`);
		});
		const ends = Buffer.concat([pdf.subarray(0, 2_000), pdf.subarray(-20_000)]);
		expect(ends.length).toBeLessThan(pdf.length);
		expect(problemOf(() => toFaxDocument('scan', 'a.pdf', ends, pdf.length)).message).toMatch(
			/protected by a password/,
		);
	});

	it('lets it pass where it cannot tell', async () => {
		const pdf = await pdfOf({ userPassword: 'secret' });
		expect(toFaxDocument('scan', 'a.pdf', pdf.subarray(0, 500), pdf.length).fileName).toBe('a.pdf');
	});
});

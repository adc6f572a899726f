import * as fc from 'fast-check';
import { toFaxDocument, toSendFaxBody, type FaxJob } from '../../../../lib/fax/faxJob';
import { Base64Of, jsonParts } from '../../../../lib/api/jsonParts';
import { problemOf } from '../problemOf';
import { samples } from '../document/sampleDocuments';

describe('toFaxDocument gives a name whose extension says what the document is', () => {
	it.each([
		['keeps a right name', 'My File.pdf', samples.pdf, 'My File.pdf'],
		['keeps the other spelling of the same type', 'scan.tiff', samples.tiffLittleEndian, 'scan.tiff'],
		['keeps jpeg', 'photo.JPEG', samples.jpeg, 'photo.JPEG'],
		['keeps an old Excel file, which has the bytes of an old Word file', 'list.xls', samples.doc, 'list.xls'],
		['keeps an old presentation', 'slides.ppt', samples.doc, 'slides.ppt'],
		['keeps a Word file with macros', 'letter.docm', samples.docx, 'letter.docm'],
		['keeps an Excel template', 'list.xltx', samples.xlsx, 'list.xltx'],
		['adds an extension', 'letter', samples.pdf, 'letter.pdf'],
		['adds an extension behind a date', 'Invoice 12.05.2024', samples.pdf, 'Invoice 12.05.2024.pdf'],
		['corrects an extension', 'letter.docx', samples.pdf, 'letter.pdf'],
		['corrects Word, which is no Excel', 'letter.xlsx', samples.docx, 'letter.docx'],
		['corrects only the end', 'letter.txt.bin', samples.pdf, 'letter.txt.pdf'],
		['names a document without a name after its field', '', samples.pdf, 'data.pdf'],
		['names a document without a stem after its field', '.bin', samples.pdf, 'data.pdf'],
		['trims', '  letter.pdf ', samples.pdf, 'letter.pdf'],
		['trusts the name of what it does not know', 'letter.txt', samples.plainText, 'letter.txt'],
	])('%s', (_what, givenName, data, fileName) => {
		const document = toFaxDocument('data', givenName, data);
		expect(document.fileName).toBe(fileName);
		expect(document.data).toBe(data);
	});

	it('refuses an empty document, and names its field', () => {
		const { message, advice } = problemOf(() => toFaxDocument('attachment_0', 'letter.pdf', Buffer.alloc(0)));
		expect(message).toBe('The document in "attachment_0" is empty');
		expect(advice).toMatch(/no bytes/);
	});

	it.each([
		['letter', /"letter" has none.*letter\.pdf/],
		['', /this document has none/],
		['Notes 1.5', /"Notes 1\.5" has none/],
	])('refuses "%s" where neither name nor bytes tell the type', (givenName, advice) => {
		const problem = problemOf(() => toFaxDocument('data', givenName, samples.plainText));
		expect(problem.message).toMatch(/type of the document in "data" cannot be told/);
		expect(problem.advice).toMatch(advice);
	});
});

/** The body as GoFax reads it. */
function written(job: FaxJob): unknown {
	const parts = jsonParts<Buffer>(toSendFaxBody(job));
	return JSON.parse(
		parts.map((part) => (typeof part === 'string' ? part : part.content.toString('base64'))).join(''),
	);
}

describe('toSendFaxBody', () => {
	const from = (fileName: string, data: Buffer) => ({ fileName, data: new Base64Of(data, data.length) });
	const documents = [from('My File.pdf', samples.pdf), from('page 2.tif', samples.tiffBigEndian)];

	it('writes the documented fields in GoFax’s spelling, and nothing that is not set', () => {
		expect(
			written({ recipient: '61711111111', documents, callbackUrl: 'https://webhook.company.com' }),
		).toEqual({
			SendTo: '61711111111',
			Documents: [
				{ Filename: 'My File.pdf', Data: samples.pdf.toString('base64') },
				{ Filename: 'page 2.tif', Data: samples.tiffBigEndian.toString('base64') },
			],
			CallbackURL: 'https://webhook.company.com',
		});
	});

	it('writes everything that is set', () => {
		const job = {
			recipient: '61711111111',
			documents: [],
			subject: 'S',
			senderEmail: 'a@b.c',
			clientReference: 'R',
			callbackUrl: 'U',
		};
		expect(written(job)).toEqual({
			SendTo: '61711111111',
			Documents: [],
			Subject: 'S',
			SendFrom: 'a@b.c',
			ClientReference: 'R',
			CallbackURL: 'U',
		});
	});

	it('leaves empty options out', () => {
		const job = {
			recipient: '61711111111',
			documents,
			subject: '',
			senderEmail: '',
			clientReference: '',
			callbackUrl: '',
		};
		expect(Object.keys(toSendFaxBody(job))).toEqual(['SendTo', 'Documents']);
	});

	it('carries every byte', () => {
		fc.assert(
			fc.property(fc.uint8Array(), (bytes) => {
				const document = from('a.pdf', Buffer.from(bytes));
				const body = written({ recipient: '61711111111', documents: [document] });
				expect(body).toEqual({
					SendTo: '61711111111',
					Documents: [{ Filename: 'a.pdf', Data: Buffer.from(bytes).toString('base64') }],
				});
			}),
		);
	});
});

import * as fc from 'fast-check';
import { readReceivedDocument } from '../../../../lib/receivedFax/receivedDocument';
import { problemOf } from '../problemOf';
import { samples } from '../document/sampleDocuments';

const base64 = samples.pdf.toString('base64');
const json = (body: unknown) => Buffer.from(JSON.stringify(body));
const lines = (text: string) => text.replace(/.{20}/g, '$&\r\n');

describe('readReceivedDocument finds the PDF in', () => {
	it.each([
		[
			'an envelope with the text',
			json({ Success: true, Message: null, ValidationErrors: null, Response: base64 }),
			'fax-4851543.pdf',
		],
		[
			'an envelope with file name and data',
			json({ Success: true, Response: { Filename: 'Order 7.pdf', Data: base64 } }),
			'Order 7.pdf',
		],
		[
			'an envelope in camelCase',
			json({ success: true, result: { filename: 'a.pdf', data: base64 } }),
			'a.pdf',
		],
		[
			'an envelope with a list',
			json({ Success: true, Response: [{ Filename: 'a.pdf', Data: base64 }] }),
			'fax-4851543.pdf',
		],
		['an object without an envelope', json({ FileName: 'a.pdf', Data: base64 }), 'a.pdf'],
		['a bare JSON text', json(base64), 'fax-4851543.pdf'],
		['bare base64', Buffer.from(base64), 'fax-4851543.pdf'],
		['bare base64 in lines', Buffer.from(lines(base64)), 'fax-4851543.pdf'],
		['bare base64 without padding', Buffer.from(base64.replace(/=+$/, '')), 'fax-4851543.pdf'],
		['bare base64 with a byte order mark', Buffer.from(`\uFEFF${base64}`), 'fax-4851543.pdf'],
		['a data URI', json(`data:application/pdf;base64,${base64}`), 'fax-4851543.pdf'],
		['the file itself', samples.pdf, 'fax-4851543.pdf'],
		[
			'an envelope with another ID in front, which base64 could be',
			json({ Success: true, Response: { Guid: '3f2504e0-4f89-11d3-9a0c-0305e82c3301', Data: base64 } }),
			'fax-4851543.pdf',
		],
		[
			'an envelope with a checksum in front that is longer than the document',
			json({ Response: { Checksum: '0f'.repeat(300), Data: base64 } }),
			'fax-4851543.pdf',
		],
		[
			'an envelope with a long word in front',
			json({ Response: { Status: 'SuccessfullyReceivedFromSender', Data: base64 } }),
			'fax-4851543.pdf',
		],
	])('%s', (_what, body, fileName) => {
		expect(readReceivedDocument(body, '4851543')).toEqual({
			data: samples.pdf,
			type: { extension: 'pdf', mimeType: 'application/pdf' },
			fileName,
		});
	});
});

describe('readReceivedDocument names a file after what is in it', () => {
	const named = (fileName: string, data: Buffer) =>
		readReceivedDocument(
			json({ Success: true, Response: { Filename: fileName, Data: data.toString('base64') } }),
			'7',
		).fileName;

	it.each([
		['a TIFF', 'scan.tif', samples.tiffLittleEndian, 'scan.tif'],
		['a TIFF that is called PDF', 'scan.pdf', samples.tiffBigEndian, 'scan.tif'],
		['a name without extension', 'scan', samples.pdf, 'scan.pdf'],
		['a name that ends in a date', 'Fax 12.05.2024', samples.pdf, 'Fax 12.05.2024.pdf'],
		['no name', '', samples.tiffBigEndian, 'fax-7.tif'],
		['a path', '../../etc/scan.pdf', samples.pdf, 'scan.pdf'],
		['a Windows path', 'C:\\faxes\\scan.pdf', samples.pdf, 'scan.pdf'],
		['white space around', ' scan.pdf ', samples.pdf, 'scan.pdf'],
		['an unknown type with a name', 'scan.dcx', samples.plainText, 'scan.dcx'],
		['an unknown type without one', '', samples.plainText, 'fax-7.bin'],
	])('%s', (_what, givenName, data, fileName) => {
		expect(named(givenName, data)).toBe(fileName);
	});

	it('a raw TIFF', () => {
		expect(readReceivedDocument(samples.tiffBigEndian, '7')).toMatchObject({
			fileName: 'fax-7.tif',
			type: { mimeType: 'image/tiff' },
		});
	});
});

describe('readReceivedDocument finds no document in', () => {
	it.each([
		['nothing', Buffer.alloc(0)],
		['an empty text', json('')],
		['null', json(null)],
		['an envelope without a document', json({ Success: true, Response: null })],
		['a status text', json({ Success: true, Response: 'Not available yet' })],
		['a web page', Buffer.from('<!DOCTYPE html><html><body>Log in to see your faxes</body></html>')],
		['plain text', Buffer.from('The fax is not available at the moment')],
		['truncated JSON', Buffer.from(`{"Success":true,"Response":"${base64}`)],
		['too little base64', Buffer.from('JVBERi0=')],
	])('%s', (_what, body) => {
		const { message, advice } = problemOf(() => readReceivedDocument(body, '4851543'));
		expect(message).toBe('GoFax sent no document for received fax 4851543');
		expect(advice).toMatch(/Try again in a minute/);
	});

	it('a refusal, and repeats GoFax’s own words', () => {
		const problem = problemOf(() =>
			readReceivedDocument(json({ Success: false, Message: 'No such fax.' }), '7'),
		);
		expect(problem.message).toBe('GoFax refused: No such fax.');
		expect(problem.advice).toMatch(/ID does not exist/);
	});
});

describe('readReceivedDocument', () => {
	it('gives back every byte of a document, however it is wrapped', () => {
		const document = fc
			.uint8Array({ minLength: 40 })
			.map((bytes) => Buffer.concat([samples.pdf, Buffer.from(bytes)]));
		fc.assert(
			fc.property(document, (data) => {
				const text = data.toString('base64');
				for (const body of [
					data,
					Buffer.from(text),
					json(text),
					json({ Success: true, Response: { Filename: 'a', Data: text } }),
				]) {
					expect(readReceivedDocument(body, '7').data.equals(data)).toBe(true);
				}
			}),
		);
	});

	it('gives back a large document too, with all that stands around it', () => {
		const data = Buffer.concat([samples.pdf, Buffer.alloc(200_000, 'a large document ')]);
		const text = data.toString('base64');
		for (const [body, fileName] of [
			[json({ Success: true, Response: { Filename: 'Order 7.pdf', Data: text } }), 'Order 7.pdf'],
			[json({ Success: true, Response: { Data: text, Checksum: '0f'.repeat(90_000) } }), 'fax-7.pdf'],
			[json({ Success: true, Response: [{ Data: text }] }), 'fax-7.pdf'],
			[json(lines(text)), 'fax-7.pdf'],
			[Buffer.from(` \uFEFF${lines(text)}`), 'fax-7.pdf'],
			[Buffer.from(`{"Response":"${text.replace(/\//g, '\\/').replace(/=/g, '\\u003d')}"}`), 'fax-7.pdf'],
		] as const) {
			const document = readReceivedDocument(body, '7');
			expect(document.data.equals(data)).toBe(true);
			expect(document.fileName).toBe(fileName);
		}
	});

	it('sees a refusal behind a large text, and a document that breaks off', () => {
		const text = 'QUJD'.repeat(50_000);
		expect(
			problemOf(() => readReceivedDocument(json({ Response: text, Success: false, Message: 'No.' }), '7'))
				.message,
		).toBe('GoFax refused: No.');
		expect(
			problemOf(() => readReceivedDocument(Buffer.from(`{"Success":true,"Response":"${text}`), '7')).message,
		).toBe('GoFax sent no document for received fax 7');
	});

	it('gives a document or a problem for any answer', () => {
		const body = fc.oneof(
			fc.uint8Array().map((bytes) => Buffer.from(bytes)),
			fc.json().map((text) => Buffer.from(text)),
		);
		fc.assert(
			fc.property(body, (answer) => {
				try {
					expect(readReceivedDocument(answer, '7').fileName).toMatch(/./);
				} catch (error) {
					expect(error).toMatchObject({ name: 'Problem' });
				}
			}),
		);
	});
});

import * as fc from 'fast-check';
import { readReceivedDocument } from '../../../../lib/receivedFax/receivedDocument';
import { problemOf } from '../problemOf';
import { samples } from '../document/sampleDocuments';

const base64 = samples.pdf.toString('base64');
const json = (body: unknown) => Buffer.from(JSON.stringify(body));
const lines = (text: string) => text.replace(/.{20}/g, '$&\r\n');
/** Bytes of no kind that we know. */
const unknown = (bytes: number) => Buffer.alloc(bytes, 7);

describe('readReceivedDocument finds the PDF in', () => {
	it.each([
		['an envelope with the text', json({ Success: true, Message: null, Response: base64 }), ''],
		['the envelope of v2.0', json({ success: true, result: { filename: 'a.pdf', data: base64 } }), 'a.pdf'],
		['an envelope with a payload', json({ success: true, payload: { base64Str: base64, type: 'pdf' } }), ''],
		['an envelope with a list', json({ Response: [{ Filename: 'a.pdf', Data: base64 }] }), 'a.pdf'],
		['an envelope with a list of texts', json({ Response: ['no', base64] }), ''],
		['an object without an envelope', json({ FileName: 'a.pdf', Data: base64 }), 'a.pdf'],
		[
			'an object in an object',
			json({ Response: { Filename: 'a.pdf', Document: { Data: base64 } } }),
			'a.pdf',
		],
		['an object under another key', json({ Response: { Fax: { Name: 'a', Content: base64 } } }), 'a.pdf'],
		[
			'an object whose own name is nearer',
			json({ Name: 'b', Data: { Filename: 'a', Data: base64 } }),
			'a.pdf',
		],
		['a bare JSON text', json(base64), ''],
		['bare base64', Buffer.from(base64), ''],
		['bare base64 in lines', Buffer.from(lines(base64)), ''],
		['bare base64 without padding', Buffer.from(base64.replace(/=+$/, '')), ''],
		['bare base64 with a byte order mark', Buffer.from(`\uFEFF${base64}`), ''],
		['JSON with a byte order mark', Buffer.from(`\uFEFF${JSON.stringify({ Response: base64 })}`), ''],
		['a data URI', json(`data:application/pdf;base64,${base64}`), ''],
		['the file itself', samples.pdf, ''],
	])('%s', (_what, body, fileName) => {
		expect(readReceivedDocument(body, '4851543')).toMatchObject({
			data: samples.pdf,
			type: { mimeType: 'application/pdf' },
			fileName: fileName || 'fax-4851543.pdf',
		});
	});

	it.each([
		'Data',
		'Document',
		'Base64Str',
		'TiffBase64',
		'FileData',
		'Content',
		'Response',
		'Payload',
		'result',
	])('the key %s, in any case, and not what is beside it', (key) => {
		for (const name of [key, key.toLowerCase(), key.toUpperCase()]) {
			const answer = {
				Guid: '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
				Checksum: '0f'.repeat(300),
				Status: 'SuccessfullyReceivedFromSender',
				Thumbnail: samples.png.toString('base64'),
				[name]: base64,
			};
			expect(readReceivedDocument(json(answer), '7').data).toEqual(samples.pdf);
			expect(readReceivedDocument(json({ Response: answer }), '7').data).toEqual(samples.pdf);
		}
	});

	it('several documents, of which the first with a known type counts', () => {
		const body = json({ Response: { Content: unknown(500).toString('base64'), Data: base64 } });
		expect(readReceivedDocument(body, '7').data).toEqual(samples.pdf);
	});
});

describe('readReceivedDocument names a file after what is in it', () => {
	const named = (fileName: unknown, data: Buffer) =>
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
		['null', null, samples.pdf, 'fax-7.pdf'],
		['a number', 123, samples.pdf, '123.pdf'],
		['an object', {}, samples.pdf, 'fax-7.pdf'],
		['a path', '../../etc/scan.pdf', samples.pdf, 'scan.pdf'],
		['a Windows path', 'C:\\faxes\\scan.pdf', samples.pdf, 'scan.pdf'],
		['control characters', 'sc\r\nan\0.pdf', samples.pdf, 'scan.pdf'],
		['a name that is only an extension', '.pdf', samples.pdf, 'fax-7.pdf'],
		['an unknown type with a name', 'scan.dcx', unknown(100), 'scan.dcx'],
		['an unknown type without one', '', unknown(100), 'fax-7.bin'],
		['an archive without one', '', samples.zip, 'fax-7.bin'],
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
	const sha512 = '0f'.repeat(64);
	const page = Buffer.from(`<html><body>Log in to see your faxes${' '.repeat(100)}</body></html>`);
	const error = Buffer.from(JSON.stringify({ Error: 'not found'.repeat(20) }));
	it.each([
		['nothing', Buffer.alloc(0)],
		['an empty text', json('')],
		['null', json(null)],
		['a number', json(1234567890123456)],
		['an envelope without a document', json({ Success: true, Response: null })],
		['a status text', json({ Success: true, Response: 'Not available yet' })],
		['a status word', json({ Success: true, Response: 'DocumentNotYetAvailable2' })],
		['a status word in a list', json({ Response: ['DocumentNotYetAvailable2'] })],
		['a bare status word', Buffer.from('DocumentNotYetAvailable2')],
		['a checksum beside the name', json({ Response: { Filename: 'a.pdf', Data: null, Checksum: sha512 } })],
		['a long text under another key', json({ Response: { Signature: 'QUJD'.repeat(200), Data: '' } })],
		['a PDF under another key', json({ Response: { Thumbnail: base64 } })],
		['a PDF in the message', json({ Success: true, Message: base64 })],
		['a hash in the place of the document', json({ Response: sha512 })],
		['a bare hash', Buffer.from(sha512)],
		['99 bytes of an unknown kind', json({ Data: unknown(99).toString('base64') })],
		['a web page', Buffer.from('<!DOCTYPE html><html><body>Log in to see your faxes</body></html>')],
		['a web page that speaks of PDF', Buffer.from('<html><body>Not a file that begins with %PDF-1.</body>')],
		['a web page in base64', json({ Data: page.toString('base64') })],
		['an error in base64', json({ Data: error.toString('base64') })],
		['plain text', Buffer.from('The fax is not available at the moment')],
		['JSON that speaks of PDF', json({ Success: true, Message: 'The file does not begin with %PDF-1.' })],
		['truncated JSON', Buffer.from(`{"Success":true,"Response":"${base64}`)],
		['too little base64', Buffer.from('JVBERi0=')],
		[
			'a document that is nested beyond reason',
			Buffer.from(`${'['.repeat(99_999)}"${base64}"${']'.repeat(99_999)}`),
		],
	])('%s', (_what, body) => {
		const { message, advice } = problemOf(() => readReceivedDocument(body, '4851543'));
		expect(message).toBe('GoFax sent no document for received fax 4851543');
		expect(advice).toMatch(/Try again in a minute/);
	});

	it.each([{ Success: false }, { success: 'False', Response: base64 }])('the refusal %j', (answer) => {
		expect(problemOf(() => readReceivedDocument(json(answer), '7')).message).toMatch(/^GoFax refused/);
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

	it('gives back a large document too, with everything around it', () => {
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
			const before = Buffer.from(body);
			const document = readReceivedDocument(body, '7');
			expect(document.data.equals(data)).toBe(true);
			expect(document.fileName).toBe(fileName);
			expect(body.equals(before)).toBe(true);
		}
	});

	it('sees a refusal after a large text, and a document that breaks off', () => {
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

import { strToU8, zipSync } from 'fflate';
import { endsOf, recognise } from '../../../../lib/document/recognise';
import { pdfOf, typesByOracle } from './madeDocuments';
import { samples } from './sampleDocuments';

// Starts a process, on a machine that may be busy with other suites.
jest.setTimeout(120_000);

const bytes = (content: string) => Buffer.from(content, 'latin1');

/** A picture of one black pixel; what follows the header is enough for a reader to know it. */
const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
	'base64',
);
const tiffDirectory = bytes('\x01\x00\x00\x01\x03\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00');

/** What file-type says of each, and what we say if that differs. */
const documents = async (): Promise<{ [name: string]: [data: Buffer, theirs?: string, ours?: string] }> => ({
	'a PDF with pages': [await pdfOf({}), 'application/pdf'],
	'a little-endian TIFF': [Buffer.concat([bytes('II*\x00\x08\x00\x00\x00'), tiffDirectory]), 'image/tiff'],
	'a big-endian TIFF': [bytes('MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00'), 'image/tiff'],
	'a PNG': [png, 'image/png'],
	'a JPEG with JFIF': [
		bytes('\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9'),
		'image/jpeg',
	],
	'a JPEG with Exif': [bytes('\xff\xd8\xff\xe1\x00\x08Exif\x00\x00\xff\xd9'), 'image/jpeg'],
	'a GIF': [samples.gif, 'image/gif'],
	'a BMP': [samples.bmp, 'image/bmp'],
	'an RTF': [samples.rtf, 'application/rtf'],
	'an old Office file': [samples.ole2, 'application/x-cfb', 'application/x-ole-storage'],
	'a ZIP archive': [Buffer.from(zipSync({ 'photo.jpg': strToU8('x') })), 'application/zip'],
	'an empty ZIP archive': [Buffer.from(zipSync({})), 'application/zip'],
	// Readers open it, and file-type does not know it.
	'a PDF after line breaks': [
		Buffer.concat([bytes('\r\n\r\n'), await pdfOf({})]),
		undefined,
		'application/pdf',
	],
	'plain text': [samples.plainText, undefined, 'text/plain'],
	'a text that begins with BM': [bytes('BM Smith, 14 High Street, Brisbane'), 'image/bmp', 'text/plain'],
	'a web page': [samples.webPage, undefined, 'text/html'],
	'a Windows program': [bytes(`MZ\x90\x00${'\x00'.repeat(64)}`), 'application/x-msdownload', 'none'],
});

test('recognise and file-type agree on every kind of document in our table', async () => {
	const made = await documents();
	const oracle = typesByOracle(
		Object.fromEntries(Object.entries(made).map(([name, [data]]) => [name, data])),
	);
	for (const [name, [data, theirs, ours = theirs]] of Object.entries(made)) {
		expect([name, oracle[name]?.mime]).toEqual([name, theirs]);
		expect([name, recognise(endsOf(data)).type?.mimeType ?? 'none']).toEqual([name, ours]);
	}
});

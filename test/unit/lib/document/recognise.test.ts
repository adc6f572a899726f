import { documentTypes } from '../../../../lib/document/documentType';
import { END_BYTES, endsOf, recognise } from '../../../../lib/document/recognise';
import { processorMs } from '../processorMs';
import { officeTexts, samples } from './sampleDocuments';

const bytes = (content: string) => Buffer.from(content, 'latin1');
const utf16 = (content: string) => Buffer.from(content, 'utf16le');
const typeOf = (data: Buffer) => recognise(endsOf(data)).type;
const signsOf = (data: Buffer) => recognise(endsOf(data)).signs;

describe('recognise tells by the first bytes', () => {
	it.each<[string, Buffer, keyof typeof documentTypes]>([
		['a PDF', samples.pdf, 'pdf'],
		['a little-endian TIFF', samples.tiffLittleEndian, 'tiff'],
		['a big-endian TIFF', samples.tiffBigEndian, 'tiff'],
		['a PNG', samples.png, 'png'],
		['a JPEG', samples.jpeg, 'jpeg'],
		['a GIF', samples.gif, 'gif'],
		['a BMP', samples.bmp, 'bmp'],
		['a BMP with a long header', bytes(`BM${'\x01'.repeat(12)}\x7c\0\0\0`), 'bmp'],
		['a new Office file', samples.zip, 'zip'],
		['an empty archive', bytes(`PK\x05\x06${'\0'.repeat(18)}`), 'zip'],
		['an old Office file', samples.ole2, 'ole2'],
		['an RTF', samples.rtf, 'rtf'],
		['an RTF after a byte order mark', Buffer.from('\ufeff{\\rtf1 Dear Sir}'), 'rtf'],
		['an RTF in UTF-16', utf16('\ufeff{\\rtf1 Dear Sir}'), 'rtf'],
		['a PDF after line breaks', Buffer.concat([bytes('\r\n\r\n'), samples.pdf]), 'pdf'],
		['a PDF after a byte order mark', Buffer.from(`\ufeff${samples.pdf.toString()}`), 'pdf'],
		['a PDF after what a printer wants', Buffer.concat([bytes('\x1b%-12345X@PJL\r\n'), samples.pdf]), 'pdf'],
		[
			'a PDF after a warning of a script',
			Buffer.concat([bytes('<br />\n<b>Notice</b>: x'), samples.pdf]),
			'pdf',
		],
		['a small PDF after other bytes', bytes('\0\x01%PDF-1.4\n%%EOF'), 'pdf'],
		['a PDF after just less than 1,024 bytes', Buffer.concat([Buffer.alloc(1_000, 'x'), samples.pdf]), 'pdf'],
		['a TIFF that speaks of PDF', Buffer.concat([samples.tiffBigEndian, samples.pdf]), 'tiff'],
		['an archive with a PDF in it', Buffer.concat([samples.zip, samples.pdf]), 'zip'],
	])('%s', (_what, data, key) => {
		expect(typeOf(data)).toBe(documentTypes[key]);
	});
});

describe('recognise takes for text', () => {
	it.each([
		['plain text', samples.plainText],
		['text in Windows-1252', bytes('Gr\xfc\xdfe, 5 \x80')],
		['text in UTF-8 with its mark', Buffer.from('\ufeffGrüße')],
		['text in UTF-16', utf16('\ufeffGrüße')],
		['text in UTF-16 without a mark', utf16('Dear Sir')],
		['text in UTF-16, the other byte first', utf16('\ufeffGrüße').swap16()],
		['text for a printer', bytes('page 1\f\x1b(0page 2\x1a')],
		['a text that begins with BM', bytes('BM Smith, 14 High Street, Brisbane')],
		['a text that begins with PK', bytes('PK Smith, 14 High Street, Brisbane')],
		['a text about GIF', bytes('GIF pictures are small')],
		['a text about PDF', bytes('A file that begins with %PDF-1.7 is a PDF.')],
		['a PDF header after 1,024 bytes', Buffer.concat([Buffer.alloc(1_025, 'x'), samples.pdf])],
		['half a PDF header', bytes('%PDF')],
		['half of RTF', bytes('{\\rt')],
		['JSON', bytes('{"error":"not found"}')],
		['XML', bytes('<?xml version="1.0"?>\n<letter/>')],
		['a text about web pages', bytes('Begin with <html>')],
		['white space', bytes(' \r\n')],
		...Object.entries(officeTexts),
	])('%s', (_what, data) => {
		expect(typeOf(data)).toBe(documentTypes.plainText);
		expect(signsOf(data)).not.toContain('base64');
	});
});

describe('recognise does not know', () => {
	it.each([
		['zeros', Buffer.alloc(20)],
		['a program', bytes('MZ\x90\0\x03\0\0\0\x04\0\0\0')],
		['a cut signature of an archive', bytes('PK\x03')],
		['a cut BMP', bytes('BM\x46\0\0\0')],
	])('%s', (_what, data) => {
		expect(typeOf(data)).toBeUndefined();
	});
});

describe('recognise sees a web page', () => {
	const page = '<!DOCTYPE html>\n<html></html>';
	it.each([
		['as it is', bytes(page)],
		['in capitals', bytes(page.toUpperCase())],
		['with attributes', bytes('<html lang="en"><body></body></html>')],
		['after white space', bytes(`\r\n\t ${page}`)],
		['after a byte order mark', Buffer.from(`\ufeff${page}`)],
		['after two byte order marks and white space', Buffer.from(`\ufeff\ufeff \n${page}`)],
		['after comments', bytes(`<!-- a > b -->\n<!---->${page}`)],
		[
			'after an XML declaration',
			bytes(`<?xml version="1.0"?>\n<!-- x --><html xmlns="http://www.w3.org/1999/xhtml"/>`),
		],
		['in UTF-16', utf16(`\ufeff${page}`)],
		['in UTF-16 without a mark', utf16(page)],
		['in UTF-16, the other byte first', utf16(`\ufeff${page}`).swap16()],
		['without its beginning', bytes('<title>Log in</title>')],
		['that begins with a picture', bytes('<img src="logo.png"><p>Log in</p>')],
		['of one line, as some servers answer', bytes('<h1>502 Bad Gateway</h1>')],
		['that holds other bytes too', bytes(`${page}\0\x01`)],
		['that speaks of PDF', bytes('<html><body>The file does not begin with %PDF-1.</body></html>')],
	])('%s', (_what, data) => {
		expect(typeOf(data)).toBe(documentTypes.webPage);
	});
});

describe('recognise sees base64', () => {
	const text = samples.pdf.toString('base64');
	const lines = (content: string, width: number, end = '\r\n') =>
		content.replace(new RegExp(`.{${width}}`, 'g'), `$&${end}`);
	it.each([
		['as it is', bytes(text)],
		['without padding', bytes(text.replace(/=+$/, ''))],
		['for URLs', bytes(text.replaceAll('+', '-').replaceAll('/', '_'))],
		['in lines', bytes(lines(text, 40))],
		['in lines that are indented', bytes(lines(`  ${text}`, 42, '\n  '))],
		['after white space and a mark', Buffer.from(`\ufeff \n${text}\n\n`)],
		['in UTF-16', utf16(`\ufeff${text}`)],
		['as a JSON text', bytes(JSON.stringify(text))],
		['as a JSON text with escapes', bytes(`"${lines(text, 40, '\\r\\n')}\\u002B\\/"`)],
		['as a data URI', bytes(`data:application/pdf;base64,${text}`)],
		['as a data URI in capitals', bytes('DATA:text/plain;charset=utf-8;BASE64,QUJD')],
		['as a data URI with a name', bytes(`data:application/pdf;name=my letter.pdf;base64,${text}`)],
		['as a data URI that is a JSON text', bytes(JSON.stringify(`data:image/png;base64,${text}`))],
		['of a short PDF', bytes(Buffer.from('%PDF-1.4\n').toString('base64'))],
		['of a short picture', bytes(samples.gif.toString('base64'))],
		['in lines of any length', bytes(`${text.slice(0, 10)}\n${text.slice(10, 40)}\n${text.slice(40)}`)],
		['whose + became blanks', bytes(text.replace(/.{9}/g, '$& '))],
		['as a data URI without a type', bytes('data:;base64,QUJD')],
		['longer than what is looked at', bytes(lines('QUJD'.repeat(30_000), 76))],
	])('%s', (_what, data) => {
		expect(signsOf(data)).toEqual(['base64']);
	});

	it.each([
		['a word', 'Antidisestablishment'],
		['words in lines', 'Referral\nPatient\nMedication\nDosage'],
		['numbers in lines', '0412345678\n0498765432\n0400000000'],
		['a sentence', 'The fax is not available at the moment'],
		['a list of data', 'Data: name, number'],
		['JSON with base64 in it', `{"data":"${text}"}`],
		['base64 and something else', `${text}!`],
		['words that are long', `Antidisestablishmentarianism or else`],
	])('and not in %s', (_what, content) => {
		expect(signsOf(bytes(content))).toEqual([]);
	});
});

describe('recognise sees in a PDF', () => {
	const pdf = (body: string, end = '%%EOF\n') => bytes(`%PDF-1.7\n1 0 obj\n${body}\nendobj\n${end}`);
	const far = 'x'.repeat(3 * END_BYTES);
	it.each([
		['nothing, if it is as usual', pdf(''), []],
		['that it is encrypted', pdf('', 'trailer << /Encrypt 5 0 R >>\n%%EOF'), ['encrypted']],
		['that it is, by a dictionary', pdf('', 'trailer <</Encrypt<</V 4>>>>\n%%EOF'), ['encrypted']],
		['that it is, near the beginning', pdf(`<</Encrypt 5 0 R>>${far}`), ['encrypted']],
		['that it is, near the end of a large one', pdf(far, '<</Encrypt 5 0 R>>\n%%EOF'), ['encrypted']],
		['nothing in another name', pdf('/EncryptMetadata /XFAnother'), []],
		['nothing in the middle', pdf(`${far}/Encrypt /XFA${far}`), []],
		['that its end is missing', pdf('', ''), ['noEnd']],
		['that its end is missing, though an older end is there', pdf(`%%EOF ${far}`, ''), ['noEnd']],
		['nothing in some bytes after its end', pdf('', `%%EOF${'\0'.repeat(3_000)}`), []],
		['a form of Adobe', pdf('<</XFA 7 0 R>>'), ['xfa']],
		['all at once', pdf('/XFA[]/Encrypt 5 0 R', ''), ['encrypted', 'noEnd', 'xfa']],
	])('%s', (_what, data, signs) => {
		expect(signsOf(data)).toEqual(signs);
	});
});

describe('recognise takes linear time', () => {
	const hostile: Array<[string, (length: number) => string]> = [
		['base64 and line breaks', (length) => `${'A'.repeat(24)}${'\n'.repeat(length)}!`],
		['base64 without an end', (length) => `${'A'.repeat(length)}!`],
		['comments without an end', (length) => '<!--'.repeat(length / 4)],
		['comments and no page', (length) => '<!---->'.repeat(length / 7)],
		['comments that overlap', (length) => '<!-->'.repeat(length / 5)],
		['declarations', (length) => '<?'.repeat(length / 2)],
		['white space', (length) => `${' '.repeat(length)}x`],
		['headers of PDF', (length) => `x${'%PDF-1'.repeat(length / 6)}`],
		['names of a PDF', (length) => `%PDF-${'/Encrypts/XFAs'.repeat(length / 14)}`],
		['what only looks like objects', (length) => `x%PDF-1${'1 ob'.repeat(length / 4)}`],
		['a data URI', (length) => `data:${'a;'.repeat(length / 2)}`],
		['the type of a data URI', (length) => `data:${'a'.repeat(length / 2)}/${'a'.repeat(length / 2)}`],
		['short words', (length) => 'ab '.repeat(length / 3)],
		['escapes', (length) => `"${'\\u002'.repeat(length / 5)}`],
		['a content type', (length) => `content-type:${' '.repeat(length)}`],
	];

	it.each(hostile)('for %s of any size', (_what, make) => {
		const data = bytes(make(8 * END_BYTES));
		const ends = endsOf(data);
		expect(ends.head.length + ends.tail.length).toBe(2 * END_BYTES);
		// A quadratic pattern takes seconds.
		expect(processorMs(() => recognise(ends))).toBeLessThan(500);
	});
});

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { endsOf, recognise } from '../../../lib/document/recognise';
import { textToPdf } from '../../../lib/document/textPdf';

/** Reads base64 PDFs from standard input and prints the text of their pages. In its own process, because jest cannot load PDF.js. */
const READER = `
import { extractText, getDocumentProxy } from 'unpdf';
import { readFileSync } from 'node:fs';
const results = [];
for (const pdf of JSON.parse(readFileSync(0, 'utf8'))) {
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(Buffer.from(pdf, 'base64'))), { mergePages: false });
	results.push(text);
}
process.stdout.write(JSON.stringify(results));
`;

/** What another program reads in each of the PDFs, page by page, without the line breaks. */
function read(...pdfs: Buffer[]): string[][] {
	const output = execFileSync(process.execPath, ['--input-type=module', '--eval', READER], {
		input: JSON.stringify(pdfs.map((pdf) => pdf.toString('base64'))),
		encoding: 'utf8',
	});
	return (JSON.parse(output) as string[][]).map((pages) => pages.map(words));
}

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

test('letters, signs and quotes of Western European languages are read as they were written', () => {
	const text =
		'Zoë Müller, Århus – “naïve” ‘quotes’ €5 £6 … • (brackets) \\back\\slash\\ ÿ ñ Ç ß ½ ° § ™ Œuvre Šime Žižek';
	expect(read(textToPdf(text))).toEqual([[text]]);
});

test('random texts of these characters: every word is read, none is torn or lost', () => {
	const characters = Array.from(
		'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789 ()\\\'".,;:-/%#éèüöäßñçÅØæ€“”’–…\n\t',
	);
	const part = fc.string({ unit: fc.constantFrom(...characters), maxLength: 60 });
	// Words shorter than a line, so that none has to be broken.
	const text = fc
		.array(part, { minLength: 1, maxLength: 300 })
		.map((parts) => words(`Start ${parts.join(' ')}`));
	const texts = fc.sample(text, 100);
	const pdfs = texts.map(textToPdf);
	expect(pdfs.flatMap((pdf) => recognise(endsOf(pdf)).signs)).toEqual([]);
	expect(read(...pdfs).map((pages) => pages.join(' '))).toEqual(texts);
});

test('long texts take several pages, a form feed begins one, and a word longer than a line continues in the next', () => {
	const lines = Array.from({ length: 120 }, (_, index) => `line${index}`);
	const [long, fed, torn] = read(
		textToPdf(lines.join('\n')),
		textToPdf('one\ftwo'),
		textToPdf('x'.repeat(200)),
	);
	expect(long).toEqual(
		[lines.slice(0, 52), lines.slice(52, 104), lines.slice(104)].map((page) => page.join(' ')),
	);
	expect(fed).toEqual(['one', 'two']);
	expect(torn?.join('').replaceAll(' ', '')).toBe('x'.repeat(200));
});

test('nothing blank at either end of a text makes a page', () => {
	const breaks = [
		'\n',
		'\r\n',
		'\r',
		'\f',
		'\v',
		'\u0085',
		'\u2028',
		'\u2029',
		' \t\n',
		'\u00a0\n',
		'\ufeff\n',
		'\f\n\f',
	];
	const blanks = breaks.flatMap((end) => [end, end.repeat(3), end.repeat(200)]);
	const full = Array.from({ length: 52 }, (_, index) => `line${index}`).join('\n');
	const texts = blanks.flatMap((blank) => [
		`one${blank}`,
		`${full}${blank}`,
		`${blank}one`,
		`${blank}one${blank}`,
	]);
	expect(read(...texts.map(textToPdf)).map((pages) => pages.length)).toEqual(texts.map(() => 1));
});

test.each([
	['a form feed after blank lines that would begin a page', `${'x\n'.repeat(52)}\n\n\fy`, 2],
	['a blank page between two form feeds', 'one\f\ftwo', 3],
	['blank lines between words', `one${'\n'.repeat(60)}two`, 2],
	['one line more than a page', 'x\n'.repeat(53), 2],
	['a vertical tab, which is a line break of Word', 'one\vtwo', 1],
])('pages are counted right: %s', (_what, text, pages) => {
	expect(read(textToPdf(text))[0]).toHaveLength(pages);
});

test('every place in the file that its table names is where the object begins', () => {
	const pdf = textToPdf('one\ftwo\fthree').toString('latin1');
	const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
	expect(pdf.slice(at, at + 5)).toBe('xref\n');
	const offsets = [...pdf.slice(at).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
	expect(offsets).toHaveLength(9);
	for (const [index, offset] of offsets.entries()) {
		expect(pdf.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
	}
	for (const [, length, content] of pdf.matchAll(/\/Length (\d+) >>\nstream\n([^]*?)\nendstream/g)) {
		expect(content).toHaveLength(Number(length));
	}
});

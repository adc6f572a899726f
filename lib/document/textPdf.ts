import { Problem } from '../Problem';

/** Points, of 1/72 inch. A4 with margins of 20 mm, which is what a fax machine prints. */
const PAGE = { width: 595, height: 842, margin: 57 };
const FONT_SIZE = 11;
const LINE_HEIGHT = 14;

/** Courier is one of the fonts that every PDF reader has, and each of its characters is 0.6 of the font size wide. */
const COLUMNS = Math.floor((PAGE.width - 2 * PAGE.margin) / (0.6 * FONT_SIZE));
const ROWS = Math.floor((PAGE.height - 2 * PAGE.margin) / LINE_HEIGHT);
const TAB = 8;

/** What the font has at 0x80 to 0x9f; the rest of it is Latin-1. Source: ISO 32000-1, Annex D, WinAnsiEncoding. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Characters that print nothing. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;

/** Dashes, spaces and quotes that the font has under another code, or nearly. */
const ALIKE: ReadonlyArray<readonly [RegExp, string]> = [
	[/[\u2010\u2011\u2012\u2212]/gu, '-'],
	[/[\u2000-\u200a\u202f\u205f\u3000]/gu, ' '],
	[/[\u2032\u02bc]/gu, '’'],
	[/\u2033/gu, '”'],
];

/**
 * A PDF of plain text, A4 in a font of fixed width. Long lines wrap, at a space where there is one; a form feed
 * begins a page. Nothing blank at either end makes a page.
 *
 * @throws {Problem} for a text without anything to print, and for characters that are not in the fonts which every PDF reader
 * has: those of the languages of Western Europe
 */
export function textToPdf(text: string): Buffer {
	const readable = ALIKE.reduce(
		(plain, [those, by]) => plain.replace(those, by),
		text
			.normalize('NFC')
			.replace(INVISIBLE, '')
			.replace(/\r\n?|[\v\u0085\u2028\u2029]/gu, '\n'),
	);
	if (readable.trim() === '') {
		throw new Problem('There is no text to fax', "'Text' is empty. Check what its expression returns.");
	}
	return toPdf(pagesOf(readable).map((lines) => lines.map(encode)));
}

/** Every page costs, so what prints nothing makes none: blank lines at the end of a page, and blank pages at both ends. */
function pagesOf(text: string): string[][] {
	const pages = text.split('\f').flatMap((part) => {
		const lines = withoutBlankEnd(part.split('\n').flatMap(wrap), isBlank);
		const count = Math.max(1, Math.ceil(lines.length / ROWS));
		return Array.from({ length: count }, (_, page) => lines.slice(page * ROWS, (page + 1) * ROWS));
	});
	const first = pages.findIndex((page) => !page.every(isBlank));
	return withoutBlankEnd(pages.slice(first), (page) => page.every(isBlank));
}

const isBlank = (line: string) => line === '';

/** Without the blank entries at its end. */
function withoutBlankEnd<T>(list: readonly T[], isEmpty: (entry: T) => boolean): T[] {
	let end = list.length;
	for (let last = list[end - 1]; last !== undefined && isEmpty(last); last = list[end - 1]) end -= 1;
	return list.slice(0, end);
}

/** Lines of at most COLUMNS characters. */
function wrap(line: string): string[] {
	let rest = expandTabs(line).trimEnd();
	const lines = [];
	while (rest.length > COLUMNS) {
		const space = rest.lastIndexOf(' ', COLUMNS);
		// Not at the spaces that the line is indented by.
		const end = rest.slice(0, Math.max(space, 0)).trim() === '' ? COLUMNS : space;
		lines.push(rest.slice(0, end).trimEnd());
		rest = rest.slice(end).trimStart();
	}
	return [...lines, rest];
}

const expandTabs = (line: string) =>
	line.split('\t').reduce((before, after) => before + ' '.repeat(TAB - (before.length % TAB)) + after);

function encode(line: string): Buffer {
	return Buffer.from(
		Array.from(line, (character) => {
			const code = character.codePointAt(0) ?? 0;
			const isLatin1 = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff);
			if (isLatin1) return code;
			const index = code > 0xff ? WINDOWS_1252.indexOf(character) : -1;
			if (index >= 0) return 0x80 + index;
			const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
			throw new Problem(
				`The text has a character that cannot be faxed as text: ${code > 0xff ? `"${character}" (${name})` : name}`,
				'Text goes out in a font that has the letters of Western European languages. Remove the character, or turn the text into a PDF in a node before this one and send that.',
			);
		}),
	);
}

/** A PDF file. Source of the syntax: ISO 32000-1, 7.5 (file structure), 7.7 (document structure) and 9.4 (text). */
function toPdf(pages: Buffer[][]): Buffer {
	const firstPage = 4;
	const kids = pages.map((_, index) => `${firstPage + 2 * index} 0 R`).join(' ');
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F 3 0 R >> >> >>`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
		...pages.flatMap((lines, index) => {
			const content = contentOf(lines);
			return [
				`<< /Type /Page /Parent 2 0 R /Contents ${firstPage + 2 * index + 1} 0 R >>`,
				`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
			];
		}),
	];
	let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
	const offsets = objects.map((object, index) => {
		const offset = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return offset;
	});
	const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}

/** What draws the lines of a page, one character for each byte. */
function contentOf(lines: Buffer[]): string {
	const texts = lines.map((line) => `(${line.toString('latin1').replace(/[\\()]/g, '\\$&')}) '`);
	const top = PAGE.height - PAGE.margin;
	return [`BT /F ${FONT_SIZE} Tf ${LINE_HEIGHT} TL ${PAGE.margin} ${top} Td`, ...texts, 'ET'].join('\n');
}

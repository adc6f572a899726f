import { documentTypes, typeBeginning, type DocumentType } from './documentType';

/** Bytes at the beginning and at the end of a document that are looked at. */
export const END_BYTES = 65_536;

/** What is looked at of a document. In a short one, beginning and end are the same bytes. */
export interface DocumentEnds {
	/** At most {@link END_BYTES}, as `tail`. */
	head: Buffer;
	tail: Buffer;
	/** Bytes of the whole document. */
	size: number;
}

export const endsOf = (data: Buffer): DocumentEnds => ({
	head: data.subarray(0, END_BYTES),
	tail: data.subarray(-END_BYTES),
	size: data.length,
});

/**
 * What may spoil a fax: a PDF that is encrypted, does not end as a PDF does, or is a form of Adobe's own kind; a text that is
 * base64. `officeText`, on the other hand, is a text that Office itself writes and opens: flat XML, a web page, a web archive.
 */
export type Sign = 'encrypted' | 'noEnd' | 'xfa' | 'base64' | 'officeText';

export interface Recognised {
	/** Undefined for bytes that we do not know and that are not text. */
	type: DocumentType | undefined;
	signs: readonly Sign[];
}

/** Tells what a document is from its bytes, in one pass over its ends; the name that it came with is not looked at. */
export function recognise({ head, tail }: DocumentEnds): Recognised {
	const bytes = head.toString('latin1');
	const text = textOf(head);
	const type =
		typeBeginning(bytes) ?? typeBeginning(text) ?? (hasLaterPdf(bytes) ? documentTypes.pdf : undefined);
	if (type === documentTypes.pdf) return { type, signs: signsOfPdf(bytes, tail.toString('latin1')) };
	if (type) return { type, signs: [] };

	const signs: Sign[] = OFFICE_TEXT.test(text) ? ['officeText'] : [];
	if (isWebPage(text)) return { type: documentTypes.webPage, signs };
	if (isBase64(text)) return { type: documentTypes.plainText, signs: ['base64'] };
	return { type: isText(text) ? documentTypes.plainText : undefined, signs };
}

/** A PDF may have something before its header; readers look for that in the first 1,024 bytes. */
const PDF_HEADER_WITHIN = 1_024;

/** An object or the end mark has to follow, for a text or a web page may speak of PDF. */
function hasLaterPdf(bytes: string): boolean {
	const header = bytes.slice(0, PDF_HEADER_WITHIN).search(/%PDF-\d/);
	return header !== -1 && /\d\sobj\b|%%EOF/.test(bytes.slice(header));
}

/** Readers want the end mark in the last 1,024 bytes; some writers append more. */
const PDF_END_WITHIN = 4_096;

/** The name of an encryption or a form may be near the beginning too: in a PDF that is made for the web. */
function signsOfPdf(head: string, tail: string): Sign[] {
	const holds = (name: RegExp) => name.test(tail) || name.test(head);
	const signs: Array<[Sign, boolean]> = [
		['encrypted', holds(/\/Encrypt(?![A-Za-z])/)],
		['noEnd', !tail.slice(-PDF_END_WITHIN).includes('%%EOF')],
		['xfa', holds(/\/XFA(?![A-Za-z])/)],
	];
	return signs.filter(([, found]) => found).map(([sign]) => sign);
}

/** The bytes as text, without a byte order mark and without white space at the beginning. */
function textOf(head: Buffer): string {
	const [first = 1, second = 1, third = 1, fourth = 1] = head;
	const mark = head.toString('hex', 0, 2);
	const isLittleEndian = mark.startsWith('fffe') || (first > 0 && second === 0 && third > 0 && fourth === 0);
	const isBigEndian = mark.startsWith('feff') || (first === 0 && second > 0 && third === 0 && fourth > 0);
	const even = head.subarray(0, head.length - (head.length % 2));
	if (isLittleEndian) return even.toString('utf16le').trimStart();
	if (isBigEndian) return Buffer.from(even).swap16().toString('utf16le').trimStart();
	return head.toString('latin1').replace(/^(?:\xef\xbb\xbf|\s)+/, '');
}

/** A page break, a bell or an old end-of-file mark may be in a text that was meant for a printer; other control characters not. */
function isText(text: string): boolean {
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code < 0x07 || (code > 0x0f && code < 0x1a) || (code > 0x1b && code < 0x20)) return false;
	}
	return true;
}

/** Names that are in everything that Office saves as text. */
const OFFICE_TEXT =
	/urn:schemas-microsoft-com:office|schemas\.microsoft\.com\/office\/|<\?mso-application|content=["']?(?:(?:word|excel|powerpoint)\.|(?:microsoft (?:word|excel|powerpoint)|libreoffice)\b)|content-type:\s*multipart\/related/i;

/** A comment or an XML declaration, which may precede the first tag. */
const ASIDE = /\s*(?:<!--[^]*?-->|<\?[^]*?\?>)/y;

const HTML_TAG =
	/\s*<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|base|center|div|p|span|table|form|font|h[1-6]|[bh]r|b|iframe|frameset|noscript|main|section|header|nav|pre|ul|ol|a|img|strong|em|i)(?=[\s/>]))/iy;

/** Told by its first tag. */
function isWebPage(text: string): boolean {
	let start = 0;
	do {
		ASIDE.lastIndex = start;
	} while (ASIDE.test(text) && (start = ASIDE.lastIndex) > 0);
	HTML_TAG.lastIndex = start;
	return HTML_TAG.test(text);
}

const DATA_URI = /^data:(?:[\w.+-]+\/[\w.+-]+)?(?:;[^,\r\n]*)?,/i;

/** A text of nothing but base64, as a data URI or a JSON text too. */
function isBase64(text: string): boolean {
	const unquoted = text.startsWith('"') ? unquote(text) : text;
	if (DATA_URI.test(unquoted)) return true;
	const digits = unquoted.replace(/\s+/g, '');
	if (!/^[\w+/-]+={0,2}$/.test(digits)) return false;
	const decoded = Buffer.from(digits.slice(0, 64), 'base64').toString('latin1');
	return typeBeginning(decoded) !== undefined || areEquallyLong(unquoted.trim().split(/\s+/));
}

/** Shorter words could be a name or a sentence without blanks. */
const SHORTEST_BASE64 = 24;

/** True for lines as writers of base64 make them: of the same length, except for the last one. */
const areEquallyLong = ([first = '', ...others]: readonly string[]) =>
	first.length >= SHORTEST_BASE64 &&
	others.every(({ length }, index) =>
		index === others.length - 1 ? length <= first.length : length === first.length,
	);

/** What is between the quotes of a JSON text. Which characters its escapes mean does not count here. */
const unquote = (json: string) =>
	json
		.slice(1)
		.trimEnd()
		.replace(/"$/, '')
		.replace(/\\[rn]/g, '\n')
		.replace(/\\(?:u00[0-9a-f]{2}|\/)/gi, '/');

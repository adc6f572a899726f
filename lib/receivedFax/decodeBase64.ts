/** Long enough that no status text of GoFax's is taken for a document. */
const SHORTEST = 24;

/** What may stand in front: a byte order mark, white space, the head of a data URI. */
const FRONT = /^(?:\xef\xbb\xbf|\s)*(?:data:[^,]{0,200};base64,)?/;

/** What a byte is, where it is none of the 64 digits. */
const [OTHER, LINE_BREAK, PADDING] = [64, 65, 66];

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The digits of plain base64 and of that for URLs. */
const MEANING = new Uint8Array(256).fill(OTHER);
[...DIGITS, '-', '_'].forEach(
	(digit, value) => (MEANING[digit.charCodeAt(0)] = value < 64 ? value : value - 2),
);
for (const lineBreak of '\r\n') MEANING[lineBreak.charCodeAt(0)] = LINE_BREAK;
MEANING['='.charCodeAt(0)] = PADDING;

const BACKSLASH = 0x5c;

/**
 * Decodes base64, plain or for URLs, with line breaks or none, with padding or none. JSON's escapes are read too: some writers
 * escape `+` and `/`.
 *
 * Digit by digit and not with Node's decoder, which takes a text: the texts would need more memory than the document.
 *
 * @param text is used up: what comes out stands in its place, so that a large document is in memory once
 * @returns undefined for what is no base64, or too short
 */
export function decodeBase64(text: Buffer): Buffer | undefined {
	const end = endOfText(text);
	const start = FRONT.exec(text.toString('latin1', 0, Math.min(end, 1024)))?.[0].length ?? 0;
	let [digits, padding, bits, written] = [0, 0, 0, 0];
	for (let at = start; at < end; at++) {
		let byte = text[at] ?? 0;
		if (byte === BACKSLASH) {
			const escape = readEscape(text, at);
			at += escape.length - 1;
			byte = escape.byte;
		}
		const meaning = MEANING[byte] ?? OTHER;
		if (meaning === LINE_BREAK) continue;
		if (meaning === PADDING) padding++;
		else if (meaning === OTHER || padding > 0) return undefined;
		else {
			bits = ((bits << 6) | meaning) & 0xfff;
			// The first of four digits fills no byte yet; each further one does.
			if (digits % 4 !== 0) text[written++] = bits >> (6 - 2 * (digits % 4));
			digits++;
		}
	}
	const length = digits + padding;
	return length < SHORTEST || length % 4 === 1 || padding > 2 ? undefined : text.subarray(0, written);
}

/** The byte that an escape stands for; 0 for one that is not in base64. */
function readEscape(text: Buffer, at: number): { byte: number; length: number } {
	const [escape, code, letter] =
		/^\\(?:u00([0-9a-f]{2})|([rn/]))/i.exec(text.toString('latin1', at, at + 6)) ?? [];
	if (escape === undefined) return { byte: 0, length: 1 };
	const byte = code ? parseInt(code, 16) : letter === '/' ? 0x2f : 0x0a;
	return { byte, length: escape.length };
}

/** Without white space at the end. */
function endOfText(text: Buffer): number {
	let end = text.length;
	while (end > 0 && (text[end - 1] ?? 0) <= 0x20) end--;
	return end;
}

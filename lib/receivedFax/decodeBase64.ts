/** Long enough that no word or short ID is taken for a document that only begins like one. */
const SHORTEST = 24;

/** What may precede: a byte order mark, white space, the head of a data URI. */
const FRONT = /^(?:\xef\xbb\xbf|\s)*(?:data:[^,]{0,200};base64,)?/i;

/** Characters decoded at a time. The whole as one text would need as much memory once more. */
const PIECE = 65_536;

/**
 * Decodes base64, plain or for URLs, with line breaks or none, with padding or none. JSON's escapes are read too: some writers
 * escape `+` and `/`.
 *
 * @returns undefined for a text that is not base64, or too short
 */
export function decodeBase64(text: Buffer): Buffer | undefined {
	const start = FRONT.exec(text.toString('latin1', 0, 1024))?.[0].length ?? 0;
	const end = endOfText(text);
	const data = Buffer.allocUnsafe(Math.ceil(Math.max(0, end - start) * 0.75));
	let [digits, written, waiting] = [0, 0, ''];
	for (let at = start; at < end; at += PIECE) {
		const isLast = at + PIECE >= end;
		waiting += text.toString('latin1', at, Math.min(at + PIECE, end));
		// An escape or a group of four digits may continue in the next piece.
		const cut = isLast ? waiting.length : startOfOpenEscape(waiting);
		const clean = unescape(waiting.slice(0, cut)).replace(/[\r\n]/g, '');
		const whole = isLast ? clean.length : clean.length - (clean.length % 4);
		const group = clean.slice(0, whole);
		if (!(isLast ? /^[A-Za-z0-9+/_-]*={0,2}$/ : /^[A-Za-z0-9+/_-]*$/).test(group)) return undefined;
		digits += group.length;
		written += data.write(group, written, 'base64');
		waiting = clean.slice(whole) + waiting.slice(cut);
	}
	return digits < SHORTEST || digits % 4 === 1 ? undefined : data.subarray(0, written);
}

const ESCAPE = /\\(?:u00([0-9a-f]{2})|([rn/]))/gi;

const unescape = (text: string) =>
	text.includes('\\')
		? text.replace(ESCAPE, (_escape, code: string | undefined, letter: string | undefined) =>
				code ? String.fromCharCode(parseInt(code, 16)) : letter === '/' ? '/' : '\n',
			)
		: text;

/** Where the last escape begins if it may not be whole, else the end. The longest is `\u002B`. */
function startOfOpenEscape(text: string): number {
	const last = text.lastIndexOf('\\');
	return last === -1 || last <= text.length - 6 ? text.length : last;
}

/** Without white space at the end, also as JSON escapes it. */
function endOfText(text: Buffer): number {
	const tail = text.toString('latin1', Math.max(0, text.length - 1024));
	return text.length - tail.length + tail.replace(/(?:\\[rn]|\s)*$/, '').length;
}

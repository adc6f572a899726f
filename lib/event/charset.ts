/**
 * Name of the charset that bytes are in: by their byte order mark, or else by what the sender says.
 *
 * @param named in the content type; may be anything
 * @returns undefined where neither tells, or nobody knows a charset of that name
 */
export function charsetOf(bytes: Buffer, named = ''): string | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
	const wide = /^(?:utf-?16|ucs-?2)-?(le|be)?$/i.exec(named.trim());
	// The first character of an event is ASCII, so its other byte tells the order.
	if (wide) return `utf-16${wide[1]?.toLowerCase() ?? (bytes[0] === 0 ? 'be' : 'le')}`;
	try {
		return new TextDecoder(named).encoding;
	} catch {
		return undefined;
	}
}

/** Text of bytes from a stranger, without byte order mark. Never throws. */
export function decodeText(bytes: Buffer, named?: string): string {
	const charset = charsetOf(bytes, named) ?? 'utf-8';
	if (charset === 'windows-1252') return western(bytes);
	if (charset !== 'utf-8') return new TextDecoder(charset).decode(bytes);
	const text = utf8OrWestern(bytes);
	return text.startsWith('\ufeff') ? text.slice(1) : text;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of bytes that should be UTF-8: Windows-1252 if they are not. */
export function utf8OrWestern(bytes: Buffer): string {
	try {
		return utf8.decode(bytes);
	} catch {
		return western(bytes);
	}
}

/** What Windows-1252 has from 0x80 on, where Latin-1 has control characters. */
const BEYOND_LATIN1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** By hand, because TextDecoder of Node 20 takes Windows-1252 for Latin-1. */
const western = (bytes: Buffer): string =>
	bytes.toString('latin1').replace(/[\x80-\x9f]/g, (byte) => BEYOND_LATIN1.charAt(byte.charCodeAt(0) - 0x80));

import { charsetOf, decodeText, utf8OrWestern } from './charset';

/** Fields of a form as they came: a name that came several times has a list. */
export interface FormFields {
	readonly [name: string]: string | readonly string[];
}

/**
 * Reads a form's url-encoded body, or the query of a URL.
 *
 * GoFax does not say in which charset its escapes are. Each name and value is UTF-8 if its bytes can be, else Windows-1252:
 * `Caf%C3%A9` and `Caf%E9` are the same. A charset in the content type is that of the escapes' own letters, and so of no
 * interest unless it is UTF-16.
 */
export function readUrlEncoded(body: Buffer, charset?: string): FormFields {
	const isWide = charsetOf(body, charset)?.startsWith('utf-16');
	const bytes = isWide ? Buffer.from(decodeText(body, charset)) : body.subarray(startOf(body));
	const fields = new Map<string, string[]>();
	for (const pair of bytes.toString('latin1').split('&')) {
		if (pair === '') continue;
		const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
		const known = fields.get(unescape(name));
		if (known) known.push(unescape(value));
		else fields.set(unescape(name), [unescape(value)]);
	}
	return Object.fromEntries(
		[...fields].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
	);
}

/** After a byte order mark of UTF-8. */
const startOf = (body: Buffer) => (charsetOf(body) === 'utf-8' ? 3 : 0);

/** @param bytes each as one character */
function unescape(bytes: string): string {
	const unescaped = bytes
		.replaceAll('+', ' ')
		.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
	return utf8OrWestern(Buffer.from(unescaped, 'latin1'));
}

/**
 * Takes secrets out of a text, also in their percent-encoded form, before it can reach an error, a log or an item.
 * Whatever stands behind `token=` goes too, so that a URL never shows one that we do not know.
 */
export function redact(text: string, secrets: readonly string[]): string {
	const known = secrets.filter((secret) => secret.length > 0);
	// The longest first, so that a secret that another one begins with does not leave the rest of it standing.
	const spellings = [...known, ...known.map(encode)].sort((a, b) => b.length - a.length).map(literally);
	const clean = spellings.length > 0 ? text.replace(new RegExp(spellings.join('|'), 'g'), '[hidden]') : text;
	return clean.replace(/(\btoken=)[^&\s"'<>]+/gi, '$1[hidden]');
}

/** Half of a character, which a text of JavaScript may end in, has no percent-encoded form. */
function encode(secret: string): string {
	try {
		return encodeURIComponent(secret);
	} catch {
		return secret;
	}
}

/** A pattern for just this text. */
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

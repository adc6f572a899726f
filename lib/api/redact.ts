/**
 * Takes secrets out of a text, also in their percent-encoded form, before it can reach an error, a log or an item.
 * The value after `token=` goes too, so that a URL never shows a token that we do not know.
 */
export function redact(text: string, secrets: readonly string[]): string {
	const known = secrets.filter((secret) => secret.length >= SHORTEST);
	// The longest first, so that a secret that another one begins with does not leave the rest of that one in the text.
	const spellings = [...known, ...known.map(encode)].sort((a, b) => b.length - a.length).map(patternOf);
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

/** What is shorter is not a secret, and would take every text apart. */
const SHORTEST = 3;

/** A short secret counts only as a word of its own, or it would take others apart. */
const SHORT = 8;

/** A pattern for exactly this text. */
function patternOf(secret: string): string {
	const literally = secret.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
	return secret.length < SHORT ? `(?<![A-Za-z0-9])${literally}(?![A-Za-z0-9])` : literally;
}

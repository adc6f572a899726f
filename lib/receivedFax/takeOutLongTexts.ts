/** From this length a text counts as long: no message, name or ID has as many bytes. */
export const LONG_TEXT_BYTES = 65_536;

const [QUOTE, BACKSLASH] = [0x22, 0x5c];

/** A JSON text without its long texts. */
export interface LongTexts {
	json: string;
	/** The long texts by the names that replace them: UTF-8 with JSON's escapes, parts of the body and no copies. */
	texts: ReadonlyMap<string, Buffer>;
}

/**
 * Takes the long texts out of a JSON text, so that it can be parsed without a document being in memory several times over.
 * Anything that is not JSON comes back as it is.
 */
export function takeOutLongTexts(body: Buffer): LongTexts {
	const texts = new Map<string, Buffer>();
	const pieces: string[] = [];
	let kept = 0;
	for (let open = body.indexOf(QUOTE); open !== -1; ) {
		const close = closingQuote(body, open + 1);
		if (close === -1) break;
		if (close - open > LONG_TEXT_BYTES) {
			// No writer of names and messages begins them with this character.
			const name = `\u0000${texts.size}`;
			pieces.push(body.toString('utf8', kept, open), JSON.stringify(name));
			texts.set(name, body.subarray(open + 1, close));
			kept = close + 1;
		}
		open = body.indexOf(QUOTE, close + 1);
	}
	pieces.push(body.toString('utf8', kept));
	return { json: pieces.join(''), texts };
}

/** The quote that ends a text: one after an even number of backslashes. -1 if there is none. */
function closingQuote(body: Buffer, from: number): number {
	for (let quote = body.indexOf(QUOTE, from); quote !== -1; quote = body.indexOf(QUOTE, quote + 1)) {
		let backslashes = 0;
		while (quote - backslashes > from && body[quote - backslashes - 1] === BACKSLASH) backslashes++;
		if (backslashes % 2 === 0) return quote;
	}
	return -1;
}

/**
 * A placeholder for the base64 text of some bytes inside a JSON value. It is written piece by piece, so that a large
 * document need not be in memory.
 */
export class Base64Of<Content> {
	constructor(
		readonly content: Content,
		/** Bytes, before base64. */
		readonly size: number,
	) {}

	/** Length of the base64 text. */
	get length(): number {
		return 4 * Math.ceil(this.size / 3);
	}
}

/** A placeholder for a JSON text that is written as it is, inside a JSON value or as the whole of it. */
export class JsonText {
	constructor(readonly text: string) {}
}

/** A piece of JSON text, or the base64 of some bytes. */
export type JsonPart<Content> = string | Base64Of<Content>;

/** Takes a JSON value apart into text and base64 pieces; next to each other they are its JSON text. */
export function jsonParts<Content>(value: unknown): Array<JsonPart<Content>> {
	const parts: Array<JsonPart<Content>> = [];
	const write = (text: string) => {
		const last = parts.at(-1);
		if (typeof last === 'string') parts[parts.length - 1] = last + text;
		else parts.push(text);
	};
	const walk = (inner: unknown): void => {
		if (inner instanceof Base64Of) {
			write('"');
			// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- instanceof does not know what is inside
			parts.push(inner as Base64Of<Content>);
			write('"');
		} else if (inner instanceof JsonText) {
			write(inner.text);
		} else if (Array.isArray(inner)) {
			inner.forEach((entry, index) => {
				write(index === 0 ? '[' : ',');
				walk(entry);
			});
			write(inner.length === 0 ? '[]' : ']');
		} else if (typeof inner === 'object' && inner !== null) {
			const entries = Object.entries(inner).filter(([, entry]) => entry !== undefined);
			entries.forEach(([key, entry], index) => {
				write(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
				walk(entry);
			});
			write(entries.length === 0 ? '{}' : '}');
		} else {
			write(JSON.stringify(inner) ?? 'null');
		}
	};
	walk(value);
	return parts;
}

/** Bytes of the JSON text. */
export const byteLength = (parts: ReadonlyArray<JsonPart<unknown>>): number =>
	parts.reduce((sum, part) => sum + (typeof part === 'string' ? Buffer.byteLength(part) : part.length), 0);

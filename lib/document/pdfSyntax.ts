/** A value as PDF writes it (ISO 32000-1, 7.3). A text is its bytes, as latin1. */
export type PdfValue =
	| null
	| boolean
	| number
	| { readonly name: string }
	| { readonly text: string }
	| { readonly object: number; readonly generation: number }
	| readonly PdfValue[]
	| PdfDictionary;

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map;

/** Deeper than any trailer, and no danger to the stack. */
const DEEPEST = 32;

const BLANK = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const REFERENCE = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![A-Za-z0-9])/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const HEX_TEXT = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y;
const WORD = /true|false|null/y;

const ESCAPES: Readonly<Record<string, string>> = {
	n: '\n',
	r: '\r',
	t: '\t',
	b: '\b',
	f: '\f',
	'\n': '',
	'\r': '',
};

/** Reads one value after another out of a text, and stops being sure at the first thing that is not PDF. */
export class PdfSyntax {
	constructor(
		private readonly source: string,
		private at = 0,
	) {}

	/** Takes a keyword if it comes next. */
	keyword(word: string): boolean {
		this.take(BLANK);
		if (!this.source.startsWith(word, this.at)) return false;
		this.at += word.length;
		return true;
	}

	/** Takes the beginning of an object, such as `12 0 obj`, and tells its number. */
	objectNumber(): number | undefined {
		this.take(BLANK);
		const found = this.take(/(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj/y);
		return found && Number(found[1]);
	}

	/** Takes the next value; undefined where there is none. */
	value(depth = 0): PdfValue | undefined {
		if (depth > DEEPEST) return undefined;
		this.take(BLANK);
		const reference = this.take(REFERENCE);
		if (reference) return { object: Number(reference[1]), generation: Number(reference[2]) };
		const number = this.take(NUMBER);
		if (number) return Number(number[0]);
		const name = this.take(NAME);
		if (name) return { name: unescapeName(name[1] ?? '') };
		const word = this.take(WORD)?.[0];
		if (word !== undefined) return word === 'null' ? null : word === 'true';
		if (this.keyword('<<')) return this.dictionary(depth);
		if (this.keyword('[')) return this.list(depth);
		const hex = this.take(HEX_TEXT);
		if (hex) return { text: fromHex(hex[1] ?? '') };
		return this.keyword('(') ? this.literalText() : undefined;
	}

	private take(pattern: RegExp): RegExpExecArray | undefined {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.source);
		if (!found) return undefined;
		this.at = pattern.lastIndex;
		return found;
	}

	private dictionary(depth: number): PdfDictionary | undefined {
		const entries = new Map<string, PdfValue>();
		while (!this.keyword('>>')) {
			const key = this.take(NAME);
			const value = key && this.value(depth + 1);
			if (!key || value === undefined) return undefined;
			entries.set(unescapeName(key[1] ?? ''), value);
		}
		return entries;
	}

	private list(depth: number): PdfValue[] | undefined {
		const items: PdfValue[] = [];
		while (!this.keyword(']')) {
			const item = this.value(depth + 1);
			if (item === undefined) return undefined;
			items.push(item);
		}
		return items;
	}

	/** The rest of a text in brackets, whose inner brackets come in pairs or escaped. */
	private literalText(): PdfValue | undefined {
		let text = '';
		let open = 1;
		while (this.at < this.source.length) {
			const character = this.source[this.at] ?? '';
			this.at += 1;
			if (character === '\\') {
				text += this.escaped();
				continue;
			}
			if (character === '(') open += 1;
			if (character === ')') open -= 1;
			if (open === 0) return { text };
			text += character;
		}
		return undefined;
	}

	private escaped(): string {
		const octal = this.take(/[0-7]{1,3}/y);
		if (octal) return String.fromCharCode(parseInt(octal[0], 8) & 0xff);
		if (this.take(/\r\n/y)) return '';
		const character = this.source[this.at] ?? '';
		this.at += 1;
		return ESCAPES[character] ?? character;
	}
}

const unescapeName = (name: string) =>
	name.replace(/#([0-9A-Fa-f]{2})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));

function fromHex(digits: string): string {
	const compact = digits.replace(/[^0-9A-Fa-f]/g, '');
	return Buffer.from(compact.length % 2 === 0 ? compact : `${compact}0`, 'hex').toString('latin1');
}

import { opensWithoutPassword } from './pdfPassword';
import { isDictionary, PdfSyntax, type PdfDictionary, type PdfValue } from './pdfSyntax';

/** What keeps a PDF from being faxed. */
export type PdfFault = 'asks for a password' | 'has no page';

/** More than a dictionary that is read here takes up, and more than a table of a hundred thousand objects. */
const LONGEST_DICTIONARY = 65_536;
const LONGEST_TABLE = 2_097_152;

/** Places that are tried for one object. A file that has more of them is made to waste time. */
const MOST_PLACES = 16;

/** Readers look for the header in the first 1024 bytes, and for the end of the file in the last. Some writers add more. */
const NEAR_THE_END = 4_096;

/** Updates that are followed; each appends a table of its own. */
const MOST_UPDATES = 64;

/** A PDF of which perhaps only the beginning and the end are there. */
class PdfFile {
	/** Bytes in front of the header, which some writers do not count. */
	private readonly headerAt: number;

	constructor(
		private readonly data: Buffer,
		private readonly missing: number,
	) {
		this.headerAt = Math.max(0, data.subarray(0, 1024).indexOf('%PDF-'));
	}

	/**
	 * Everything that may stand at a place in the file; who reads it must see for himself that it is what he looks for. The
	 * place is counted from the file's beginning, and where bytes are missing it may be behind them.
	 */
	at(offset: number): PdfSyntax[] {
		const places = [
			offset,
			offset + this.headerAt,
			offset - this.missing,
			offset - this.missing + this.headerAt,
		];
		return [...new Set(places)]
			.filter((place) => place >= 0 && place < this.data.length)
			.map((place) => this.read(place, LONGEST_TABLE));
	}

	/** The dictionary of an object, wherever in the file it begins; the last one of that number counts. */
	search(
		number: number,
		generation: number,
		isIt: (found: PdfDictionary) => boolean,
	): PdfDictionary | undefined {
		const beginning = `${number} ${generation} obj`;
		let at = this.data.lastIndexOf(beginning);
		for (let tries = 0; at !== -1 && tries < MOST_PLACES; tries += 1) {
			const isAnother = /[0-9]/.test(String.fromCharCode(this.data[at - 1] ?? 0));
			const found = isAnother ? undefined : dictionaryOf(this.read(at, LONGEST_DICTIONARY), number);
			if (found && isIt(found)) return found;
			at = at === 0 ? -1 : this.data.lastIndexOf(beginning, at - 1);
		}
		return undefined;
	}

	/** Where the newest table of objects begins. */
	startOfTable(): number | undefined {
		const end = Math.max(0, this.data.length - NEAR_THE_END);
		const at = this.data.lastIndexOf('startxref');
		const offset = at < end ? undefined : this.read(at + 'startxref'.length, NEAR_THE_END).value();
		return typeof offset === 'number' ? offset : undefined;
	}

	private read(place: number, length: number): PdfSyntax {
		return new PdfSyntax(this.data.toString('latin1', place, place + length));
	}
}

function dictionaryOf(syntax: PdfSyntax, number: number): PdfDictionary | undefined {
	if (syntax.objectNumber() !== number) return undefined;
	const value = syntax.value();
	return isDictionary(value) ? value : undefined;
}

const isReference = (value: PdfValue | undefined) =>
	value !== undefined && value !== null && typeof value === 'object' && 'object' in value ? value : undefined;

const isNamed = (value: PdfValue | undefined, name: string) =>
	value !== undefined &&
	value !== null &&
	typeof value === 'object' &&
	'name' in value &&
	value.name === name;

/** A table of objects as it is written in plain text, or the dictionary of one that is compressed. */
interface Table {
	trailer: PdfDictionary;
	/** Offsets by object number. Undefined where the table is compressed. */
	offsets: ReadonlyMap<number, number> | undefined;
}

function readTable(syntax: PdfSyntax): Table | undefined {
	if (!syntax.keyword('xref')) {
		const trailer = syntax.objectNumber() === undefined ? undefined : syntax.value();
		return isDictionary(trailer) && isNamed(trailer.get('Type'), 'XRef')
			? { trailer, offsets: undefined }
			: undefined;
	}
	const offsets = new Map<number, number>();
	while (!syntax.keyword('trailer')) {
		const [first, count] = [syntax.value(), syntax.value()];
		if (typeof first !== 'number' || typeof count !== 'number') return undefined;
		for (let index = 0; index < count; index += 1) {
			const [offset, generation] = [syntax.value(), syntax.value()];
			if (typeof offset !== 'number' || typeof generation !== 'number') return undefined;
			if (syntax.keyword('n')) offsets.set(first + index, offset);
			else if (!syntax.keyword('f')) return undefined;
		}
	}
	const trailer = syntax.value();
	return isDictionary(trailer) ? { trailer, offsets } : undefined;
}

const tableAt = (file: PdfFile, offset: number) =>
	file
		.at(offset)
		.map(readTable)
		.find((table) => table !== undefined);

/**
 * Tells what keeps a PDF from being faxed: that it asks for a password, or that it has no page. Says so only when certain;
 * a PDF that is broken, cut or put together in a way that is not understood here has no fault.
 *
 * Only the trailer and what it names are looked at, never the pages, whose text may speak of anything.
 * Source: ISO 32000-1, 7.5 and 7.6.
 *
 * @param missing bytes that were left out between the beginning and the end
 */
export function pdfFault(data: Buffer, missing = 0): PdfFault | undefined {
	const file = new PdfFile(data, missing);
	const start = file.startOfTable();
	const newest = start === undefined ? undefined : tableAt(file, start);
	if (!newest) return undefined;
	if (asksForPassword(file, newest.trailer, missing)) return 'asks for a password';
	return hasNoPage(file, newest) ? 'has no page' : undefined;
}

function asksForPassword(file: PdfFile, trailer: PdfDictionary, missing: number): boolean {
	const entry = trailer.get('Encrypt');
	if (entry === undefined || entry === null) return false;
	const reference = isReference(entry);
	const encryption = reference
		? file.search(reference.object, reference.generation, (found) => found.has('Filter') && found.has('V'))
		: entry;
	// It may be in the part that is not there.
	if (!isDictionary(encryption)) return missing === 0;
	const id = trailer.get('ID');
	const first: PdfValue | undefined = Array.isArray(id) ? (id as readonly PdfValue[])[0] : undefined;
	const text =
		first !== undefined && first !== null && typeof first === 'object' && 'text' in first ? first.text : '';
	try {
		return !opensWithoutPassword(encryption, Buffer.from(text, 'latin1'));
	} catch {
		// Node built for FIPS has no MD5, so it cannot be tried.
		return true;
	}
}

/** Follows the trailer to the root of the page tree, as long as every table on the way is plain text. */
function hasNoPage(file: PdfFile, newest: Table): boolean {
	const tables = allTables(file, newest);
	const resolve = (value: PdfValue | undefined): PdfDictionary | undefined => {
		const reference = isReference(value);
		if (!reference) return isDictionary(value) ? value : undefined;
		const offset = tables
			?.find(({ offsets }) => offsets?.has(reference.object))
			?.offsets?.get(reference.object);
		if (offset === undefined) return undefined;
		return file
			.at(offset)
			.map((syntax) => dictionaryOf(syntax, reference.object))
			.find((found) => found !== undefined);
	};
	const pages = resolve(resolve(newest.trailer.get('Root'))?.get('Pages'));
	const kids = pages?.get('Kids');
	return (
		pages !== undefined &&
		isNamed(pages.get('Type'), 'Pages') &&
		pages.get('Count') === 0 &&
		Array.isArray(kids) &&
		kids.length === 0
	);
}

/** The newest table and those that it continues. Undefined where one of them is compressed or is not found. */
function allTables(file: PdfFile, newest: Table): Table[] | undefined {
	const tables: Table[] = [];
	for (let table: Table | undefined = newest; tables.length < MOST_UPDATES; ) {
		if (!table?.offsets || table.trailer.has('XRefStm')) return undefined;
		tables.push(table);
		const previous = table.trailer.get('Prev');
		if (typeof previous !== 'number') return tables;
		table = tableAt(file, previous);
	}
	return undefined;
}

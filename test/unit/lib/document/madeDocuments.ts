import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';

/** A PDF with the pages that `draw` makes. */
export async function pdfOf(
	options: PDFKit.PDFDocumentOptions,
	draw: (document: PDFKit.PDFDocument) => void = (document) => document.text('Dear Sir'),
): Promise<Buffer> {
	const document = new PDFDocument(options);
	const chunks: Buffer[] = [];
	document.on('data', (chunk: Buffer) => chunks.push(chunk));
	const ended = new Promise((resolve) => document.on('end', resolve));
	draw(document);
	document.end();
	await ended;
	return Buffer.concat(chunks);
}

const SECTOR = 512;
const [FREE, END, IS_TABLE] = [0xffffffff, 0xfffffffe, 0xfffffffd];

/** An entry of a compound file's directory; names side by side hang on one another to the right. */
interface Entry {
	name: string;
	kind: 1 | 2 | 5;
	right?: number;
	child?: number;
}

/**
 * A compound file ([MS-CFB]) with these names at its top, and below the first of them the second list, as a document has it
 * that is embedded in another. Its streams are empty.
 */
export function compoundFileOf(top: string[], embedded: string[] = []): Buffer {
	const chain = (names: string[], first: number, kind: 1 | 2): Entry[] =>
		names.map((name, index) => ({ name, kind, right: index + 1 < names.length ? first + index + 1 : FREE }));
	const entries: Entry[] = [
		{ name: 'Root Entry', kind: 5, child: top.length > 0 ? 1 : FREE },
		...chain(top, 1, 2),
		...chain(embedded, 1 + top.length, 2),
	];
	const holder = entries[1];
	if (embedded.length > 0 && holder) entries[1] = { ...holder, kind: 1, child: 1 + top.length };

	const directorySectors = Math.ceil(entries.length / 4);
	const header = Buffer.alloc(SECTOR, 0xff);
	Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
	header.fill(0, 8, 76);
	header.writeUInt16LE(0x3e, 0x18);
	header.writeUInt16LE(3, 0x1a);
	header.writeUInt16LE(0xfffe, 0x1c);
	header.writeUInt16LE(9, 0x1e);
	header.writeUInt16LE(6, 0x20);
	header.writeUInt32LE(1, 0x2c);
	header.writeUInt32LE(1, 0x30);
	header.writeUInt32LE(4096, 0x38);
	header.writeUInt32LE(END, 0x3c);
	header.writeUInt32LE(END, 0x44);
	header.writeUInt32LE(0, 0x4c);

	const table = Buffer.alloc(SECTOR, 0xff);
	table.writeUInt32LE(IS_TABLE, 0);
	// Every other sector is unused, so that the directory's next one is found by the table only.
	for (let index = 0; index < directorySectors; index += 1) {
		table.writeUInt32LE(index + 1 === directorySectors ? END : 3 + index * 2, (1 + index * 2) * 4);
	}

	const directory = Buffer.alloc(directorySectors * SECTOR);
	entries.forEach(({ name, kind, right = FREE, child = FREE }, index) => {
		const at = index * 128;
		directory.write(name, at, 'utf16le');
		directory.writeUInt16LE((name.length + 1) * 2, at + 64);
		directory[at + 66] = kind;
		directory.writeUInt32LE(FREE, at + 68);
		directory.writeUInt32LE(right, at + 72);
		directory.writeUInt32LE(child, at + 76);
	});
	const unused = Buffer.alloc(SECTOR, 0xff);
	const sectors = Array.from({ length: directorySectors }, (_none, index) => [
		directory.subarray(index * SECTOR, (index + 1) * SECTOR),
		unused,
	]);
	return Buffer.concat([header, table, ...sectors.flat()]);
}

/** What file-type says of each document. */
export function typesByOracle(documents: { [name: string]: Buffer }): {
	[name: string]: { ext: string; mime: string } | null;
} {
	const input = Object.fromEntries(
		Object.entries(documents).map(([name, data]) => [name, data.toString('base64')]),
	);
	const script = join(__dirname, '../../oracles/fileType.mjs');
	const output = execFileSync(process.execPath, [script], { input: JSON.stringify(input), encoding: 'utf8' });
	return JSON.parse(output) as { [name: string]: { ext: string; mime: string } | null };
}

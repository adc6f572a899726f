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

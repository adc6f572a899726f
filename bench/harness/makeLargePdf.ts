import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import PDFDocument from 'pdfkit';

export interface LargePdf {
	path: string;
	bytes: number;
	sha256: string;
}

/** Writes a real PDF: one page, and an attached file of so many bytes that do not compress. */
export async function makeLargePdf(path: string, attachedBytes: number): Promise<LargePdf> {
	const document = new PDFDocument({ size: 'A4', compress: false });
	document.text('A page, and a large attachment.');
	document.file(randomBytes(attachedBytes), { name: 'attachment.bin' });
	document.end();
	const hash = createHash('sha256');
	let bytes = 0;
	await pipeline(
		document,
		async function* (chunks: AsyncIterable<Buffer>) {
			for await (const chunk of chunks) {
				hash.update(chunk);
				bytes += chunk.length;
				yield chunk;
			}
		},
		createWriteStream(path),
	);
	return { path, bytes, sha256: hash.digest('hex') };
}

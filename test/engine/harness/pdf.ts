import PDFDocument from 'pdfkit';

/** A real PDF, a line of text on each page. */
export async function makePdf(pages: number, title = 'Referral'): Promise<Buffer> {
	const document = new PDFDocument({ size: 'A4', info: { CreationDate: new Date(0) }, autoFirstPage: false });
	const chunks: Buffer[] = [];
	const finished = new Promise<void>((resolve) => document.on('end', resolve));
	document.on('data', (chunk: Buffer) => chunks.push(chunk));
	for (let page = 1; page <= pages; page++)
		document.addPage().fontSize(20).text(`${title}, page ${page} of ${pages}`);
	document.end();
	await finished;
	return Buffer.concat(chunks);
}

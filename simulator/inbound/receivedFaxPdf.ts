import { createCipheriv } from 'node:crypto';
import PDFDocument from 'pdfkit';

export interface ReceivedFaxContent {
	faxId: number;
	number: string;
	from: string;
	stationId: string;
	pages: number;
	attachedBytes: number;
	received: Date;
}

/** A4 pages with text that a test or a person can check. The same content gives the same bytes. */
export async function receivedFaxPdf(content: ReceivedFaxContent): Promise<Buffer> {
	const { faxId, received, attachedBytes } = content;
	const pdf = new PDFDocument({
		size: 'A4',
		margin: 56,
		// The file's ID depends on the creation date too, and would otherwise be new each time.
		info: {
			Title: `Received fax ${faxId}`,
			Creator: 'GoFax simulator',
			CreationDate: received,
			ModDate: received,
		},
		autoFirstPage: false,
		// The attachment does not compress, and trying is slow.
		compress: attachedBytes === 0,
	});
	if (attachedBytes > 0) {
		pdf.file(incompressible(attachedBytes), {
			name: 'attachment.bin',
			creationDate: received,
			modifiedDate: received,
		});
	}
	const chunks: Buffer[] = [];
	pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
	const finished = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
	for (let page = 1; page <= content.pages; page++) drawPage(pdf, content, page);
	pdf.end();
	await finished;
	return Buffer.concat(chunks);
}

/** The same bytes each time, which look random: a cipher over zeros. */
function incompressible(bytes: number): Buffer {
	return createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(bytes));
}

function drawPage(pdf: PDFKit.PDFDocument, content: ReceivedFaxContent, page: number): void {
	const { faxId, pages, received } = content;
	const number = oneLine(content.number);
	const from = oneLine(content.from);
	const stationId = oneLine(content.stationId);
	pdf.addPage();
	// The line a fax machine prints across the top.
	pdf.font('Courier').fontSize(9);
	pdf.text(
		`${received.toISOString()}  ${stationId || from || 'UNKNOWN'}  ->  ${number}  P. ${page}/${pages}`,
	);
	pdf.moveDown(2).font('Helvetica-Bold').fontSize(22).text(`Fax ${faxId}`);
	pdf.moveDown(0.5).font('Helvetica').fontSize(12).text(`Page ${page} of ${pages}`);
	pdf
		.moveDown()
		.text(`From: ${from || '(withheld)'}`)
		.text(`To: ${number}`);
	pdf.moveDown().fontSize(10);
	for (let line = 1; line <= 12; line++) {
		pdf.text(
			`${page}.${line}  This line was made by the GoFax simulator and represents the text of a real fax.`,
		);
	}
	pdf.rect(56, 420, 483, 300).stroke();
	// Differs from page to page, so that pages can be told apart at a glance.
	pdf
		.fontSize(120)
		.fillColor('#999999')
		.text(String(page), 56, 510, { width: 483, align: 'center' })
		.fillColor('black');
}

/** Callers may announce anything; text that wraps would spill over into extra pages. */
function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').slice(0, 30);
}

const text = (content: string) => Buffer.from(content, 'latin1');

/** The first bytes of each kind of document, and enough behind them to look like one. */
export const samples = {
	pdf: text('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n'),
	tiffLittleEndian: text('II*\x00\x08\x00\x00\x00 a fax page in a little-endian TIFF'),
	tiffBigEndian: text('MM\x00*\x00\x00\x00\x08 a fax page in a big-endian TIFF'),
	png: text('\x89PNG\r\n\x1a\n picture'),
	jpeg: text('\xff\xd8\xff\xe0 picture'),
	rtf: text('{\\rtf1\\ansi Dear Sir}'),
	doc: text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old Office file'),
	plainText: text('Dear Sir, please find attached nothing.'),
	docx: zipOf({ '[Content_Types].xml': '<Types/>', '_rels/.rels': '<R/>', 'word/document.xml': '<w/>' }),
	xlsx: zipOf({ '[Content_Types].xml': '<Types/>', '_rels/.rels': '<R/>', 'xl/workbook.xml': '<x/>' }),
};

/** The entries of a ZIP archive, stored without compression (PKWARE APPNOTE 4.3.7); without its directory, which nobody reads here. */
export function zipOf(entries: { [name: string]: string | Buffer }): Buffer {
	return Buffer.concat(
		Object.entries(entries).flatMap(([name, content]) => {
			const data = Buffer.from(content);
			const header = Buffer.alloc(30);
			header.write('PK\x03\x04', 'latin1');
			header.writeUInt32LE(data.length, 18);
			header.writeUInt32LE(data.length, 22);
			header.writeUInt16LE(name.length, 26);
			return [header, Buffer.from(name), data];
		}),
	);
}

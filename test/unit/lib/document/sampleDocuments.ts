const text = (content: string) => Buffer.from(content, 'latin1');

/** The first bytes of each kind of document, and enough after them to look like one. */
export const samples = {
	pdf: text('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n'),
	tiffLittleEndian: text('II*\x00\x08\x00\x00\x00 a fax page in a little-endian TIFF'),
	tiffBigEndian: text('MM\x00*\x00\x00\x00\x08 a fax page in a big-endian TIFF'),
	png: text('\x89PNG\r\n\x1a\n picture'),
	jpeg: text('\xff\xd8\xff\xe0 picture'),
	gif: text('GIF89a\x01\x00\x01\x00\x00\x00\x00'),
	bmp: text('BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00\x01\x00'),
	zip: text('PK\x03\x04\x14\x00\x00\x00\x08\x00 the container of a new Office file'),
	ole2: text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00 the container of an old Office file'),
	rtf: text('{\\rtf1\\ansi Dear Sir}'),
	plainText: text('Dear Sir, please find attached nothing.'),
	webPage: text('<!DOCTYPE html><html><body>Please log in</body></html>'),
	unknown: text('\x00\x01\x02\x03'),
};

/** Texts that Office itself writes and opens. */
export const officeTexts = {
	'a letter in XML': text(
		'<?xml version="1.0"?>\r\n<?mso-application progid="Word.Document"?>\r\n<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
	),
	'a workbook in XML': text(
		'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
	),
	'a web archive': text(
		'From: <Saved by Microsoft>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n',
	),
};

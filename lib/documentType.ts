/** A kind of document, told by its first bytes. */
export interface DocumentType {
	readonly extension: string;
	readonly mimeType: string;
}

const type = (extension: string, mimeType: string): DocumentType => ({ extension, mimeType });

export const PDF = type('pdf', 'application/pdf');
export const TIFF = type('tif', 'image/tiff');
const DOCX = type('docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
const XLSX = type('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');

const SIGNATURES: ReadonlyArray<readonly [bytes: readonly number[], DocumentType]> = [
	[[0x49, 0x49, 0x2a, 0x00], TIFF],
	[[0x4d, 0x4d, 0x00, 0x2a], TIFF],
	[[0x89, 0x50, 0x4e, 0x47], type('png', 'image/png')],
	[[0xff, 0xd8, 0xff], type('jpg', 'image/jpeg')],
	[[0x7b, 0x5c, 0x72, 0x74, 0x66], type('rtf', 'application/rtf')],
	// One container for .doc and .xls; the file's own extension decides between them.
	[[0xd0, 0xcf, 0x11, 0xe0], type('doc', 'application/msword')],
];

/** A PDF may carry a little something in front of its header; readers look for it in the first 1024 bytes. */
const PDF_HEADER_WITHIN = 1024;

/**
 * Tells a document's type from its bytes; the name and the MIME type that came with it are not looked at.
 *
 * @returns undefined for text and for anything we do not know
 */
export function documentTypeOf(data: Buffer): DocumentType | undefined {
	if (data.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-')) return PDF;
	const found = SIGNATURES.find(([bytes]) => bytes.every((byte, index) => data[index] === byte));
	if (found) return found[1];
	if (data.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) {
		// Office files are ZIP archives; the names of their parts stand in them uncompressed.
		if (data.includes('word/')) return DOCX;
		if (data.includes('xl/')) return XLSX;
	}
	return undefined;
}

/** Extension of a file name in lower case, without the dot; empty where there is none. */
export const extensionOf = (fileName: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';

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
	const found = SIGNATURES.find(([bytes]) => bytes.every((byte, index) => data[index] === byte));
	if (found) return found[1];
	if (data.subarray(0, ZIP_ENTRY.length).equals(ZIP_ENTRY)) return officeTypeOf(data);
	// Last, because the others may hold or mention a PDF near their beginning.
	return data.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-') ? PDF : undefined;
}

/** What a ZIP archive has in front of each file in it, and how far behind that the file's name stands. */
const ZIP_ENTRY = Buffer.from('PK\x03\x04', 'latin1');
const ZIP_NAME_AT = 30;

const OFFICE_FOLDERS: ReadonlyArray<readonly [folder: string, DocumentType | undefined]> = [
	['word/', DOCX],
	['xl/', XLSX],
	['ppt/', undefined],
];

/**
 * Office files are ZIP archives with a folder of their own. The first such folder counts: a file that is embedded in
 * another comes behind it. Only names are looked at, for in compressed bytes the same letters stand by chance.
 */
function officeTypeOf(archive: Buffer): DocumentType | undefined {
	for (let entry = 0; entry !== -1; entry = archive.indexOf(ZIP_ENTRY, entry + ZIP_ENTRY.length)) {
		const name = archive.toString('latin1', entry + ZIP_NAME_AT, entry + ZIP_NAME_AT + 5);
		const folder = OFFICE_FOLDERS.find(([candidate]) => name.startsWith(candidate));
		if (folder) return folder[1];
	}
	return undefined;
}

/**
 * Extension of a file name in lower case, without the dot; empty where there is none. Figures alone are none: they are the
 * end of a date or a version, as in `Invoice 12.05.2024`.
 */
export const extensionOf = (fileName: string): string => /\.([A-Za-z][A-Za-z0-9]{0,7})$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';

/** File name without its extension. */
export function stemOf(fileName: string): string {
	const extension = extensionOf(fileName);
	return extension === '' ? fileName.trim() : fileName.trim().slice(0, -extension.length - 1);
}

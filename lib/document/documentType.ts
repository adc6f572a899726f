import { COMPOUND_FILE, topLevelNames } from './compoundFile';
import { namesInZip, ZIP_ENTRY } from './zipNames';

/** A kind of document, told by its first bytes. */
export interface DocumentType {
	readonly extension: string;
	readonly mimeType: string;
}

const type = (extension: string, mimeType: string): DocumentType => ({ extension, mimeType });

export const PDF = type('pdf', 'application/pdf');
export const TIFF = type('tif', 'image/tiff');
const PNG = type('png', 'image/png');
const JPEG = type('jpg', 'image/jpeg');
const RTF = type('rtf', 'application/rtf');
const DOC = type('doc', 'application/msword');
const XLS = type('xls', 'application/vnd.ms-excel');
const PPT = type('ppt', 'application/vnd.ms-powerpoint');
const DOCX = type('docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
const XLSX = type('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
const TXT = type('txt', 'text/plain');
const HTML = type('html', 'text/html');

/** An old Office file whose directory is not there to tell which; Word's are the most common. */
const OLD_OFFICE = type('doc', 'application/msword');

/** Other extensions that a type has. */
const OTHER_EXTENSIONS: ReadonlyMap<DocumentType, readonly string[]> = new Map([
	[TIFF, ['tiff']],
	[JPEG, ['jpeg', 'jpe']],
	[DOC, ['dot']],
	[XLS, ['xlt']],
	[PPT, ['pps', 'pot']],
	[OLD_OFFICE, ['dot', 'xls', 'xlt', 'ppt', 'pps', 'pot']],
	[DOCX, ['docm', 'dotx', 'dotm']],
	[XLSX, ['xlsm', 'xltx', 'xltm', 'xlsb']],
	[HTML, ['htm']],
]);

/** True if a file of this type may have the extension. */
export const mayBeCalled = (extension: string, documentType: DocumentType): boolean =>
	extension === documentType.extension || OTHER_EXTENSIONS.get(documentType)?.includes(extension) === true;

const KNOWN_TYPES: readonly DocumentType[] = [PDF, TIFF, PNG, JPEG, RTF, DOC, XLS, DOCX, XLSX, TXT, HTML];

/** The type that an extension stands for. Undefined for one that is not of a document we can tell by its bytes. */
export const typeCalled = (extension: string): DocumentType | undefined =>
	KNOWN_TYPES.find((known) => mayBeCalled(extension, known));

const SIGNATURES: ReadonlyArray<readonly [bytes: readonly number[], DocumentType]> = [
	[[0x49, 0x49, 0x2a, 0x00], TIFF],
	[[0x4d, 0x4d, 0x00, 0x2a], TIFF],
	[[0x89, 0x50, 0x4e, 0x47], PNG],
	[[0xff, 0xd8, 0xff], JPEG],
	[[0x7b, 0x5c, 0x72, 0x74, 0x66], RTF],
];

/** A PDF may carry a little something in front of its header; readers look for it in the first 1024 bytes. */
const PDF_HEADER_WITHIN = 1024;

/**
 * Tells a document's type from its bytes; the name and the MIME type that came with it are not looked at.
 *
 * Enough of it is the beginning, better the beginning and the end.
 *
 * @returns undefined for text and for anything we do not know
 */
export function documentTypeOf(data: Buffer): DocumentType | undefined {
	const found = SIGNATURES.find(([bytes]) => bytes.every((byte, index) => data[index] === byte));
	if (found) return found[1];
	if (startsWith(data, COMPOUND_FILE)) return oldOfficeTypeOf(data);
	if (startsWith(data, ZIP_ENTRY)) return officeTypeOf(data);
	// Last, because the others may hold or mention a PDF near their beginning.
	return data.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-') ? PDF : undefined;
}

const startsWith = (data: Buffer, beginning: Buffer) => data.subarray(0, beginning.length).equals(beginning);

const STREAMS: ReadonlyMap<string, DocumentType> = new Map([
	['WordDocument', DOC],
	['Workbook', XLS],
	['Book', XLS],
	['PowerPoint Document', PPT],
]);

/** Undefined where the directory is there and speaks of none of these: an Outlook message, an installer. */
function oldOfficeTypeOf(data: Buffer): DocumentType | undefined {
	const names = topLevelNames(data);
	return names.length === 0
		? OLD_OFFICE
		: names.map((name) => STREAMS.get(name)).find((found) => found !== undefined);
}

/** True for a new Office document that asks for a password: it is wrapped in the container of the old ones. */
export const isLockedOfficeFile = (data: Buffer): boolean => topLevelNames(data).includes('EncryptedPackage');

const OFFICE_PARTS: ReadonlyArray<readonly [part: RegExp, DocumentType | undefined]> = [
	[/^word\/[^/]+\.xml$/, DOCX],
	[/^xl\/[^/]+\.(xml|bin)$/, XLSX],
	[/^ppt\/[^/]+\.xml$/, undefined],
];

/** True for an archive that is made as Office files are, whose folder has another name; the standard leaves that open. */
export function mayBeOfficeFile(data: Buffer): boolean {
	const names = startsWith(data, ZIP_ENTRY) ? namesInZip(data) : [];
	return names.includes('[Content_Types].xml') && !names.some((name) => name.startsWith('ppt/'));
}

/**
 * Office files are ZIP archives with a folder of their own. The first such folder counts. Only names are looked at, for in
 * compressed bytes the same letters stand by chance.
 */
function officeTypeOf(archive: Buffer): DocumentType | undefined {
	for (const name of namesInZip(archive)) {
		const part = OFFICE_PARTS.find(([candidate]) => candidate.test(name));
		if (part) return part[1];
	}
	return undefined;
}

/** Bytes that are looked at to tell text from other content. */
const TEXT_WITHIN = 65_536;

/**
 * Tells text and web pages, which have no signature, by holding nothing else. Its own function, because much that is text is
 * no document: JSON, base64.
 */
export function textTypeOf(data: Buffer): DocumentType | undefined {
	const text = textIn(data);
	if (text === undefined) return undefined;
	return /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*<(!doctype\s+html|html|head|body)[\s>]/i.test(text)
		? HTML
		: TXT;
}

/** The text that bytes are. Undefined where they have characters that no text has; umlauts in any encoding are fine. */
export function textIn(data: Buffer): string | undefined {
	const text = decoded(data.subarray(0, TEXT_WITHIN));
	return text.trim() === '' || holdsNoText(text) ? undefined : text;
}

/** A page break, a bell or an old end-of-file mark may be in a text that was meant for a printer; other control characters not. */
function holdsNoText(text: string): boolean {
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code < 0x07 || (code > 0x0f && code < 0x1a) || (code > 0x1b && code < 0x20)) return true;
	}
	return false;
}

function decoded(data: Buffer): string {
	const even = data.subarray(2, data.length - (data.length % 2));
	if (data[0] === 0xff && data[1] === 0xfe) return even.toString('utf16le');
	if (data[0] === 0xfe && data[1] === 0xff) return Buffer.from(even).swap16().toString('utf16le');
	return data.toString('latin1').replace(/^\xef\xbb\xbf/, '');
}

const OTHER_CONTENT: ReadonlyArray<readonly [bytes: string, at: number, what: string]> = [
	['MZ', 0, 'a Windows program'],
	['\x7fELF', 0, 'a Linux program'],
	['\xca\xfe\xba\xbe', 0, 'a program'],
	['\xfe\xed\xfa\xce', 0, 'a macOS program'],
	['\xfe\xed\xfa\xcf', 0, 'a macOS program'],
	['\xce\xfa\xed\xfe', 0, 'a macOS program'],
	['\xcf\xfa\xed\xfe', 0, 'a macOS program'],
	['PK\x03\x04', 0, 'a ZIP archive'],
	['PK\x05\x06', 0, 'an empty ZIP archive'],
	['Rar!\x1a\x07', 0, 'a RAR archive'],
	['7z\xbc\xaf\x27\x1c', 0, 'a 7-Zip archive'],
	['\x1f\x8b', 0, 'a gzip archive'],
	['BZh', 0, 'a bzip2 archive'],
	['\xfd7zXZ\0', 0, 'an XZ archive'],
	['ustar', 257, 'a TAR archive'],
	['GIF8', 0, 'a GIF picture'],
	['BM', 0, 'a BMP picture'],
	['WEBP', 8, 'a WebP picture'],
	['ftyp', 4, 'a film or an HEIC picture'],
	['\xd0\xcf\x11\xe0', 0, 'an Office file that is neither a Word document nor an Excel workbook'],
];

/** What bytes are that are no document, in words. */
export function otherContentOf(data: Buffer): string {
	const names = startsWith(data, ZIP_ENTRY) ? namesInZip(data) : [];
	if (names.some((name) => name.startsWith('ppt/'))) return 'a PowerPoint presentation';
	const found = OTHER_CONTENT.find(([bytes, at]) => data.toString('latin1', at, at + bytes.length) === bytes);
	return found?.[2] ?? 'none of the kinds of document that can be told by their bytes';
}

/**
 * Extension of a file name in lower case, without the dot; empty where there is none. Figures alone are none: they are the
 * end of a date or a version, as in `Invoice 12.05.2024`.
 */
export const extensionOf = (fileName: string): string =>
	/\.([A-Za-z][A-Za-z0-9]{0,7})$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';

/** File name without its extension. */
export function stemOf(fileName: string): string {
	const extension = extensionOf(fileName);
	return extension === '' ? fileName.trim() : fileName.trim().slice(0, -extension.length - 1);
}

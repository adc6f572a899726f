/** A kind of document. */
export interface DocumentType {
	/** With its article, for messages. */
	readonly name: string;
	readonly mimeType: string;
	/** Extensions that fit it. The first is given to a document that has none, or a wrong one. */
	readonly extensions: readonly string[];
	/**
	 * What the bytes tell about the extension: `corrected` if they decide it, `added` if another one may be meant too, `kept` if
	 * they only tell the container, in which documents of many kinds come.
	 */
	readonly extension: 'corrected' | 'added' | 'kept';
	/** True for the first bytes of such a document, each read as one character. None where they do not tell it. */
	readonly begins?: (bytes: string) => boolean;
}

const startsWith =
	(...beginnings: string[]) =>
	(bytes: string) =>
		beginnings.some((beginning) => bytes.startsWith(beginning));

/** Sizes that the second header of a BMP may have, as they are written in it. */
const BMP_HEADERS = Array.from('\x0c\x10\x28\x34\x38\x40\x6c\x7c', (size) => `${size}\0\0\0`);

/** All that is known of kinds of documents. */
export const documentTypes = {
	pdf: {
		name: 'a PDF',
		mimeType: 'application/pdf',
		extensions: ['pdf'],
		extension: 'corrected',
		begins: startsWith('%PDF-'),
	},
	tiff: {
		name: 'a TIFF picture',
		mimeType: 'image/tiff',
		extensions: ['tif', 'tiff'],
		extension: 'corrected',
		begins: startsWith('II*\0', 'MM\0*', 'II+\0', 'MM\0+'),
	},
	png: {
		name: 'a PNG picture',
		mimeType: 'image/png',
		extensions: ['png'],
		extension: 'corrected',
		begins: startsWith('\x89PNG\r\n\x1a\n'),
	},
	jpeg: {
		name: 'a JPEG picture',
		mimeType: 'image/jpeg',
		extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
		extension: 'corrected',
		begins: startsWith('\xff\xd8\xff'),
	},
	gif: {
		name: 'a GIF picture',
		mimeType: 'image/gif',
		extensions: ['gif'],
		extension: 'corrected',
		begins: startsWith('GIF87a', 'GIF89a'),
	},
	bmp: {
		name: 'a BMP picture',
		mimeType: 'image/bmp',
		extensions: ['bmp', 'dib'],
		extension: 'corrected',
		// Many a text begins with BM, so its second header counts too.
		begins: (bytes) => bytes.startsWith('BM') && BMP_HEADERS.includes(bytes.slice(14, 18)),
	},
	/** The container of new Office files, and of much else. */
	zip: {
		name: 'a ZIP archive or a new Office file',
		mimeType: 'application/zip',
		// prettier-ignore
		extensions: [
			'docx', 'docm', 'dotx', 'dotm', 'xlsx', 'xlsm', 'xlsb', 'xltx', 'xltm', 'pptx', 'pptm', 'ppsx', 'ppsm', 'potx', 'potm',
			'odt', 'ott', 'ods', 'ots', 'odp', 'otp', 'odg',
		],
		extension: 'kept',
		begins: startsWith('PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'),
	},
	/** The container of old Office files, and of new ones that have a password. */
	ole2: {
		name: 'an old Office file, or a new one with a password',
		mimeType: 'application/x-ole-storage',
		extensions: ['doc', 'dot', 'xls', 'xlt', 'ppt', 'pps', 'pot'],
		extension: 'kept',
		begins: startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
	},
	rtf: {
		name: 'an RTF document',
		mimeType: 'application/rtf',
		extensions: ['rtf', 'doc', 'dot'],
		extension: 'added',
		begins: startsWith('{\\rtf'),
	},
	webPage: {
		name: 'a web page',
		mimeType: 'text/html',
		extensions: ['html', 'htm', 'xhtml'],
		extension: 'added',
	},
	plainText: {
		name: 'plain text',
		mimeType: 'text/plain',
		extensions: ['txt'],
		extension: 'added',
	},
	/** What a name may promise although we do not know its bytes. */
	otherPicture: {
		name: 'a picture',
		mimeType: 'application/octet-stream',
		extensions: ['webp', 'heic', 'heif', 'avif', 'jp2', 'pcx', 'dcx', 'ico', 'psd'],
		extension: 'corrected',
	},
} as const satisfies Readonly<Record<string, DocumentType>>;

const ALL: readonly DocumentType[] = Object.values(documentTypes);

/** The type of bytes by how they begin, each read as one character. */
export const typeBeginning = (bytes: string): DocumentType | undefined =>
	ALL.find(({ begins }) => begins?.(bytes));

/** The type that an extension, in lower case, promises. Undefined for one that we do not know. */
export const typeCalled = (extension: string): DocumentType | undefined =>
	ALL.find(({ extensions }) => extensions.includes(extension));

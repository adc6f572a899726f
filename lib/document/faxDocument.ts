import { Problem } from '../Problem';
import { documentTypes, typeCalled, type DocumentType } from './documentType';
import { extensionOf, faxFileName } from './faxFileName';
import { recognise, type DocumentEnds, type Recognised, type Sign } from './recognise';

/** How a document goes out. */
export interface FaxDocument {
	/** Always with an extension: GoFax's conversion goes by it. */
	fileName: string;
	/** What may spoil the fax: what it is, why, and what to do. Nothing of the document's content. */
	warnings: string[];
}

const { bmp, gif, ole2, plainText, rtf, webPage, zip } = documentTypes;

/**
 * Names a document so that GoFax can convert it, and tells what is doubtful about it.
 *
 * It is looked at and not judged: GoFax's list of formats is not public, and a document that we cannot read may be fine there.
 *
 * @param fieldName binary field that it came from, for messages and for a document without a name
 * @throws {Problem} for an empty document, one whose kind neither name nor bytes tell, and a web page or base64 text whose name
 * promises something else: its source would be faxed
 */
export function toFaxDocument(fieldName: string, givenName: string, ends: DocumentEnds): FaxDocument {
	if (ends.size === 0) {
		throw new Problem(
			`The document in "${fieldName}" is empty`,
			'Nothing was sent. It has no bytes, so the node that made or fetched it most likely failed. Look at its output.',
		);
	}
	const recognised = recognise(ends);
	const fileName = faxFileName(givenName, fieldName, recognised.type);
	if (extensionOf(fileName) === '') throw unnamed(fieldName, recognised.type);
	checkPromise(fieldName, fileName, recognised);
	const warnings = [
		...doubtsAboutName(faxFileName(givenName, fieldName, undefined), fileName, recognised),
		...recognised.signs.flatMap((sign) => DOUBTS[sign] ?? []),
	];
	return { fileName, warnings: warnings.map((doubt) => `"${fileName}" ${doubt}`) };
}

const unnamed = (fieldName: string, type: DocumentType | undefined) =>
	new Problem(
		`The type of the document in "${fieldName}" is not known`,
		`Nothing was sent. GoFax goes by the extension of the file name. This document has none, and its bytes ${type ? `show only that it is ${type.name}` : 'do not show its type'}. Give it a name like letter.docx in the node that makes it.`,
	);

/** Old Office formats, under whose names Office also opens what it saves as text. */
const isOldOffice = (type: DocumentType) => type === ole2 || type === rtf;

/** @throws {Problem} for a web page or base64 text that is called a PDF, a picture or an Office file */
function checkPromise(fieldName: string, fileName: string, { type, signs }: Recognised): void {
	const promised = typeCalled(extensionOf(fileName));
	if (!promised || promised === plainText || promised === webPage) return;
	const refuse = (content: string, advice: string) =>
		new Problem(
			`The document in "${fieldName}" is not what its name says`,
			`Nothing was sent. "${fileName}" holds ${content}. ${advice}`,
		);
	if (type === webPage && !(isOldOffice(promised) && signs.includes('officeText'))) {
		throw refuse(
			'a web page',
			'Most likely a server answered with an error or a login page instead of the document. Look at the output of the node that fetched it; if you mean to fax the page, name it .html.',
		);
	}
	if (signs.includes('base64')) {
		throw refuse(
			'base64 text',
			"It was not decoded. Add the node Convert to File before this one, with 'Move Base64 String to File'.",
		);
	}
}

/** What is doubtful about a document under any name. */
const DOUBTS: Readonly<Partial<Record<Sign, string>>> = {
	encrypted:
		'is encrypted and may ask for a password, which GoFax does not have. If the fax fails, print the PDF to a new one without a password.',
	noEnd:
		'does not end like a PDF, so part of it may be missing. Compare its size with that of the original, and look at the node that fetched it.',
	xfa: 'is a form that only Adobe Reader shows; others show a page that asks to wait. Print the form to a new PDF and send that.',
	base64:
		"holds base64 text, which would be faxed as letters and digits. If it is a document, decode it with the node Convert to File ('Move Base64 String to File').",
};

/** @param called the name that the user gave */
function doubtsAboutName(called: string, fileName: string, { type, signs }: Recognised): string[] {
	const extension = extensionOf(fileName);
	const given = extensionOf(called);
	if (!type) {
		return [
			'is of a type that its bytes do not show, so GoFax may not be able to convert it. PDF is the safest type.',
		];
	}
	const doubts: Array<[doubtful: boolean, doubt: string]> = [
		[
			given !== '' && given !== extension,
			`was called .${given} and is ${type.name}, so its name was corrected. Check that it is the document you mean.`,
		],
		[
			type === gif || type === bmp,
			`is ${type.name}, which GoFax may not be able to convert. PDF, TIFF, PNG and JPEG are safer.`,
		],
		[
			type === webPage && given === '',
			'is a web page. If you meant another document, a server has answered with an error or a login page: look at the node that fetched it.',
		],
		[
			!fits(extension, type, signs),
			type === ole2 && typeCalled(extension) === zip
				? `is called .${extension} but is ${type.name}, which GoFax does not have. If the fax fails, save it as a PDF without a password.`
				: `is called .${extension} and holds ${type.name}, so GoFax may not be able to convert it, or may fax its source. Look at the node that made or fetched it.`,
		],
	];
	return doubts.filter(([doubtful]) => doubtful).map(([, doubt]) => doubt);
}

/** True for a type under a name that it usually has. Texts have many: CSV, XML and others that we do not know. */
function fits(extension: string, type: DocumentType, signs: readonly Sign[]): boolean {
	const promised = typeCalled(extension);
	if (type !== plainText && type !== webPage) return type.extensions.includes(extension);
	if (!promised || promised === plainText || promised === webPage) return true;
	return type === plainText && isOldOffice(promised) && signs.includes('officeText');
}

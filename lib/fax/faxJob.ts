import {
	documentTypeOf,
	extensionOf,
	isLockedOfficeFile,
	mayBeCalled,
	mayBeOfficeFile,
	otherContentOf,
	PDF,
	stemOf,
	textIn,
	textTypeOf,
	typeCalled,
	type DocumentType,
} from '../document/documentType';
import type { Base64Of } from '../api/jsonParts';
import { pdfFault } from '../document/pdfFault';
import { Problem } from '../Problem';

/** A document that was looked at. */
export interface FaxDocument {
	/** Always with an extension: GoFax's conversion goes by it. */
	fileName: string;
	data: Buffer;
}

export interface FaxJob {
	/** Digits with country code, see normalisePhoneNumber(). */
	recipient: string;
	/** In the order of the pages. */
	documents: ReadonlyArray<{ fileName: string; data: Base64Of<unknown> }>;
	subject?: string;
	senderEmail?: string;
	clientReference?: string;
	callbackUrl?: string;
}

/**
 * Gives a document a name whose extension says what it is, and refuses what certainly cannot be faxed.
 *
 * A wrong extension is corrected where the bytes tell the type. What they do not tell passes under an extension that we do not
 * know either, for GoFax's list of formats is not public; under one that we know, it is refused.
 *
 * @param fieldName binary field that it came from, for the error text
 * @param data the whole document; of a large one the beginning and the end
 * @param size bytes of the whole document
 * @throws {Problem} for an empty document, one whose content is not what its name says, one of which neither name nor content
 * tell the type, one that asks for a password, and a PDF without a page
 */
export function toFaxDocument(
	fieldName: string,
	givenName: string,
	data: Buffer,
	size = data.length,
): FaxDocument {
	if (data.length === 0) {
		throw new Problem(
			`The document in "${fieldName}" is empty`,
			'It has no bytes, so the node that made or fetched it most likely failed. Look at its output.',
		);
	}
	const fileName = givenName.trim();
	const extension = extensionOf(fileName);
	checkReadable(fieldName, data, size - data.length);
	const type = documentTypeOf(data) ?? typeOfText(fieldName, fileName, data);
	if (type) {
		const isRightName = mayBeCalled(extension, type);
		return { fileName: isRightName ? fileName : `${stemOf(fileName) || fieldName}.${type.extension}`, data };
	}
	if (extension === '') {
		throw new Problem(
			`The type of the document in "${fieldName}" cannot be told`,
			`GoFax goes by the extension of the file name, and ${fileName ? `"${fileName}"` : 'this document'} has none. Give it a name like letter.pdf in the node that makes it.`,
		);
	}
	const passes =
		!typeCalled(extension) ||
		textTypeOf(data) ||
		(/^(doc|xls)[xm]$/.test(extension) && mayBeOfficeFile(data));
	if (!passes)
		throw notWhatItSays(
			fieldName,
			fileName,
			otherContentOf(data),
			'Look at the node that made or fetched it.',
		);
	return { fileName, data };
}

/** @throws {Problem} for a document that is locked, and a PDF without a page */
function checkReadable(fieldName: string, data: Buffer, missing: number): void {
	const isPdf = documentTypeOf(data) === PDF;
	const fault = isPdf ? pdfFault(data, missing) : undefined;
	if (fault === 'has no page') {
		throw new Problem(
			`The PDF in "${fieldName}" has no page`,
			'There is nothing to fax. The node that made it most likely got no content. Look at its input.',
		);
	}
	if (fault === 'asks for a password' || (!isPdf && isLockedOfficeFile(data))) {
		throw new Problem(
			`The ${isPdf ? 'PDF' : 'Office document'} in "${fieldName}" is protected by a password`,
			'GoFax cannot open it, so the fax would fail. Save it without a password, or print it to a new PDF, and send that.',
		);
	}
}

/** Office opens text and web pages that are called .doc or .xls, and some programs make them so. */
const OFFICE_OPENS_TEXT = ['doc', 'dot', 'xls', 'xlt', 'rtf'];

/**
 * The type of a text whose name leaves it open or says something else. A text under the name of a text keeps it.
 *
 * @throws {Problem} for a text that is called a PDF or a picture: an error page that was stored in place of the document, or
 * base64 that nobody decoded. To correct its name would fax it.
 */
function typeOfText(fieldName: string, fileName: string, data: Buffer): DocumentType | undefined {
	const type = textTypeOf(data);
	const extension = extensionOf(fileName);
	const called = typeCalled(extension);
	if (!type) return undefined;
	const isPage = type.extension === 'html';
	if (extension === '') return isPage ? type : undefined;
	if (!called || ['txt', 'html'].includes(called.extension)) return undefined;
	if (OFFICE_OPENS_TEXT.includes(extension)) return type;
	if (isPage) {
		throw notWhatItSays(
			fieldName,
			fileName,
			'a web page',
			'Most likely a server answered with an error or a login page in place of the document. Look at the output of the node that fetched it.',
		);
	}
	throw /^[A-Za-z0-9+/\r\n]{24,}={0,2}\s*$/.test(textIn(data) ?? '')
		? notWhatItSays(
				fieldName,
				fileName,
				'base64 text',
				'It was not decoded. Put the node Convert to File in front, with Move Base64 String to File.',
			)
		: notWhatItSays(
				fieldName,
				fileName,
				'plain text',
				'Most likely a server answered with an error in place of the document. Look at the output of the node that fetched it; if the text is meant, call it .txt.',
			);
}

const notWhatItSays = (fieldName: string, fileName: string, content: string, advice: string) =>
	new Problem(
		`The document in "${fieldName}" is not what its name says`,
		`"${fileName}" holds ${content}. ${advice}`,
	);

/**
 * Body of `PUT SendFax`, or one entry of `PUT SendFaxes`, to be written with jsonParts(). What is not set stays out.
 *
 * Source: GoFax, "Faxing using the API" and "Using webhooks" (SendTo, Documents, CallbackURL). The names Subject, SendFrom
 * and ClientReference are not documented for faxes.
 */
export const toSendFaxBody = (job: FaxJob) => ({
	SendTo: job.recipient,
	Documents: job.documents.map(({ fileName, data }) => ({ Filename: fileName, Data: data })),
	...(job.subject && { Subject: job.subject }),
	...(job.senderEmail && { SendFrom: job.senderEmail }),
	...(job.clientReference && { ClientReference: job.clientReference }),
	...(job.callbackUrl && { CallbackURL: job.callbackUrl }),
});

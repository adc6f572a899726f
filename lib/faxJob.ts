import { documentTypeOf, extensionOf, stemOf } from './documentType';
import { asText, ownWords, pick, readEnvelope } from './envelope';
import type { Base64Of } from './jsonParts';
import { idIn } from './jobId';
import { Problem } from './Problem';

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

/** Extensions that mean the same, or that share one container. */
const SAME_TYPE: readonly string[][] = [
	['tif', 'tiff'],
	['jpg', 'jpeg', 'jpe'],
	['doc', 'xls', 'ppt', 'dot', 'xlt'],
	['docx', 'docm', 'dotx'],
	['xlsx', 'xlsm', 'xltx'],
];

const meansTheSame = (a: string, b: string) => a === b || SAME_TYPE.some((group) => group.includes(a) && group.includes(b));

/**
 * Gives a document a name whose extension says what it is.
 *
 * @param fieldName binary field that it came from, for the error text
 * @throws {Problem} for an empty document, and for one of which neither name nor content tell the type
 */
export function toFaxDocument(fieldName: string, givenName: string, data: Buffer): FaxDocument {
	if (data.length === 0) {
		throw new Problem(
			`The document in "${fieldName}" is empty`,
			'It has no bytes, so the node that made or fetched it most likely failed. Look at its output.',
		);
	}
	const fileName = givenName.trim();
	const extension = extensionOf(fileName);
	const type = documentTypeOf(data);
	if (!type && extension === '') {
		throw new Problem(
			`The type of the document in "${fieldName}" cannot be told`,
			`GoFax goes by the extension of the file name, and ${fileName ? `"${fileName}"` : 'this document'} has none. Give it a name like letter.pdf in the node that makes it.`,
		);
	}
	if (!type || meansTheSame(extension, type.extension)) return { fileName, data };
	return { fileName: `${stemOf(fileName) || fieldName}.${type.extension}`, data };
}

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

/** GoFax's answer for one fax. */
export interface FaxSubmission {
	accepted: boolean;
	/** Null where GoFax accepted without telling an ID. */
	faxId: string | null;
	/** GoFax's own words: a message, validation errors. */
	message: string;
	raw: unknown;
}

function readSubmission(raw: unknown): FaxSubmission {
	const envelope = readEnvelope(raw);
	const { success, payload } = envelope;
	const documents = pick(raw, 'Documents');
	const documentMessages = Array.isArray(documents) ? documents.map((document) => asText(pick(document, 'Message'))) : [];
	const words = ownWords(envelope) || documentMessages.find(Boolean);
	return { accepted: success, faxId: success ? idIn(payload) : null, message: words ?? '', raw };
}

/** Reads the answer to `PUT SendFax`: the envelope's `Response` is the fax ID. Source: GoFax, "Faxing using the API". */
export const readSendFaxAnswer = (body: unknown): FaxSubmission => readSubmission(body);

/**
 * Reads the answer to `PUT SendFaxes`, which GoFax does not document: a list of envelopes, or one envelope with a list of
 * IDs or of objects.
 *
 * @param count faxes that were submitted
 * @throws {Problem} if the answer does not have one entry for each fax; it names the IDs that it has
 */
export function readSendFaxesAnswer(body: unknown, count: number): FaxSubmission[] {
	const { payload } = readEnvelope(body);
	const entries: unknown[] = Array.isArray(payload) ? payload : [payload];
	const submissions = entries.map(readSubmission);
	if (submissions.length === count) return submissions;

	const ids = submissions.map(({ faxId }) => faxId).filter((id) => id !== null);
	throw new Problem(
		`GoFax took ${count} faxes and answered for ${entries.filter((entry) => entry !== undefined).length}`,
		`Which ID belongs to which recipient cannot be told. GoFax may have accepted all of them: look in the GoFax portal before you send again.${ids.length > 0 ? ` IDs: ${ids.join(', ')}.` : ''}`,
		{ mayHaveBeenAccepted: true },
	);
}

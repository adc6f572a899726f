import { ownWords, readEnvelope } from '../api/envelope';
import { asText, pick } from '../json';
import type { Base64Of } from '../api/jsonParts';
import { idIn } from '../job/jobId';
import { Problem } from '../Problem';

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
	const documentMessages = Array.isArray(documents)
		? documents.map((document) => asText(pick(document, 'Message')))
		: [];
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

import type { Base64Of } from '../api/jsonParts';

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

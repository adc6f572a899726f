import type { Envelope } from '../api/envelope';
import { asText, pick } from '../json';
import { readJobStatus, utcDate, type JobStatus } from '../job/jobStatus';

export interface SmsJob {
	/** Digits with country code, see normalisePhoneNumber(). */
	recipients: readonly string[];
	body: string;
	senderId?: string;
	replyTo?: string;
	clientReference?: string;
}

/** Body of `PUT SMS`; what is not set stays out. Source: GoFax, "SMS messaging using the API". */
export const toSmsBody = (job: SmsJob) => ({
	To: job.recipients,
	Body: job.body,
	...(job.senderId && { From: job.senderId }),
	...(job.replyTo && { ReplyTo: job.replyTo }),
	...(job.clientReference && { ClientReference: job.clientReference }),
});

export interface SmsStatus {
	smsId: string;
	status: JobStatus;
	/** GoFax's own sentence. */
	statusText: string;
	/** Sender ID as GoFax shows it to the recipient. */
	sender: string;
	body: string;
	/** ISO 8601 in UTC. */
	issuedAt: string | null;
	/** As GoFax sent it. */
	raw: unknown;
}

/**
 * An SMS as a read returns it. Source: GoFax, "SMS messaging using the API", of which only the first fields are known. Its
 * `Message` is the text of the SMS and not a status; where the status is, is not documented.
 */
export const readSmsStatus = (
	sms: unknown,
	smsId: string,
	{ message, raw }: Pick<Envelope, 'message' | 'raw'> = { message: '', raw: sms ?? null },
): SmsStatus => ({
	smsId,
	...readJobStatus(sms, ['Status', 'StatusText', 'StatusMessage', 'DeliveryStatus']),
	sender: asText(pick(sms, 'Sender', 'FromNumber')),
	// In an answer without a wrapping, the envelope's own message is the SMS's.
	body: asText(pick(sms, 'Message')) || (raw === sms ? '' : message),
	issuedAt: utcDate(pick(sms, 'IssuedUtc')),
	raw,
});

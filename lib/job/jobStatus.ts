import { asText, pick } from '../json';

/** One vocabulary for faxes and SMS; GoFax's own sentence is always next to it. */
export type JobStatus = 'queued' | 'sending' | 'sent' | 'failed' | 'cancelled' | 'unknown';

/**
 * GoFax's sentences, in lower case. The SMS texts are those of GoFax's article on SMS status codes. Of the fax texts
 * only "Initialised" and "Fax successfully sent" are documented.
 */
const STATUS_OF: ReadonlyMap<string, JobStatus> = new Map(
	Object.entries<JobStatus>({
		initialised: 'queued',
		queued: 'queued',
		pending: 'queued',
		'sms submitted': 'queued',
		'preparing for transmission': 'queued',
		'sent to carrier for delivery': 'sending',
		sending: 'sending',
		'transmission in progress': 'sending',
		'carrier transmission issue detected. task may still be successful': 'sending',
		sent: 'sent',
		'fax successfully sent': 'sent',
		'message successfully delivered': 'sent',
		'message reply received ok': 'sent',
		failed: 'failed',
		'message not delivered in allowable time frame': 'failed',
		'failed to deliver the message': 'failed',
		'error sending message': 'failed',
		'the destination mobile number is invalid': 'failed',
		'unable to deliver message. please check the number before trying again': 'failed',
		'unable to deliver the message': 'failed',
		'insufficient credit. please check your account status': 'failed',
		'account is unverified': 'failed',
		cancelled: 'cancelled',
	}),
);

/** Status word for a sentence of GoFax's; `unknown` for one that is not in the table, never a guess. */
export const statusOfText = (text: string): JobStatus =>
	STATUS_OF.get(text.trim().replace(/\.$/, '').toLowerCase()) ?? 'unknown';

/**
 * Status of a job as a read returns it. GoFax does not document where it is, so a known sentence under any of the likely
 * keys counts first, then a plain `Success`.
 */
export function readJobStatus(
	job: unknown,
	keys: readonly string[],
	besides = '',
): { status: JobStatus; statusText: string } {
	const texts = [...keys.map((key) => asText(pick(job, key))), besides];
	const known = texts.find((text) => statusOfText(text) !== 'unknown');
	if (known !== undefined) return { status: statusOfText(known), statusText: known };
	const success = pick(job, 'Success');
	return {
		status: success === true ? 'sent' : success === false ? 'failed' : 'unknown',
		statusText: texts.find(Boolean) ?? '',
	};
}

/**
 * `IssuedUtc` and its like come without a zone (`2023-04-19T00:10:45.237`). They are UTC, so a Z makes them unmistakable.
 * Source: GoFax, "SMS messaging using the API".
 */
export function utcDate(value: unknown): string | null {
	const text = asText(value);
	return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/.test(text) ? `${text}Z` : text || null;
}

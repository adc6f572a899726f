import { eventIdOf } from './eventId';
import { statusOfText, type JobStatus } from '../job/jobStatus';

export type FormEvent = 'faxSent' | 'faxReceived' | 'smsSent';

/** Fields of a notification as GoFax sent them, every value a text. */
export type FormFields = { readonly [name: string]: string };

interface SentNotification {
	eventId: string;
	/** Number that was sent to, as GoFax writes it: digits with country code. */
	recipient: string;
	success: boolean;
	status: JobStatus;
	/** GoFax's own sentence. */
	message: string;
	raw: FormFields;
}

export interface FaxSent extends SentNotification {
	event: 'faxSent';
	faxId: string;
	/** Empty where neither the e-mail nor the API job had one. */
	subject: string;
}

export interface SmsSent extends SentNotification {
	event: 'smsSent';
	smsId: string;
}

export interface FaxReceived {
	event: 'faxReceived';
	eventId: string;
	faxId: string;
	/** Number that the fax came in on. */
	number: string;
	/** False for a fax that GoFax got in part only. */
	complete: boolean;
	/** GoFax's own word: COMPLETE or INCOMPLETE. */
	message: string;
	/** What the sending machine calls itself (TSID): any text, or empty. */
	senderStationId: string;
	/** Calling line of the sender; may be written as it is dialled in Australia. */
	senderNumber: string;
	/** Seconds, by all appearance; GoFax documents no unit. Null where GoFax sent no number. */
	transmissionSeconds: number | null;
	pages: number | null;
	/** Bits per second. */
	transmissionSpeed: number | null;
	raw: FormFields;
}

export type FormNotification = FaxSent | SmsSent | FaxReceived;

const wholeNumber = (text: string | undefined): number | null =>
	text !== undefined && /^[0-9]{1,9}$/.test(text.trim()) ? Number(text) : null;

/** A text, or the first of several of the same name; everything else is no form field. */
function fieldText(value: unknown): string | undefined {
	const first: unknown = Array.isArray(value) ? value[0] : value;
	return typeof first === 'string' ? first : undefined;
}

/**
 * Gathers a notification's fields. GoFax "appends" them to a URL that already has parameters and does not say where, so
 * query and body are both read; the body wins. The URL's own parameters stay out; unknown fields of the body stay in.
 */
export function collectFields(
	query: Readonly<Record<string, unknown>>,
	body: Readonly<Record<string, unknown>>,
): FormFields {
	const fields = new Map<string, string>();
	const collect = (source: Readonly<Record<string, unknown>>, takesUnknown: boolean) => {
		for (const [name, value] of Object.entries(source)) {
			const documented = FIELD_NAMES.find((known) => known.toLowerCase() === name.toLowerCase());
			const text = fieldText(value);
			if (text !== undefined && name !== '__proto__' && (documented ?? takesUnknown))
				fields.set(documented ?? name, text);
		}
	};
	collect(query, false);
	collect(body, true);
	return Object.fromEntries(fields);
}

/** Every field that GoFax documents, in its own spelling. Source: GoFax, "Using webhooks". */
const FIELD_NAMES = [
	'Recipient',
	'ID',
	'Success',
	'Message',
	'Subject',
	'FaxID',
	'Number',
	'SenderFaxID',
	'SenderISDNID',
	'TransmissionTime',
	'NumberOfPages',
	'TransmissionSpeed',
] as const;

/**
 * What a notification can be. GoFax's three payloads name no event: a received fax has `FaxID`; the other two have the
 * same fields, but for the `Subject` of a fax.
 *
 * @returns an empty list for what is no notification at all
 */
export function possibleEvents(fields: FormFields): FormEvent[] {
	if (fields.FaxID) return ['faxReceived'];
	if (!fields.ID || fields.Success === undefined) return [];
	return fields.Subject === undefined ? ['faxSent', 'smsSent'] : ['faxSent'];
}

/** Turns GoFax's fields into an event. Source of names and meanings: GoFax, "Using webhooks". */
export function readFormNotification(event: FormEvent, fields: FormFields): FormNotification {
	const content = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
	const eventId = eventIdOf(event, content.sort());
	const message = fields.Message ?? '';
	if (event === 'faxReceived') {
		return {
			event,
			eventId,
			faxId: fields.FaxID ?? '',
			number: fields.Number ?? '',
			complete: message.trim().toUpperCase() === 'COMPLETE',
			message,
			senderStationId: (fields.SenderFaxID ?? '').trim(),
			senderNumber: (fields.SenderISDNID ?? '').trim(),
			transmissionSeconds: wholeNumber(fields.TransmissionTime),
			pages: wholeNumber(fields.NumberOfPages),
			transmissionSpeed: wholeNumber(fields.TransmissionSpeed),
			raw: fields,
		};
	}
	const success = fields.Success?.trim().toLowerCase() === 'true';
	const cancelled = statusOfText(message) === 'cancelled';
	const sent = {
		eventId,
		recipient: fields.Recipient ?? '',
		success,
		status: success ? ('sent' as const) : cancelled ? ('cancelled' as const) : ('failed' as const),
		message,
		raw: fields,
	};
	return event === 'faxSent'
		? { event, faxId: fields.ID ?? '', subject: fields.Subject ?? '', ...sent }
		: { event, smsId: fields.ID ?? '', ...sent };
}

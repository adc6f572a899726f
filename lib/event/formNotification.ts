import { isJobId } from '../job/jobId';
import { statusOfText, type JobStatus } from '../job/jobStatus';
import { eventIdOf } from './eventId';
import type { FormFields } from './urlEncoded';

export type FormEvent = 'faxSent' | 'faxReceived' | 'smsSent';

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

const wholeNumber = (text: string): number | null => (/^[0-9]{1,9}$/.test(text.trim()) ? Number(text) : null);

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

type FieldName = (typeof FIELD_NAMES)[number];

const documentedNames = new Map<string, FieldName>(FIELD_NAMES.map((name) => [name.toLowerCase(), name]));

/** The documented field that a name means, in any case. */
const documentedName = (name: string): FieldName | undefined => documentedNames.get(name.toLowerCase());

/** The documented fields by GoFax's spelling; of several of one name the first. */
function documentedFields(fields: FormFields): ReadonlyMap<FieldName, string> {
	const found = new Map<FieldName, string>();
	for (const [name, value] of Object.entries(fields)) {
		const documented = documentedName(name);
		const text = typeof value === 'string' ? value : value[0];
		if (documented && text !== undefined && !found.has(documented)) found.set(documented, text);
	}
	return found;
}

/** A received fax has a `FaxID`; what was sent has an `ID` and a result. */
const isNotification = (documented: ReadonlyMap<FieldName, string>): boolean =>
	Boolean(documented.get('FaxID') || (documented.get('ID') && documented.has('Success')));

/**
 * Gathers a notification's fields, spelled as they came. GoFax "appends" them to a URL that already has parameters and does not
 * say where, so they can be in the query too; a field that is also in the body is taken from there. A query that is not a
 * notification by itself belongs to the URL, no matter what its names are, and stays out. Unknown fields of the body stay in.
 */
export function collectFields(
	query: Readonly<Record<string, unknown>>,
	body: Readonly<Record<string, unknown>>,
): FormFields {
	const inBody = fieldsOf(body);
	const inQuery = fieldsOf(query);
	if (!isNotification(documentedFields(inQuery))) return inBody;
	const taken = documentedFields(inBody);
	const added = Object.entries(inQuery).filter(([name]) => {
		const documented = documentedName(name);
		return documented && !taken.has(documented);
	});
	return { ...Object.fromEntries(added), ...inBody };
}

/** What is a field of a form: a text, or a list of texts. */
function fieldsOf(source: Readonly<Record<string, unknown>>): FormFields {
	const entries = Object.entries(source).flatMap(([name, value]): Array<[string, string | string[]]> => {
		if (name === '__proto__') return [];
		if (typeof value === 'string') return [[name, value]];
		const texts = Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
		return texts.length > 0 ? [[name, texts]] : [];
	});
	return Object.fromEntries(entries);
}

/**
 * What a notification can be. GoFax's payloads name no event: a received fax has `FaxID`; the other two have the same fields.
 * `Subject`, which is documented for a fax only, does not tell them apart: nobody knows that an SMS never has it.
 *
 * @returns an empty list for anything that is not a notification, or whose ID is not an ID
 */
export function possibleEvents(fields: FormFields): FormEvent[] {
	const documented = documentedFields(fields);
	if (!isNotification(documented)) return [];
	const faxId = documented.get('FaxID');
	if (faxId) return isJobId(faxId) ? ['faxReceived'] : [];
	return isJobId(documented.get('ID') ?? '') ? ['faxSent', 'smsSent'] : [];
}

/** Turns GoFax's fields into an event. Source of names and meanings: GoFax, "Using webhooks". */
export function readFormNotification(event: FormEvent, fields: FormFields): FormNotification {
	const documented = documentedFields(fields);
	const text = (name: FieldName) => documented.get(name) ?? '';
	// The plus in front of a number is a blank once a form is unescaped.
	const trimmed = (name: FieldName) => text(name).trim();
	const message = text('Message');
	const eventId = eventIdOf(event, contentOf(fields));
	if (event === 'faxReceived') {
		return {
			event,
			eventId,
			faxId: text('FaxID'),
			number: trimmed('Number'),
			complete: message.trim().toUpperCase() === 'COMPLETE',
			message,
			senderStationId: trimmed('SenderFaxID'),
			senderNumber: trimmed('SenderISDNID'),
			transmissionSeconds: wholeNumber(text('TransmissionTime')),
			pages: wholeNumber(text('NumberOfPages')),
			transmissionSpeed: wholeNumber(text('TransmissionSpeed')),
			raw: fields,
		};
	}
	const success = trimmed('Success').toLowerCase() === 'true';
	const cancelled = statusOfText(message) === 'cancelled';
	const sent = {
		eventId,
		recipient: trimmed('Recipient'),
		success,
		status: success ? ('sent' as const) : cancelled ? ('cancelled' as const) : ('failed' as const),
		message,
		raw: fields,
	};
	return event === 'faxSent'
		? { event, faxId: text('ID'), subject: text('Subject'), ...sent }
		: { event, smsId: text('ID'), ...sent };
}

/** What makes a notification this one, in any order and case of its names. */
const contentOf = (fields: FormFields): string[] =>
	Object.entries(fields)
		.flatMap(([name, values]) => [values].flat().map((value) => `${documentedName(name) ?? name}=${value}`))
		.sort();

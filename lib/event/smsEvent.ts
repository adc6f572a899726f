import { asText, isObject, pick, type JsonObject } from '../json';
import { eventIdOf } from './eventId';

export type SmsEventKind = 'smsReply' | 'smsReceived';

export interface SmsEvent {
	event: SmsEventKind;
	eventId: string;
	/** Whether this is the ID of the reply or of the message it answers is not documented. */
	messageId: string;
	/** Numbers as GoFax sends them here: with a plus. */
	from: string;
	to: string;
	/** Null where the webhook is set up without Include Message Body. */
	body: string | null;
	/** ISO 8601, UTC; as GoFax sent it. */
	timestamp: string;
	direction: string;
	accountId: string;
	raw: JsonObject;
}

/**
 * Reads a native SMS event.
 *
 * GoFax documents `SMS_REPLY` with the direction `reply`. What an inbound SMS is called is not documented, so everything
 * else counts as one.
 *
 * @returns undefined for anything that is not an SMS event: not an object, nested beyond reason, without a type, without both ID
 *   and sender, or with an ID that is not an ID
 */
export function readSmsEvent(payload: unknown): SmsEvent | undefined {
	if (!isObject(payload) || isNestedDeeper(payload, DEEPEST)) return undefined;
	const text = (name: string) => asText(pick(payload, name)).trim();
	const eventType = text('eventType');
	const messageId = pick(payload, 'messageId') ?? '';
	if (!eventType || (messageId === '' && !text('from'))) return undefined;
	if (messageId !== '' && !MESSAGE_ID.test(asText(messageId))) return undefined;

	const isReply = eventType.toUpperCase() === 'SMS_REPLY' || text('direction').toLowerCase() === 'reply';
	const event: SmsEventKind = isReply ? 'smsReply' : 'smsReceived';
	const body = bodyOf(pick(payload, 'messageBody'));
	const sent = [eventType, asText(messageId), text('from'), text('to')];
	return {
		event,
		// Without eventTimestamp and signature: a resend may carry new ones, and the event is the same. Where there is no text,
		// nothing but the time tells two messages from one.
		eventId: eventIdOf(event, body ? [...sent, body] : [...sent, '', text('eventTimestamp')]),
		messageId: asText(messageId),
		from: text('from'),
		to: text('to'),
		body,
		timestamp: text('eventTimestamp'),
		direction: text('direction'),
		accountId: asText(pick(pick(payload, 'metadata'), 'accountId')),
		raw: payload,
	};
}

/** A text that a sender wrote as a number or a switch is still a text. */
const bodyOf = (value: unknown): string | null =>
	typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' ? String(value) : null;

/** GoFax does not document its form, and the node looks nothing up by it. It is a word, and not a path. */
const MESSAGE_ID = /^(?=.*[A-Za-z0-9])[\w.:=+@~-]{1,200}$/;

/** JSON reads any depth, but writes and copies it by recursion, as n8n does, which ends in an error at some thousands. */
const DEEPEST = 100;

function isNestedDeeper(value: unknown, levels: number): boolean {
	let level = [value];
	for (let depth = 0; depth <= levels; depth++) {
		level = level.flatMap((part): unknown[] =>
			typeof part === 'object' && part !== null ? Object.values(part) : [],
		);
		if (level.length === 0) return false;
	}
	return true;
}

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
 * @returns undefined for what is no SMS event: not an object, nested beyond reason, or without type, ID and sender
 */
export function readSmsEvent(payload: unknown): SmsEvent | undefined {
	if (!isObject(payload) || isNestedDeeper(payload, DEEPEST)) return undefined;
	const text = (name: string) => asText(pick(payload, name));
	const eventType = text('eventType');
	if (!eventType || (!text('messageId') && !text('from'))) return undefined;

	const isReply = eventType.toUpperCase() === 'SMS_REPLY' || text('direction').toLowerCase() === 'reply';
	const event: SmsEventKind = isReply ? 'smsReply' : 'smsReceived';
	const messageBody = pick(payload, 'messageBody');
	return {
		event,
		// Without eventTimestamp and signature: a resend may carry new ones, and the event is the same.
		eventId: eventIdOf(event, [eventType, text('messageId'), text('from'), text('to'), text('messageBody')]),
		messageId: text('messageId'),
		from: text('from'),
		to: text('to'),
		body: typeof messageBody === 'string' ? messageBody : null,
		timestamp: text('eventTimestamp'),
		direction: text('direction'),
		accountId: asText(pick(pick(payload, 'metadata'), 'accountId')),
		raw: payload,
	};
}

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

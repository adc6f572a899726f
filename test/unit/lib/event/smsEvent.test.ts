import * as fc from 'fast-check';
import { readSmsEvent } from '../../../../lib/event/smsEvent';

/** The example of GoFax's article "SMS webhooks". */
const EXAMPLE = {
	eventType: 'SMS_REPLY',
	eventTimestamp: '2025-12-04T00:24:07.112733Z',
	messageId: 'abc123',
	direction: 'reply',
	from: '+61400000000',
	to: '+61700000000',
	messageBody: 'Thanks for your message',
	metadata: { accountId: '12345' },
	signature: 'HMAC_SHA256',
};

const idOf = (payload: unknown) => readSmsEvent(payload)?.eventId;

describe('readSmsEvent', () => {
	it('reads GoFax’s documented example', () => {
		expect(readSmsEvent(EXAMPLE)).toEqual({
			event: 'smsReply',
			eventId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
			messageId: 'abc123',
			from: '+61400000000',
			to: '+61700000000',
			body: 'Thanks for your message',
			timestamp: '2025-12-04T00:24:07.112733Z',
			direction: 'reply',
			accountId: '12345',
			raw: EXAMPLE,
		});
	});

	it.each([
		['SMS_REPLY', 'reply', 'smsReply'],
		['sms_reply', '', 'smsReply'],
		['SMS_EVENT', 'Reply', 'smsReply'],
		['SMS_RECEIVED', 'inbound', 'smsReceived'],
		['SMS_INBOUND', '', 'smsReceived'],
		['ANYTHING', 'incoming', 'smsReceived'],
	])('takes eventType %s with direction "%s" for %s', (eventType, direction, event) => {
		expect(readSmsEvent({ ...EXAMPLE, eventType, direction })?.event).toBe(event);
	});

	it.each([
		['absent', undefined, null],
		['null', null, null],
		['empty', '', ''],
		['no text', 7, null],
	])('gives for a body that is %s: %p', (_what, messageBody, body) => {
		expect(readSmsEvent({ ...EXAMPLE, messageBody })?.body).toBe(body);
	});

	it('reads PascalCase, numbers and unknown fields', () => {
		const payload = {
			EventType: 'SMS_REPLY',
			MessageId: 7,
			From: 61400000000,
			Metadata: { AccountId: 12345 },
			New: true,
		};
		expect(readSmsEvent(payload)).toMatchObject({
			messageId: '7',
			from: '61400000000',
			accountId: '12345',
			to: '',
			raw: payload,
		});
	});

	it.each([
		['an ID alone', { eventType: 'SMS_REPLY', messageId: '1' }],
		['a sender alone', { eventType: 'SMS_REPLY', from: '+61400000000' }],
	])('is content with %s beside the type', (_what, payload) => {
		expect(readSmsEvent(payload)?.event).toBe('smsReply');
	});

	it.each([
		['nothing', undefined],
		['null', null],
		['a text', 'SMS_REPLY'],
		['a list', [EXAMPLE]],
		['an empty object', {}],
		['no type', { ...EXAMPLE, eventType: undefined }],
		['an empty type', { ...EXAMPLE, eventType: '' }],
		['neither ID nor sender', { eventType: 'SMS_REPLY', messageBody: 'x' }],
	])('takes %s for no event', (_what, payload) => {
		expect(readSmsEvent(payload)).toBeUndefined();
	});

	it('never throws', () => {
		const payload = fc.oneof(
			fc.anything(),
			fc.record({
				eventType: fc.anything(),
				messageId: fc.anything(),
				from: fc.anything(),
				metadata: fc.anything(),
			}),
		);
		fc.assert(
			fc.property(payload, (value) => {
				const event = readSmsEvent(value);
				if (event) expect(event.raw).toBe(value);
			}),
		);
	});
});

describe('the event ID', () => {
	it.each([
		['the time of a resend', { eventTimestamp: '2025-12-05T00:00:00Z' }],
		['the signature', { signature: 'other' }],
		['a field that is new', { other: 1 }],
	])('does not depend on %s', (_what, change) => {
		expect(idOf({ ...EXAMPLE, ...change })).toBe(idOf(EXAMPLE));
	});

	it.each([
		['type', { eventType: 'SMS_RECEIVED', direction: 'reply' }],
		['ID', { messageId: 'abc124' }],
		['sender', { from: '+61400000001' }],
		['receiver', { to: '+61700000001' }],
		['text', { messageBody: 'No' }],
	])('differs with another %s', (_what, change) => {
		expect(idOf({ ...EXAMPLE, ...change })).not.toBe(idOf(EXAMPLE));
	});
});

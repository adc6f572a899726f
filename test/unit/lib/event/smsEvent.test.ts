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
		['a number', 1, '1'],
		['zero', 0, '0'],
		['a switch', false, 'false'],
		['an object', { text: 'x' }, null],
		['a list', ['x'], null],
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
		['a sender and an ID that is null', { eventType: 'SMS_REPLY', messageId: null, from: '1' }],
		['a sender and an empty ID', { eventType: 'SMS_REPLY', messageId: '', from: '1' }],
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
		['a path for an ID', { ...EXAMPLE, messageId: '..' }],
		['a dot for an ID', { ...EXAMPLE, messageId: '.' }],
		['a longer path for an ID', { ...EXAMPLE, messageId: '1/../2' }],
		['a line break in the ID', { ...EXAMPLE, messageId: '1\nERROR x' }],
		['blanks for an ID', { ...EXAMPLE, messageId: '  ' }],
		['blanks around the ID', { ...EXAMPLE, messageId: ' 1 ' }],
		['a very long ID', { ...EXAMPLE, messageId: '7'.repeat(60_000) }],
		['an ID of letters beyond ASCII', { ...EXAMPLE, messageId: 'é' }],
		['an object for an ID', { ...EXAMPLE, messageId: { a: 1 } }],
		['a switch for an ID', { ...EXAMPLE, messageId: false }],
		['neither ID nor sender', { eventType: 'SMS_REPLY', messageBody: 'x' }],
	])('takes %s for no event', (_what, payload) => {
		expect(readSmsEvent(payload)).toBeUndefined();
	});

	it('takes the blanks off numbers', () => {
		expect(readSmsEvent({ ...EXAMPLE, from: ' 61400000000', to: '+61700000000\n' })).toMatchObject({
			from: '61400000000',
			to: '+61700000000',
		});
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

	const bodiless = [undefined, null, '', {}];

	it.each(bodiless)('tells messages whose body is %j by their time', (messageBody) => {
		const at = (eventTimestamp: string, signature: string) =>
			idOf({ ...EXAMPLE, messageBody, eventTimestamp, signature });
		expect(at('2025-12-04T00:24:07.112733Z', 'a')).toBe(at('2025-12-04T00:24:07.112733Z', 'b'));
		expect(at('2025-12-04T00:24:07.112733Z', 'a')).not.toBe(at('2025-12-04T00:24:07.112734Z', 'a'));
	});

	it('is the same for a body that is absent, null or empty', () => {
		expect(new Set(bodiless.map((messageBody) => idOf({ ...EXAMPLE, messageBody }))).size).toBe(1);
	});

	it('does not take a body for a time', () => {
		const time = '2025-12-04T00:24:07.112733Z';
		expect(idOf({ ...EXAMPLE, messageBody: time })).not.toBe(
			idOf({ ...EXAMPLE, messageBody: '', eventTimestamp: time }),
		);
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

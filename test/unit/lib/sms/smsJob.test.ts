import * as fc from 'fast-check';
import { readSmsStatus, toSmsBody } from '../../../../lib/sms/smsJob';

describe('toSmsBody', () => {
	it('writes the documented fields in GoFax’s spelling', () => {
		const job = {
			recipients: ['61412341234'],
			body: 'Hello',
			senderId: 'Test Sender',
			replyTo: 'a@b.c',
			clientReference: 'R',
		};
		expect(toSmsBody(job)).toEqual({
			To: ['61412341234'],
			Body: 'Hello',
			From: 'Test Sender',
			ReplyTo: 'a@b.c',
			ClientReference: 'R',
		});
	});

	it.each([{}, { senderId: '', replyTo: '', clientReference: '' }, { senderId: undefined }])(
		'leaves out what is not set: %j',
		(options) => {
			expect(Object.keys(toSmsBody({ recipients: ['61412341234'], body: 'Hello', ...options }))).toEqual([
				'To',
				'Body',
			]);
		},
	);

	it('leaves the text as it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (body) =>
				expect(toSmsBody({ recipients: [], body }).Body).toBe(body),
			),
		);
	});
});

describe('readSmsStatus', () => {
	it('reads the part of the answer that GoFax documents', () => {
		const sms = {
			MessageID: 52356593,
			Sender: 'TestSender',
			Message: 'Hello',
			Issued: '2023-04-19T10:10:45.237',
			IssuedUtc: '2023-04-19T00:10:45.237',
			FromNumber: 'Test Sender',
		};
		expect(readSmsStatus(sms, '52356593')).toEqual({
			smsId: '52356593',
			status: 'unknown',
			statusText: '',
			sender: 'TestSender',
			body: 'Hello',
			issuedAt: '2023-04-19T00:10:45.237Z',
			raw: sms,
		});
	});

	it('does not take the text of the SMS for its status', () => {
		expect(readSmsStatus({ Message: 'Cancelled' }, '1')).toMatchObject({
			status: 'unknown',
			statusText: '',
			body: 'Cancelled',
		});
	});

	it.each(['Status', 'statusText', 'StatusMessage', 'deliveryStatus'])('takes a status under %s', (name) => {
		expect(readSmsStatus({ [name]: 'Message successfully delivered' }, '1')).toMatchObject({
			status: 'sent',
			statusText: 'Message successfully delivered',
		});
	});

	it.each([
		[undefined, null],
		[null, null],
		['text', 'text'],
		[[], []],
	])('leaves everything empty for %j', (sms, raw) => {
		expect(readSmsStatus(sms, '1')).toEqual({
			smsId: '1',
			status: 'unknown',
			statusText: '',
			sender: '',
			body: '',
			issuedAt: null,
			raw,
		});
	});
});

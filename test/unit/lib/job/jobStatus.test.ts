import * as fc from 'fast-check';
import { readJobStatus, statusOfText, utcDate } from '../../../../lib/job/jobStatus';

const STATUSES = ['queued', 'sending', 'sent', 'failed', 'cancelled', 'unknown'];

describe('statusOfText knows every text of GoFax’s article on SMS status codes', () => {
	it.each([
		['Initialised', 'queued'],
		['Preparing for transmission', 'queued'],
		['Sent to carrier for delivery', 'sending'],
		['Transmission in progress', 'sending'],
		['Carrier transmission issue detected. Task may still be successful', 'sending'],
		['Message successfully delivered', 'sent'],
		['Message reply received ok', 'sent'],
		['Message not delivered in allowable time frame', 'failed'],
		['Failed to deliver the message', 'failed'],
		['Error sending message', 'failed'],
		['The destination mobile number is invalid', 'failed'],
		['Unable to deliver message. Please check the number before trying again', 'failed'],
		['Unable to deliver the message', 'failed'],
		['Insufficient credit. Please check your account status', 'failed'],
		['Account is unverified', 'failed'],
		['Cancelled', 'cancelled'],
	])('%s: %s', (text, status) => {
		expect(statusOfText(text)).toBe(status);
		expect(statusOfText(` ${text.toUpperCase()}. `)).toBe(status);
	});
});

describe('statusOfText', () => {
	it.each([
		['SMS Submitted', 'queued'],
		['Fax successfully sent', 'sent'],
		['Sent', 'sent'],
		['Pending', 'queued'],
		['Failed', 'failed'],
		['', 'unknown'],
		['Line was busy', 'unknown'],
		['Not sent', 'unknown'],
		['constructor', 'unknown'],
		['__proto__', 'unknown'],
	])('reads "%s" as %s', (text, status) => {
		expect(statusOfText(text)).toBe(status);
	});

	it('has a status word for every text', () => {
		fc.assert(fc.property(fc.string(), (text) => expect(STATUSES).toContain(statusOfText(text))));
	});
});

describe('readJobStatus', () => {
	const keys = ['Status', 'Message'];

	it.each([
		['the first key', { Status: 'Cancelled', Message: 'Failed' }, 'cancelled', 'Cancelled'],
		[
			'the next key where the first says nothing that is known',
			{ Status: '3', Message: 'Failed' },
			'failed',
			'Failed',
		],
		['other case', { status: 'cancelled' }, 'cancelled', 'cancelled'],
		['a known sentence before Success', { Success: true, Message: 'Initialised' }, 'queued', 'Initialised'],
		['Success where no sentence is known', { Success: true, Message: 'Zugestellt' }, 'sent', 'Zugestellt'],
		['a failure where no sentence is known', { Success: false }, 'failed', ''],
		['an unknown sentence as it is', { Status: '', Message: 'Odd' }, 'unknown', 'Odd'],
		['nothing', undefined, 'unknown', ''],
	])('takes %s', (_what, job, status, statusText) => {
		expect(readJobStatus(job, keys)).toEqual({ status, statusText });
	});
});

describe('utcDate', () => {
	it.each([
		['the documented form, which has no zone', '2023-04-19T00:10:45.237', '2023-04-19T00:10:45.237Z'],
		['one without fractions', '2023-04-19T00:10:45', '2023-04-19T00:10:45Z'],
		['one with a Z', '2023-04-19T00:10:45Z', '2023-04-19T00:10:45Z'],
		['one with an offset', '2023-04-19T10:10:45+10:00', '2023-04-19T10:10:45+10:00'],
		['another form', '19/04/2023', '19/04/2023'],
		['an empty text', '', null],
		['null', null, null],
		['nothing', undefined, null],
	])('reads %s', (_what, value, date) => {
		expect(utcDate(value)).toBe(date);
	});
});

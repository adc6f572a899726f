import {
	wantsNotification,
	wantsSms,
	type NotificationFilter,
	type SmsFilter,
} from '../../../../lib/event/eventFilter';
import { readFormNotification, type FormEvent } from '../../../../lib/event/formNotification';
import { readSmsEvent } from '../../../../lib/event/smsEvent';
import type { FormFields } from '../../../../lib/event/urlEncoded';

const SENT = {
	ID: '1',
	Recipient: '61712344321',
	Success: 'True',
	Message: 'Fax successfully sent',
	Subject: 'Email to Fax',
};
const FAILED = { ...SENT, Success: 'False', Message: 'Line was busy' };
const RECEIVED = {
	FaxID: '1',
	Number: '61712344321',
	Message: 'COMPLETE',
	SenderFaxID: 'ACME Pty Ltd',
	SenderISDNID: '0311223344',
};

const wanted = (event: FormEvent, fields: FormFields, filter: NotificationFilter) =>
	wantsNotification(readFormNotification(event, fields), filter);

describe('wantsNotification', () => {
	const cases: Array<[what: string, FormEvent, FormFields, NotificationFilter, boolean]> = [
		['everything without a filter', 'faxSent', FAILED, {}, true],
		[
			'everything with an empty filter',
			'faxReceived',
			RECEIVED,
			{ outcome: 'all', subjectContains: '', numbers: ' ', senders: '' },
			true,
		],
		['a sent fax where successes are wanted', 'faxSent', SENT, { outcome: 'success' }, true],
		['no sent fax where failures are wanted', 'faxSent', SENT, { outcome: 'failure' }, false],
		['a failed SMS where failures are wanted', 'smsSent', FAILED, { outcome: 'failure' }, true],
		['no failed SMS where successes are wanted', 'smsSent', FAILED, { outcome: 'success' }, false],
		['a part of the subject in other case', 'faxSent', SENT, { subjectContains: ' EMAIL to ' }, true],
		['a subject that looks the same', 'faxSent', SENT, { subjectContains: 'ｅｍａｉｌ\u00a0\n to' }, true],
		['a sign in the subject', 'faxSent', { ...SENT, Subject: 'Why?' }, { subjectContains: '?' }, true],
		['no subject without that sign', 'faxSent', SENT, { subjectContains: '?' }, false],
		['nothing for lines of commas only', 'faxReceived', RECEIVED, { numbers: ',, ;' }, false],
		['nothing for senders of commas only', 'faxReceived', RECEIVED, { senders: ',' }, false],
		['no other subject', 'faxSent', SENT, { subjectContains: 'Order' }, false],
		['an SMS, which has no subject, for any subject', 'smsSent', SENT, { subjectContains: 'Order' }, true],
		['a complete fax', 'faxReceived', RECEIVED, { completeOnly: true }, true],
		[
			'no part of a fax where only complete ones are wanted',
			'faxReceived',
			{ ...RECEIVED, Message: 'INCOMPLETE' },
			{ completeOnly: true },
			false,
		],
		[
			'a part of a fax otherwise',
			'faxReceived',
			{ ...RECEIVED, Message: 'INCOMPLETE' },
			{ completeOnly: false },
			true,
		],
		[
			'a line that is listed in another spelling',
			'faxReceived',
			RECEIVED,
			{ numbers: '0400000000, +61 7 1234 4321' },
			true,
		],
		['no line that is not listed', 'faxReceived', RECEIVED, { numbers: '07 1234 4322' }, false],
		['a sender by number', 'faxReceived', RECEIVED, { senders: '+61 3 1122 3344' }, true],
		['a sender by station ID', 'faxReceived', RECEIVED, { senders: 'acme pty ltd' }, true],
		[
			'no other sender with the same figures in its station ID',
			'faxReceived',
			{ ...RECEIVED, SenderFaxID: 'PHARMACY 12345', SenderISDNID: '' },
			{ senders: 'WARD 12345' },
			false,
		],
		[
			'a sender by an internal number',
			'faxReceived',
			{ ...RECEIVED, SenderFaxID: '12345', SenderISDNID: '' },
			{ senders: 'WARD 7, 12345' },
			true,
		],
		['no other sender', 'faxReceived', RECEIVED, { senders: '+61 3 1122 3345, ACME' }, false],
		[
			'no sender without a name where some are listed',
			'faxReceived',
			{ FaxID: '1', Message: 'COMPLETE' },
			{ senders: 'ACME' },
			false,
		],
		[
			'nothing that fits only half',
			'faxReceived',
			RECEIVED,
			{ numbers: '61712344321', senders: 'nobody' },
			false,
		],
	];

	it.each(cases)('wants %s', (_what, event, fields, filter, answer) => {
		expect(wanted(event, fields, filter)).toBe(answer);
	});
});

describe('wantsSms', () => {
	const wantedText = (messageBody: string | undefined, filter: SmsFilter) => {
		const event = readSmsEvent({
			eventType: 'SMS_REPLY',
			messageId: '1',
			from: '+61400000000',
			to: '+61700000000',
			messageBody,
		});
		return event && wantsSms(event, filter);
	};

	it.each([
		['STOP', 'STOP', true],
		[' stop! ', 'STOP', true],
		['"Stop", please', 'STOP', true],
		['stopping by', 'STOP', false],
		['Please STOP', 'STOP', false],
		['yes', 'STOP, YES', true],
		['Opt  out now', 'opt-out', true],
		['Opt', 'opt out', false],
		['Größe 7', 'GRÖSSE, größe', true],
		['👍 thanks', '👍', true],
		['no', '👍', false],
		['हाँ', 'हाँ', true],
		['हाँ', 'ह', false],
		['anything', '', true],
		['', 'STOP', false],
		[undefined, 'STOP', false],
		[undefined, '', true],
		[' STOP\nplease', ' stop ', true],
		['opt\u00a0 out', 'Opt Out', true],
		['ＳＴＯＰ', 'stop', true],
		['stop', 'ＳＴＯＰ，yes', true],
		['1', '1', true],
		['10', '1', false],
		['?', '?', true],
		['? When', '?', true],
		['What?', '?', false],
		['', '?', false],
		['...', '?, .', true],
		['anything', ' , ;', false],
		['anything', ',', false],
		['', ';\n', false],
		['anything', '\u200b', false],
		['🇦🇺 yes', '🇦🇺', true],
		['🇦🇺🇳🇿', '🇦🇺', true],
		['🇳🇿', '🇦🇺', false],
		['no', '🇦🇺', false],
		['👍👍', '👍', true],
		['👍🏽', '👍', true],
		['👍', '👍🏽', true],
		['❤ you', '❤️', true],
		['👎', '👍', false],
		['1️⃣', '2️⃣', false],
	])('of "%s" with the keywords "%s": %s', (text, keywords, answer) => {
		expect(wantedText(text, { keywords })).toBe(answer);
	});

	it.each([
		[{ fromNumbers: '0400 000 000' }, true],
		[{ fromNumbers: '0400 000 001' }, false],
		[{ toNumbers: '61700000000' }, true],
		[{ toNumbers: '07 0000 0001' }, false],
		[{ fromNumbers: '0400000000', toNumbers: '0700000000', keywords: 'hello' }, true],
		[{ fromNumbers: '0400000000', toNumbers: '0700000000', keywords: 'bye' }, false],
		[{ fromNumbers: ',' }, false],
		[{ toNumbers: ' ;\n, ' }, false],
		[{ fromNumbers: ' ' }, true],
		[{}, true],
	])('with the filter %j: %s', (filter, answer) => {
		expect(wantedText('Hello', filter)).toBe(answer);
	});
});

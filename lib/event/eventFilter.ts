import type { FormNotification } from './formNotification';
import { isListed } from '../phone/phoneNumber';
import type { SmsEvent } from './smsEvent';

/** What a user wants of the form notifications; a part that is left out takes everything. */
export interface NotificationFilter {
	/** Of Fax Sent and SMS Sent. */
	outcome?: 'all' | 'failure' | 'success';
	/** Of Fax Sent; without regard to case. */
	subjectContains?: string;
	/** Of Fax Received: leave out what came in part only. */
	completeOnly?: boolean;
	/** Of Fax Received: lines that were called, between commas. */
	numbers?: string;
	/** Of Fax Received: callers' numbers or station IDs, between commas. */
	senders?: string;
}

export function wantsNotification(event: FormNotification, filter: NotificationFilter): boolean {
	if (event.event === 'faxReceived') {
		if (filter.completeOnly && !event.complete) return false;
		return (
			isListed(filter.numbers ?? '', event.number) &&
			isListed(filter.senders ?? '', event.senderNumber, event.senderStationId)
		);
	}
	const { outcome = 'all', subjectContains = '' } = filter;
	if (outcome !== 'all' && event.success !== (outcome === 'success')) return false;
	return (
		event.event !== 'faxSent' || event.subject.toLowerCase().includes(subjectContains.trim().toLowerCase())
	);
}

/** What a user wants of the SMS events. */
export interface SmsFilter {
	/** Words that the message must begin with, between commas: STOP, YES. */
	keywords?: string;
	fromNumbers?: string;
	toNumbers?: string;
}

export function wantsSms(
	event: SmsEvent,
	{ keywords = '', fromNumbers = '', toNumbers = '' }: SmsFilter,
): boolean {
	return (
		beginsWithOneOf(event.body ?? '', keywords) &&
		isListed(fromNumbers, event.from) &&
		isListed(toNumbers, event.to)
	);
}

/** Words and emoji only: "Stop!" and "STOP please" begin with STOP, "stopping" does not. */
const wordsOf = (text: string) =>
	` ${text
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
		.trim()} `;

function beginsWithOneOf(text: string, keywords: string): boolean {
	const wanted = keywords
		.split(/[,;\n]/)
		.map(wordsOf)
		.filter((words) => words.trim() !== '');
	return wanted.length === 0 || wanted.some((words) => wordsOf(text).startsWith(words));
}

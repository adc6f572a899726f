import { isListed } from '../phone/phoneNumber';
import type { FormNotification } from './formNotification';
import type { SmsEvent } from './smsEvent';

/** What a user wants of the form notifications; a part that is left out takes everything. */
export interface NotificationFilter {
	/** Of Fax Sent and SMS Sent. */
	outcome?: 'all' | 'failure' | 'success';
	/** Of Fax Sent; without regard to case. */
	subjectContains?: string;
	/** Of Fax Received: leave out what came in part only. */
	completeOnly?: boolean;
	/** Of Fax Received: lines that were called, separated by commas. */
	numbers?: string;
	/** Of Fax Received: callers' numbers or station IDs, separated by commas. */
	senders?: string;
}

export function wantsNotification(event: FormNotification, filter: NotificationFilter): boolean {
	if (event.event === 'faxReceived') {
		if (filter.completeOnly && !event.complete) return false;
		const { numbers = '', senders = '' } = filter;
		return isOn(numbers, event.number) && isOn(senders, event.senderNumber, event.senderStationId);
	}
	const { outcome = 'all', subjectContains = '' } = filter;
	if (outcome !== 'all' && event.success !== (outcome === 'success')) return false;
	return event.event !== 'faxSent' || comparable(event.subject).includes(comparable(subjectContains));
}

/** What a user wants of the SMS events. */
export interface SmsFilter {
	/** Words that the message must begin with, separated by commas: STOP, YES. */
	keywords?: string;
	fromNumbers?: string;
	toNumbers?: string;
}

export function wantsSms(
	event: SmsEvent,
	{ keywords = '', fromNumbers = '', toNumbers = '' }: SmsFilter,
): boolean {
	return (
		beginsWithOneOf(event.body ?? '', keywords) && isOn(fromNumbers, event.from) && isOn(toNumbers, event.to)
	);
}

const entriesOf = (list: string) =>
	list
		.normalize('NFKC')
		.split(/[,;\n]/)
		.map(comparable)
		.filter(Boolean);

/** True for a list that says what it wants: it is empty, which is everything, or has more in it than commas. */
export const isUsableList = (list: string): boolean => list.trim() === '' || entriesOf(list).length > 0;

/** An empty list has all numbers; one of commas only has none. */
const isOn = (list: string, ...numbers: string[]) => isUsableList(list) && isListed(list, ...numbers);

/** A text in a form in which two that look alike are equal. */
const comparable = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** What changes the look of an emoji, and joins several to one. */
const VARIATIONS = /\u200d|\ufe0e|\ufe0f|\p{Emoji_Modifier}/gu;

/**
 * Words and emoji only, with blanks between and around: "Stop!" and "STOP please" begin with STOP, "stopping" does not. A flag is
 * two signs.
 */
const wordsOf = (text: string) =>
	` ${comparable(text)
		.replace(VARIATIONS, '')
		.replace(/\p{RI}{2}|\p{Extended_Pictographic}/gu, ' $& ')
		.replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{RI}]+/gu, ' ')
		.trim()} `;

function beginsWithOneOf(text: string, keywords: string): boolean {
	if (keywords.trim() === '') return true;
	return entriesOf(keywords).some((keyword) => {
		const words = wordsOf(keyword);
		// A keyword of signs only is taken as it is: "?" begins "?" and "? When".
		return words.trim() === '' ? comparable(text).startsWith(keyword) : wordsOf(text).startsWith(words);
	});
}

import type { Behaviour } from '../model/Behaviour';
import type { LifeStep } from './LifeStep';

/** `Initialised` and `Fax successfully sent` are GoFax's; its page of fax statuses is not public, so the rest is invented. */
export const FAX_STATUS = {
	initialised: 'Initialised',
	queued: 'Queued for transmission',
	sending: 'Transmission in progress',
	sent: 'Fax successfully sent',
	busy: 'Recipient line is busy',
	noAnswer: 'No answer from recipient',
	invalidNumber: 'The destination fax number is invalid',
	noCredit: 'Insufficient credit. Please check your account status',
	cancelled: 'Cancelled',
} as const;

/** How a fax ends, by the last four digits of the recipient's number. Anything else is delivered. */
export const FAX_OUTCOMES: Readonly<Record<string, string>> = {
	'0001': FAX_STATUS.busy,
	'0002': FAX_STATUS.noAnswer,
	'0003': FAX_STATUS.invalidNumber,
	'0004': FAX_STATUS.noCredit,
	'0005': FAX_STATUS.cancelled,
};

/** Endings which test a client's patience rather than its reading. */
export const SPECIAL_ENDINGS = {
	/** Never becomes final. */
	stuck: '0006',
	/** Fails on the first attempt and succeeds on a resend. */
	succeedsOnResend: '0007',
	/** Final, but nobody is notified. */
	silent: '0008',
	/** Final, and notified twice. */
	notifiedTwice: '0009',
} as const;

export function planFax(
	number: string,
	attempt: number,
	hasCredit: boolean,
	behaviour: Behaviour,
): LifeStep[] {
	const ending = number.slice(-4);
	const steps: LifeStep[] = [
		pending(behaviour.faxQueuedAfter, FAX_STATUS.queued),
		pending(behaviour.faxSendingAfter, FAX_STATUS.sending),
	];
	if (ending === SPECIAL_ENDINGS.stuck) return steps;
	const status = finalStatus(ending, attempt, hasCredit);
	return [
		...steps,
		{
			after: behaviour.faxFinalAfter,
			status,
			success: status === FAX_STATUS.sent,
			notifications: notificationsOf(ending),
		},
	];
}

export function notificationsOf(ending: string): LifeStep['notifications'] {
	if (ending === SPECIAL_ENDINGS.silent) return 0;
	return ending === SPECIAL_ENDINGS.notifiedTwice ? 2 : 1;
}

export function pending(after: number, status: string): LifeStep {
	return { after, status, success: null, notifications: 0 };
}

function finalStatus(ending: string, attempt: number, hasCredit: boolean): string {
	if (!hasCredit) return FAX_STATUS.noCredit;
	if (ending === SPECIAL_ENDINGS.succeedsOnResend && attempt === 1) return FAX_STATUS.busy;
	return FAX_OUTCOMES[ending] ?? FAX_STATUS.sent;
}

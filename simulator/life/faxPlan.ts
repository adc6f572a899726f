import type { Behaviour } from '../model/Behaviour';
import type { LifeStep } from './LifeStep';

/** `Initialised` and `Fax successfully sent` are GoFax's; its page of fax statuses is not public, so the rest is invented. */
export const faxStatus = {
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
export const faxOutcomes: Readonly<Record<string, string>> = {
	'0001': faxStatus.busy,
	'0002': faxStatus.noAnswer,
	'0003': faxStatus.invalidNumber,
	'0004': faxStatus.noCredit,
	'0005': faxStatus.cancelled,
};

/** Endings which test a client's patience rather than its reading. */
export const specialEndings = {
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
		pending(behaviour.faxQueuedAfter, faxStatus.queued),
		pending(behaviour.faxSendingAfter, faxStatus.sending),
	];
	if (ending === specialEndings.stuck) return steps;
	const status = finalStatus(ending, attempt, hasCredit);
	return [
		...steps,
		{
			after: behaviour.faxFinalAfter,
			status,
			success: status === faxStatus.sent,
			notifications: notificationsOf(ending),
		},
	];
}

export function notificationsOf(ending: string): LifeStep['notifications'] {
	if (ending === specialEndings.silent) return 0;
	return ending === specialEndings.notifiedTwice ? 2 : 1;
}

export function pending(after: number, status: string): LifeStep {
	return { after, status, success: null, notifications: 0 };
}

function finalStatus(ending: string, attempt: number, hasCredit: boolean): string {
	if (!hasCredit) return faxStatus.noCredit;
	if (ending === specialEndings.succeedsOnResend && attempt === 1) return faxStatus.busy;
	return faxOutcomes[ending] ?? faxStatus.sent;
}

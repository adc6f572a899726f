import type { Behaviour } from '../model/Behaviour';
import { FAX_STATUS } from '../model/faxStatus';
import { pending, type LifeStep } from './LifeStep';
import { notificationsOf, SPECIAL_ENDINGS } from './specialEndings';

/** How a fax ends, by the last four digits of the recipient's number. Anything else is delivered. */
export const FAX_OUTCOMES: Readonly<Record<string, string>> = {
	'0001': FAX_STATUS.busy,
	'0002': FAX_STATUS.noAnswer,
	'0003': FAX_STATUS.invalidNumber,
	'0004': FAX_STATUS.noCredit,
	'0005': FAX_STATUS.cancelled,
};

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

function finalStatus(ending: string, attempt: number, hasCredit: boolean): string {
	if (!hasCredit) return FAX_STATUS.noCredit;
	if (ending === SPECIAL_ENDINGS.succeedsOnResend && attempt === 1) return FAX_STATUS.busy;
	return FAX_OUTCOMES[ending] ?? FAX_STATUS.sent;
}

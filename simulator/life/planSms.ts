import type { Behaviour } from '../model/Behaviour';
import { SMS_STATUS } from '../model/smsStatus';
import { pending, type LifeStep } from './LifeStep';
import { notificationsOf, SPECIAL_ENDINGS } from './specialEndings';

/** How an SMS ends for a recipient, by the last four digits of the number. Anything else is delivered. */
export const SMS_OUTCOMES: Readonly<Record<string, string>> = {
	'0001': SMS_STATUS.tooLate,
	'0002': SMS_STATUS.failed,
	'0003': SMS_STATUS.invalidNumber,
	'0004': SMS_STATUS.noCredit,
	'0005': SMS_STATUS.cancelled,
	'0010': SMS_STATUS.unverified,
	'0011': SMS_STATUS.unable,
	'0012': SMS_STATUS.error,
};

export function planSms(
	number: string,
	attempt: number,
	hasCredit: boolean,
	behaviour: Behaviour,
): LifeStep[] {
	const ending = number.slice(-4);
	const wobbly = ending === SPECIAL_ENDINGS.succeedsOnResend || ending === SPECIAL_ENDINGS.stuck;
	const steps = [
		pending(behaviour.smsCarrierAfter, wobbly ? SMS_STATUS.carrierIssue : SMS_STATUS.sentToCarrier),
	];
	if (ending === SPECIAL_ENDINGS.stuck) return steps;
	const status = finalStatus(ending, attempt, hasCredit);
	return [
		...steps,
		{
			after: behaviour.smsFinalAfter,
			status,
			success: status === SMS_STATUS.delivered,
			notifications: notificationsOf(ending),
		},
	];
}

function finalStatus(ending: string, attempt: number, hasCredit: boolean): string {
	if (!hasCredit) return SMS_STATUS.noCredit;
	if (ending === SPECIAL_ENDINGS.succeedsOnResend && attempt === 1) return SMS_STATUS.failed;
	return SMS_OUTCOMES[ending] ?? SMS_STATUS.delivered;
}

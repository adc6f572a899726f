import type { Behaviour } from '../model/Behaviour';
import { notificationsOf, pending, SPECIAL_ENDINGS } from './planFax';
import type { LifeStep } from './LifeStep';

/** GoFax's own texts, from its list of SMS status codes. */
export const SMS_STATUS = {
	initialised: 'Initialised',
	preparing: 'Preparing for transmission',
	sentToCarrier: 'Sent to carrier for delivery',
	carrierIssue: 'Carrier transmission issue detected. Task may still be successful',
	delivered: 'Message successfully delivered',
	replyReceived: 'Message reply received ok',
	tooLate: 'Message not delivered in allowable time frame',
	failed: 'Failed to deliver the message',
	invalidNumber: 'The destination mobile number is invalid',
	noCredit: 'Insufficient credit. Please check your account status',
	cancelled: 'Cancelled',
	unverified: 'Account is unverified',
	unable: 'Unable to deliver the message',
	error: 'Error sending message',
} as const;

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

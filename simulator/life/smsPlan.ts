import type { Behaviour } from '../model/Behaviour';
import { notificationsOf, pending, specialEndings } from './faxPlan';
import type { LifeStep } from './LifeStep';

/** GoFax's own texts, from its list of SMS status codes. */
export const smsStatus = {
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
export const smsOutcomes: Readonly<Record<string, string>> = {
	'0001': smsStatus.tooLate,
	'0002': smsStatus.failed,
	'0003': smsStatus.invalidNumber,
	'0004': smsStatus.noCredit,
	'0005': smsStatus.cancelled,
	'0010': smsStatus.unverified,
	'0011': smsStatus.unable,
	'0012': smsStatus.error,
};

export function planSms(
	number: string,
	attempt: number,
	hasCredit: boolean,
	behaviour: Behaviour,
): LifeStep[] {
	const ending = number.slice(-4);
	const wobbly = ending === specialEndings.succeedsOnResend || ending === specialEndings.stuck;
	const steps = [
		pending(behaviour.smsCarrierAfter, wobbly ? smsStatus.carrierIssue : smsStatus.sentToCarrier),
	];
	if (ending === specialEndings.stuck) return steps;
	const status = finalStatus(ending, attempt, hasCredit);
	return [
		...steps,
		{
			after: behaviour.smsFinalAfter,
			status,
			success: status === smsStatus.delivered,
			notifications: notificationsOf(ending),
		},
	];
}

function finalStatus(ending: string, attempt: number, hasCredit: boolean): string {
	if (!hasCredit) return smsStatus.noCredit;
	if (ending === specialEndings.succeedsOnResend && attempt === 1) return smsStatus.failed;
	return smsOutcomes[ending] ?? smsStatus.delivered;
}

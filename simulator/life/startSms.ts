import type { SmsRecipient, SmsRecord } from '../model/SmsRecord';
import { SMS_STATUS } from '../model/smsStatus';
import { notifySmsSent } from '../webhooks/notifySmsSent';
import type { World } from '../world/World';
import type { LifeStep } from './LifeStep';
import { planSms } from './planSms';

/** Invented: one credit per recipient. */
const CREDITS_PER_RECIPIENT = 1;

/** Starts sending an SMS to every recipient, for the first time or again. `at` is the instant of submission. */
export function startSms(world: World, sms: SmsRecord, at: Date): void {
	const needed = sms.recipients.length * CREDITS_PER_RECIPIENT;
	const hasCredit = world.accounts[sms.account].balance >= needed;
	for (const recipient of sms.recipients) {
		recipient.status = SMS_STATUS.initialised;
		recipient.success = null;
		for (const step of planSms(recipient.number, sms.attempt, hasCredit, world.behaviour)) {
			const due = new Date(at.getTime() + step.after * 1000);
			world.clock.schedule(due, (reached) => reach(world, sms, recipient, step, reached));
		}
	}
}

async function reach(
	world: World,
	sms: SmsRecord,
	recipient: SmsRecipient,
	step: LifeStep,
	at: Date,
): Promise<void> {
	// A reply may come before the carrier's report, and replaces it.
	if (recipient.status === SMS_STATUS.replyReceived) return;
	recipient.status = step.status;
	if (step.success === null) return;
	recipient.success = step.success;
	if (step.success) world.accounts[sms.account].balance -= CREDITS_PER_RECIPIENT;
	for (let count = 0; count < step.notifications; count++) await notifySmsSent(world, sms, recipient, at);
}

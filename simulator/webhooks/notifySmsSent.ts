import { dotNetBoolean } from '../model/dotNetBoolean';
import type { SmsRecipient, SmsRecord } from '../model/SmsRecord';
import type { World } from '../world/World';
import { legacyDelivery } from './legacyDelivery';

/** One notification per recipient, all with the job's one ID. */
export async function notifySmsSent(
	world: World,
	sms: SmsRecord,
	recipient: SmsRecipient,
	at: Date,
): Promise<void> {
	const target = world.accounts[sms.account].smsNotification;
	if (target.url === '') return;
	const fields = {
		Recipient: recipient.number.replace(/^\+/, ''),
		ID: String(sms.id),
		Success: dotNetBoolean(recipient.success === true),
		Message: recipient.status,
	};
	const message = { account: sms.account, kind: 'smsSent', reference: String(sms.id) } as const;
	await legacyDelivery(world, message, target, fields, at);
}

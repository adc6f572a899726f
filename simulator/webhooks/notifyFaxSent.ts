import type { NotificationTarget } from '../model/Account';
import { dotNetBoolean } from '../model/dotNetBoolean';
import type { FaxRecord } from '../model/FaxRecord';
import { notificationTarget } from '../settings/notificationTarget';
import type { World } from '../world/World';
import { legacyDelivery } from './legacyDelivery';

/** Calls the account's URL and the job's CallbackURL. Resolves when both have answered; calls nothing without a URL. */
export async function notifyFaxSent(world: World, fax: FaxRecord, at: Date): Promise<void> {
	const fields: Record<string, string> = {
		Recipient: fax.sendTo.replace(/^\+/, ''),
		ID: String(fax.id),
		Success: dotNetBoolean(fax.success === true),
		Message: fax.status,
	};
	if (fax.subject || world.behaviour.emptySubject === 'sent') fields.Subject = fax.subject ?? '';
	const message = { account: fax.account, kind: 'faxSent', reference: String(fax.id) } as const;
	await Promise.all(targets(world, fax).map((target) => legacyDelivery(world, message, target, fields, at)));
}

function targets(world: World, fax: FaxRecord): NotificationTarget[] {
	const account = notificationTarget(world.accounts[fax.account].settings.faxSettings, 'faxSettings');
	// GoFax: Basic authentication cannot be used with a CallbackURL.
	const callback = { url: fax.callbackUrl ?? '', username: '', password: '' };
	const both =
		callback.url !== '' && world.behaviour.faxNotifications === 'callbackOnly'
			? [callback]
			: [account, callback];
	return both.filter(({ url }) => url !== '');
}

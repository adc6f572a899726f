import type { Delivery } from '../delivery/Delivery';
import type { OutgoingWebhook } from '../delivery/OutgoingWebhook';
import type { NotificationTarget } from '../model/Account';
import type { World } from '../world/World';
import { legacyNotification } from './legacyNotification';

type Message = Pick<OutgoingWebhook, 'account' | 'kind' | 'reference'>;

export async function legacyDelivery(
	world: World,
	message: Message,
	target: NotificationTarget,
	fields: Readonly<Record<string, string>>,
	at: Date,
): Promise<Delivery> {
	const { url, headers, body } = legacyNotification(target, fields, world.behaviour);
	return await world.deliveries.deliver(
		{ ...message, webhookId: null, url, body, headers: () => headers },
		at,
	);
}

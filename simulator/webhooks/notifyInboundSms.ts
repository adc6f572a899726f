import type { Delivery } from '../delivery/Delivery';
import type { InboundSmsRecord } from '../model/InboundSmsRecord';
import type { World } from '../world/World';
import { nativeDelivery } from './nativeDelivery';
import { EVENT_TYPE_BY_KIND } from './nativeEvent';

/** Calls every active webhook of the account that wants this kind of event. */
export async function notifyInboundSms(world: World, sms: InboundSmsRecord): Promise<Delivery[]> {
	const wanting = world.accounts[sms.account].webhooks.filter(
		(webhook) => webhook.active && webhook.events.includes(EVENT_TYPE_BY_KIND[sms.kind]),
	);
	return await Promise.all(wanting.map((webhook) => nativeDelivery(world, sms, webhook, 'native')));
}

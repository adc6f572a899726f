import type { Delivery } from '../delivery/Delivery';
import type { InboundSmsRecord } from '../model/InboundSmsRecord';
import type { NativeWebhook } from '../model/NativeWebhook';
import type { World } from '../world/World';
import { nativeEvent } from './nativeEvent';
import { signBody } from './signBody';

export async function nativeDelivery(
	world: World,
	sms: InboundSmsRecord,
	webhook: NativeWebhook,
	kind: 'native' | 'test',
): Promise<Delivery> {
	const accountId = world.accounts[sms.account].id;
	const body = nativeEvent(sms, accountId, webhook.includeContent, world.behaviour.hiddenContent);
	const { url, secret, scheme, headerName } = webhook;
	const headers = () => ({
		'content-type': 'application/json',
		...(secret ? { [headerName]: signBody(body, secret, scheme, signatureTime(world)) } : {}),
	});
	const { account, messageId: reference } = sms;
	return await world.deliveries.deliver({
		account,
		kind,
		reference,
		webhookId: webhook.id,
		url,
		body,
		headers,
	});
}

/** Real time, not simulated: a receiver compares it with its own clock. */
function signatureTime(world: World): Date {
	return new Date(Date.now() + world.behaviour.signatureTimeOffset * 1000);
}

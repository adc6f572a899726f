import type { AccountName } from '../model/Account';
import type { InboundSmsRecord } from '../model/InboundSmsRecord';
import type { NativeWebhook } from '../model/NativeWebhook';
import type { World } from '../world/World';

/** The sample that the portal's Test button sends: the numbers and text of GoFax's article. Not stored as a message. */
export function testEvent(world: World, account: AccountName, webhook: NativeWebhook): InboundSmsRecord {
	return {
		messageId: world.ids.nextMessage(),
		account,
		kind: webhook.events.includes('SMS_REPLY') ? 'reply' : 'inbound',
		smsId: null,
		from: '+61400000000',
		to: '+61700000000',
		body: 'Thanks for your message',
		received: world.clock.now().toISOString(),
	};
}

import { microsecondDate } from '../clock/dotNetDate';
import type { Behaviour } from '../model/Behaviour';
import type { InboundSmsRecord } from '../model/InboundSmsRecord';
import type { NativeEventType } from '../model/NativeWebhook';

export const EVENT_TYPE_BY_KIND: Readonly<Record<InboundSmsRecord['kind'], NativeEventType>> = {
	reply: 'SMS_REPLY',
	inbound: 'SMS_RECEIVED',
};

/**
 * The JSON of a native event, compact, its fields in the order of GoFax's article. `signature` is the literal that
 * the article prints; the real signature is in a header. The value `inbound` of `direction` is invented.
 */
export function nativeEvent(
	sms: InboundSmsRecord,
	accountId: string,
	includeContent: boolean,
	hiddenContent: Behaviour['hiddenContent'],
): string {
	return JSON.stringify({
		eventType: EVENT_TYPE_BY_KIND[sms.kind],
		eventTimestamp: microsecondDate(new Date(sms.received)),
		messageId: sms.messageId,
		direction: sms.kind,
		from: sms.from,
		to: sms.to,
		// JSON.stringify leaves out what is undefined.
		messageBody: includeContent ? sms.body : { absent: undefined, null: null, empty: '' }[hiddenContent],
		metadata: { accountId },
		signature: 'HMAC_SHA256',
	});
}

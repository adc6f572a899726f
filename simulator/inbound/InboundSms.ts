import type { Delivery } from '../delivery/Delivery';
import type { AccountName } from '../model/Account';

export interface InboundSmsInput {
	from?: string;
	to?: string;
	body: string;
	/** Default main. */
	account?: AccountName;
}

export interface SmsReplyInput extends InboundSmsInput {
	/** The sent SMS replied to: its first recipient is the default of `from`, its account that of `account`. */
	smsId?: number;
}

export interface InboundSms {
	messageId: string;
	/** The native webhooks called, answered. */
	deliveries: Delivery[];
}

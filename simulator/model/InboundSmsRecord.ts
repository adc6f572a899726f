import type { AccountName } from './Account';

export interface InboundSmsRecord {
	messageId: string;
	account: AccountName;
	/** `reply` answers a sent SMS, `inbound` comes out of the blue. */
	kind: 'reply' | 'inbound';
	/** The sent SMS which a reply answers, where known. */
	smsId: number | null;
	/** With a leading plus, as native webhooks have it. */
	from: string;
	to: string;
	body: string;
	/** ISO 8601, simulated time. */
	received: string;
}

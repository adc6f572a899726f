import type { AccountName } from './Account';

export interface InboundSmsRecord {
	messageId: string;
	account: AccountName;
	/** Whether it is a reply to a sent SMS. */
	kind: 'reply' | 'inbound';
	/** The sent SMS that it is a reply to, if known. */
	smsId: number | null;
	/** With a leading plus, as in native webhooks. */
	from: string;
	to: string;
	body: string;
	/** ISO 8601, simulated time. */
	received: string;
}

import type { AccountName } from './Account';
import type { ApiVersion } from './ApiVersion';

export interface SmsRecipient {
	/** As submitted. */
	number: string;
	status: string;
	/** Null until final. */
	success: boolean | null;
}

/** A sent SMS: one ID for all its recipients. */
export interface SmsRecord {
	id: number;
	account: AccountName;
	version: ApiVersion;
	/** Sender ID as submitted. */
	from: string;
	/** Sender ID without the characters a handset cannot show. */
	sender: string;
	body: string;
	replyTo: string | null;
	clientReference: string | null;
	recipients: SmsRecipient[];
	attempt: number;
	/** ISO 8601, simulated time. */
	issued: string;
	ignoredFields: string[];
}

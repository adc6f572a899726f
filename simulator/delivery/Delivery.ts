import type { AccountName } from '../model/Account';

export type DeliveryKind = 'faxSent' | 'smsSent' | 'faxReceived' | 'native' | 'test';

/** One attempt to call a webhook, as the portal's Webhook Log would list it. */
export interface Delivery {
	id: number;
	account: AccountName;
	kind: DeliveryKind;
	/** ID of the fax or SMS, or the native `messageId`. */
	reference: string;
	/** The native webhook called; null for legacy notifications. */
	webhookId: number | null;
	/** 1 at first, one more with each resend. */
	attempt: number;
	/** The delivery that this one repeats. */
	resendOf: number | null;
	/** ISO 8601, simulated time. */
	timestamp: string;
	/** User, password and parameter values are masked. */
	url: string;
	/** `pending` until answered; `refused` means it was not sent, as its host is not this machine. */
	outcome: 'pending' | 'answered' | 'failed' | 'refused';
	statusCode: number | null;
	/** First 200 characters of the answer. */
	responseSnippet: string;
	/** Why there is no answer. */
	error: string | null;
	/** Real milliseconds. */
	durationMs: number;
	/** What was posted. */
	body: string;
}

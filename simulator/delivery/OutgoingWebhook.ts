import type { AccountName } from '../model/Account';
import type { DeliveryKind } from './Delivery';

/** A webhook call, ready to be sent and resent: a resend repeats the body byte for byte. */
export interface OutgoingWebhook {
	account: AccountName;
	kind: DeliveryKind;
	reference: string;
	webhookId: number | null;
	url: string;
	body: string;
	/** Called for each attempt, because a signature may contain the time. */
	headers: () => Record<string, string>;
}

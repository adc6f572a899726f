import type { AccountName } from '../model/Account';
import type { DeliveryKind } from './Delivery';

/** A webhook call ready to go, and to go again: a resend repeats the body byte for byte. */
export interface OutgoingWebhook {
	account: AccountName;
	kind: DeliveryKind;
	reference: string;
	webhookId: number | null;
	url: string;
	body: string;
	/** Made anew for each attempt, because a signature may hold the time. */
	headers: () => Record<string, string>;
}

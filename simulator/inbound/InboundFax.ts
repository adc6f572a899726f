import type { Delivery } from '../delivery/Delivery';
import type { AccountName } from '../model/Account';

export interface InboundFaxInput {
	/** The line called. */
	number?: string;
	/** Calling line ID; national format is common. */
	from?: string;
	/** What the sending machine calls itself. Default: the calling line ID. */
	stationId?: string;
	/** Default 3. */
	pages?: number;
	/** Bytes of a file attached to the PDF that does not compress, for a document of that size. Default 0: none. */
	attachedBytes?: number;
	/** Default COMPLETE. */
	status?: 'COMPLETE' | 'INCOMPLETE';
	/** Seconds. Default: drawn from the seed, about 24 a page. */
	transmissionTime?: number;
	/** Baud. Default: drawn from the seed. */
	transmissionSpeed?: number;
	/** Default main. */
	account?: AccountName;
}

export interface InboundFax {
	faxId: number;
	/** Of the PDF. */
	sha256: string;
	size: number;
	/** The notification, answered; empty when the account has no URL for it. */
	deliveries: Delivery[];
}

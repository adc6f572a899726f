import type { AccountName } from './Account';

export interface ReceivedFaxRecord {
	id: number;
	account: AccountName;
	/** The line called. */
	number: string;
	/** Calling line ID. */
	from: string;
	/** What the sending machine calls itself: may be empty or free text. */
	stationId: string;
	status: 'COMPLETE' | 'INCOMPLETE';
	pages: number;
	/** Seconds. */
	transmissionTime: number;
	/** Baud. */
	transmissionSpeed: number;
	filename: string;
	size: number;
	sha256: string;
	/** ISO 8601, simulated time. */
	received: string;
	/** How often its document was asked for. */
	documentRequests: number;
}

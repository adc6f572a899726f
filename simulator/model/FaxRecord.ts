import type { AccountName } from './Account';
import type { ApiVersion } from './ApiVersion';

export interface DocumentRecord {
	filename: string;
	/** Bytes after decoding. */
	size: number;
	sha256: string;
	/** False once the bytes are gone: not kept at all, or deleted. */
	kept: boolean;
}

/** A sent fax as the simulator knows it: what the client submitted, and how far it has got. */
export interface FaxRecord {
	id: number;
	account: AccountName;
	version: ApiVersion;
	/** As submitted. */
	sendTo: string;
	sendFrom: string | null;
	subject: string | null;
	clientReference: string | null;
	callbackUrl: string | null;
	documents: DocumentRecord[];
	pages: number;
	/** Human readable, as in the notification. */
	status: string;
	/** Null until final. */
	success: boolean | null;
	/** 1 at first, one more with each resend. */
	attempt: number;
	/** ISO 8601, simulated time. */
	issued: string;
	/** ISO 8601, null until final. */
	completed: string | null;
	/** Names of submitted properties that GoFax would ignore: a client should have none. */
	ignoredFields: string[];
}

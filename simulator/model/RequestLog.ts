export interface RequestEntry {
	id: number;
	method: string;
	/** Without the query. */
	path: string;
	/** The query with the token's value replaced by stars. */
	query: string;
	/** Where a token was sent, never the token. */
	tokenIn: 'query' | 'header' | 'both' | 'none';
	/** The account whose token it was. */
	account: string | null;
	contentType: string | null;
	accept: string | null;
	/** Bytes announced, null when the body came in chunks or not at all. */
	contentLength: number | null;
	transferEncoding: string | null;
	userAgent: string | null;
	/** Null when the connection was broken, or left hanging, instead of answered. */
	status: number | null;
	/** Kind of the fault that hit it. */
	fault: string | null;
	/** Requests being answered when this one came, itself included. */
	concurrent: number;
	/** Real time, ISO 8601. */
	receivedAt: string;
	/** Real milliseconds. */
	durationMs: number | null;
}

// A soak test must not fill the memory with its own traces.
const MAXIMUM_ENTRIES = 10_000;

/** Requests to the REST API. Only about the last ten thousand are kept. */
export class RequestLog {
	private entries: RequestEntry[] = [];
	private added = 0;
	private open = 0;

	start(
		entry: Omit<
			RequestEntry,
			'id' | 'status' | 'fault' | 'account' | 'concurrent' | 'receivedAt' | 'durationMs'
		>,
	): RequestEntry {
		this.open += 1;
		const started: RequestEntry = {
			id: ++this.added,
			...entry,
			account: null,
			status: null,
			fault: null,
			concurrent: this.open,
			receivedAt: new Date().toISOString(),
			durationMs: null,
		};
		this.entries.push(started);
		if (this.entries.length > MAXIMUM_ENTRIES * 1.1) this.entries = this.entries.slice(-MAXIMUM_ENTRIES);
		return started;
	}

	finish(entry: RequestEntry, status: number | null): void {
		if (entry.durationMs !== null) return;
		this.open -= 1;
		entry.status = status;
		entry.durationMs = Date.now() - Date.parse(entry.receivedAt);
	}

	list(): RequestEntry[] {
		return structuredClone(this.entries);
	}
}

export const FAULT_KINDS = [
	'latency',
	'latencyAfter',
	'401',
	'413',
	'429',
	'500',
	'503',
	'html',
	'truncated',
	'resetInUpload',
	'resetBefore',
	'resetAfter',
	'timeoutBefore',
	'timeoutAfter',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultInput {
	/** Default: any. */
	method?: string;
	/**
	 * What the path starts with (`/v1.0/SendFax`, or `/SendFax` for every version), or a regular expression on the
	 * whole path. Default: any.
	 */
	path?: string | RegExp;
	/** The regular expression as text, for JSON. */
	pathPattern?: string;
	kind: FaultKind;
	/** Retry-After of 429 and 503: seconds, or a date as text. */
	retryAfter?: number | string;
	/** Milliseconds: of either latency (default 1000), or until a timeout breaks the connection (default: never). */
	ms?: number;
	/** Of 401, 413, 429, 500, 503 and html: answer before the body is read, and do not read it. Default: false. */
	early?: boolean;
	/** How many requests it hits. Default: all until cleared. */
	times?: number;
}

export interface Fault {
	id: number;
	method: string | null;
	path: string | null;
	/** Source of the regular expression. */
	pathPattern: string | null;
	kind: FaultKind;
	retryAfter: string | null;
	ms: number | null;
	early: boolean;
	/** How many more requests it hits; null: all until cleared. */
	remaining: number | null;
	hits: number;
}

/** The input for JSON, which has no regular expressions. */
export function faultJson({ path, ...rest }: FaultInput): FaultInput {
	return path instanceof RegExp ? { ...rest, pathPattern: path.source } : { ...rest, path };
}

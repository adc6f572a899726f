/** `body` undefined is an empty body, a string or Buffer goes out as it is, anything else as JSON. */
export interface RestAnswer {
	status: number;
	body: unknown;
	/** Only for a string or Buffer. */
	contentType?: string;
	headers?: Record<string, string>;
}

export function ok(body: unknown): RestAnswer {
	return { status: 200, body };
}

/** An answer of n8n's REST API other than 2xx. Never carries the session cookie or what was sent. */
export class N8nRequestError extends Error {
	constructor(
		readonly method: string,
		readonly path: string,
		readonly statusCode: number,
		readonly responseBody: string,
	) {
		super(`${method} ${path} answered ${statusCode}: ${responseBody.slice(0, 500)}`);
		this.name = 'N8nRequestError';
	}
}

import { request, type Dispatcher } from 'undici';
import type { Simulator } from '../../simulator';
import { gofaxApi } from '../../simulator/rest/gofaxApi';

export interface ApiAnswer {
	status: number;
	headers: Dispatcher.ResponseData['headers'];
	text: string;
	/** Parsed when it is JSON. */
	body: unknown;
}

export type Version = 'v1.0' | 'v1' | 'v2.0';

/** Calls the REST API over HTTP as a client would, and measures every answer by openapi.yaml. */
export class ApiCaller {
	constructor(
		private readonly simulator: Simulator,
		readonly version: Version,
		private readonly token = simulator.token,
	) {}

	async call(method: Dispatcher.HttpMethod, path: string, body?: unknown): Promise<ApiAnswer> {
		const url = new URL(`/${this.version}${path}`, this.simulator.url);
		const headers: Record<string, string> = {};
		if (this.version === 'v2.0') headers['x-api-token'] = this.token;
		else url.searchParams.set('token', this.token);
		if (body !== undefined) headers['content-type'] = 'application/json';
		const answer = await request(url, {
			method,
			headers,
			body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
		});
		const text = await answer.body.text();
		const json = String(answer.headers['content-type']).startsWith('application/json');
		const parsed: unknown = json ? JSON.parse(text) : undefined;
		if (json || text === '') this.check(method, path, answer.statusCode, parsed);
		return { status: answer.statusCode, headers: answer.headers, text, body: parsed };
	}

	private check(method: string, path: string, status: number, body: unknown): void {
		const template = path
			.replace(/\?.*$/, '')
			.replace(/(?<=\/(?:SendFax|ReceiveFax|SMS)\/)(?!Settings)[^/]+/, '{id}');
		// An empty 401 is v1.0's; the document describes v2.0's body.
		if (status === 401 && body === undefined && this.version !== 'v2.0') return;
		expect(gofaxApi.answerErrors(template, method, status, body)).toEqual([]);
	}
}

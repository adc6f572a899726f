import { randomUUID } from 'node:crypto';
import { Agent, type Dispatcher, request } from 'undici';
import { N8nRequestError } from './N8nRequestError';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface Owner {
	email: string;
	password: string;
	firstName?: string;
	lastName?: string;
}

/** A signed-in browser tab, as far as n8n's REST API is concerned. */
export class N8nSession {
	/** n8n binds the cookie to the browser that signed in, and addresses push messages and test runs to a tab. */
	readonly browserId = randomUUID();
	readonly pushRef = randomUUID();
	readonly baseUrl: string;
	/** A connection pool of its own, so that close() leaves no open socket behind. */
	private readonly agent = new Agent();
	private authCookie: string | undefined;

	constructor(baseUrl: string) {
		this.baseUrl = baseUrl.replace(/\/$/, '');
	}

	/**
	 * Cookie of the signed-in user, for a browser that should not see the login page. That browser also needs
	 * `browserId` in its local storage as `n8n-browserId`, or n8n refuses the cookie.
	 */
	get cookie(): { name: string; value: string } | undefined {
		if (this.authCookie === undefined) return undefined;
		const separator = this.authCookie.indexOf('=');
		return { name: this.authCookie.slice(0, separator), value: this.authCookie.slice(separator + 1) };
	}

	/** Whether this n8n still shows its set-up page. */
	async isOwnerSetUp(): Promise<boolean> {
		interface Settings {
			userManagement: { showSetupOnFirstLoad?: boolean };
		}
		const { userManagement } = await this.request<Settings>('GET', '/rest/settings');
		return userManagement.showSetupOnFirstLoad !== true;
	}

	/** Creates the instance's owner and signs in as it. */
	async setupOwner(owner: Owner): Promise<void> {
		const { email, password, firstName = 'Olivia', lastName = 'Owner' } = owner;
		await this.authenticate('/rest/owner/setup', { email, password, firstName, lastName });
	}

	async login({ email, password }: Owner): Promise<void> {
		await this.authenticate('/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** Sends a request and returns n8n's answer, without the `data` envelope that most answers have. */
	async request<T>(method: Method, path: string, body?: unknown): Promise<T> {
		const response = await this.send(method, path, body);
		const text = await response.body.text();
		if (text === '') return undefined as T;
		const answer = JSON.parse(text) as unknown;
		return (typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : answer) as T;
	}

	/** As request(), for answers that are not JSON. */
	async send(method: Method, path: string, body?: unknown): Promise<Dispatcher.ResponseData> {
		const headers: Record<string, string> = { 'browser-id': this.browserId, 'push-ref': this.pushRef };
		if (this.authCookie !== undefined) headers.cookie = this.authCookie;
		if (body !== undefined) headers['content-type'] = 'application/json';
		const response = await request(`${this.baseUrl}${path}`, {
			method,
			headers,
			body: body === undefined ? undefined : JSON.stringify(body),
			dispatcher: this.agent,
			// n8n closes what was idle for 5 seconds, and on a busy machine does so to a request that it has not read yet.
			reset: true,
		});
		if (response.statusCode >= 200 && response.statusCode < 300) return response;
		throw new N8nRequestError(method, path, response.statusCode, await response.body.text());
	}

	async close(): Promise<void> {
		await this.agent.close();
	}

	private async authenticate(path: string, body: unknown): Promise<void> {
		const response = await this.send('POST', path, body);
		await response.body.dump();
		const cookies = [response.headers['set-cookie'] ?? []].flat();
		const cookie = cookies.find((value) => value.startsWith('n8n-auth='))?.split(';')[0];
		if (cookie === undefined) throw new Error(`POST ${path} succeeded without setting n8n's session cookie`);
		this.authCookie = cookie;
	}
}

import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';

/** A request before it is answered, and the settings after it was. */
type Watcher = (method: string, number: number) => void | Promise<void>;

/** A GoFax that keeps its settings letter for letter as they were written, and lets a test be somebody else. */
export class SettingsServer {
	/** What GoFax holds. */
	text = '{}';
	/** Methods of the requests, in their order. */
	requests: string[] = [];
	/** Whole bodies that were written. */
	written: string[] = [];
	/** What GoFax makes of a text that is written. */
	save = (text: string) => text;
	/** What the answer to a read looks like. */
	wrap = (text: string) => `{"Success":true,"Response":${text}}`;
	/** Status of the answer to a write; it is saved only with 200. */
	writeStatus: (number: number) => number = () => 200;
	/** Called before and after GoFax looks at a request, with the number of such requests so far. */
	before: Watcher = () => undefined;
	after: Watcher = () => undefined;

	private readonly server = createServer((request, response) => {
		void this.answer(request).then(({ status, body }) => {
			response.writeHead(status, { 'content-type': 'application/json' }).end(body);
		});
	});

	async start(): Promise<void> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Forgets everything but these settings. */
	reset(text: string): void {
		const fresh = new SettingsServer();
		const { requests, written, save, wrap, writeStatus, before, after } = fresh;
		Object.assign(this, { text, requests, written, save, wrap, writeStatus, before, after });
	}

	close(): void {
		this.server.closeAllConnections();
		this.server.close();
	}

	private async answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
		const method = String(request.method);
		const body = await textOf(request);
		this.requests.push(method);
		const number = this.requests.filter((other) => other === method).length;
		await this.before(method, number);
		const status = method === 'PUT' ? this.writeStatus(number) : 200;
		if (method === 'PUT') this.written.push(body);
		if (method === 'PUT' && status === 200) this.text = this.save(body);
		const answer = method === 'PUT' ? '{"Success":true}' : this.wrap(this.text);
		await this.after(method, number);
		return { status, body: status === 200 ? answer : '' };
	}
}

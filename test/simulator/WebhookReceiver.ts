import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	/** Exactly as posted. */
	body: string;
}

type Answer = { status: number; body?: string; headers?: Record<string, string>; delayMs?: number };

/** A real HTTP server in place of a user's webhook endpoint. */
export class WebhookReceiver {
	readonly requests: ReceivedRequest[] = [];
	answer: Answer = { status: 200, body: 'ok' };
	private constructor(private readonly server: Server) {}

	static async start(): Promise<WebhookReceiver> {
		const server = createServer();
		const receiver = new WebhookReceiver(server);
		server.on('request', (request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const url = new URL(request.url ?? '/', 'http://receiver.invalid');
				receiver.requests.push({
					method: request.method ?? '',
					path: url.pathname,
					query: url.searchParams,
					headers: request.headers,
					body: Buffer.concat(chunks).toString('utf8'),
				});
				const { status, body = '', headers = {}, delayMs = 0 } = receiver.answer;
				setTimeout(() => response.writeHead(status, headers).end(body), delayMs);
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return receiver;
	}

	/** `http://127.0.0.1:<port>` and the path. */
	url(path = '/'): string {
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}${path}`;
	}

	/** The form fields of every body so far. */
	forms(): Array<Record<string, string>> {
		return this.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
	}

	clear(): void {
		this.requests.length = 0;
		this.answer = { status: 200, body: 'ok' };
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface TwilioStandIn {
	port: number;
	/** Messages accepted so far. */
	readonly accepted: number;
	close(): void;
}

/** Takes messages as Twilio's API does, each answered `latency` milliseconds late. */
export async function startTwilio(latency: number): Promise<TwilioStandIn> {
	let accepted = 0;
	const server = createServer((request, response) => {
		void (async () => {
			const form = new URLSearchParams(await text(request));
			await sleep(latency);
			const isMessage =
				request.method === 'POST' && /\/Accounts\/[^/]+\/Messages\.json$/.test(request.url ?? '');
			const complete = ['From', 'To', 'Body'].every((name) => form.get(name));
			if (isMessage && complete) accepted += 1;
			response.writeHead(isMessage && complete ? 201 : 400, { 'content-type': 'application/json' });
			response.end(
				JSON.stringify({
					sid: `SM${String(accepted).padStart(32, '0')}`,
					status: 'queued',
					to: form.get('To'),
					from: form.get('From'),
					body: form.get('Body'),
					num_segments: '1',
					direction: 'outbound-api',
					error_code: null,
					error_message: null,
				}),
			);
		})();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		get accepted() {
			return accepted;
		},
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

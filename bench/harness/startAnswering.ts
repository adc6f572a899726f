import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answering {
	url: string;
	/** Body of all answers from now on. */
	answer: string;
	close(): void;
}

/** An API that gives the same answer to everything. */
export async function startAnswering(): Promise<Answering> {
	const answering: Answering = {
		url: '',
		answer: '{}',
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
	const server = createServer((request, response) => {
		request.resume();
		request.on('end', () => {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(answering.answer);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	answering.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return answering;
}

import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RawExchange {
	/** What is written, piece by piece, exactly as it is. */
	pieces: ReadonlyArray<string | Buffer>;
	pauseMs?: number;
	/** Break the connection off after the last piece, without reading an answer. */
	breakOff?: boolean;
	/** How long to wait for an answer. Default: 60 s. */
	timeoutMs?: number;
}

/**
 * Bytes over a socket of its own, for what no HTTP client would send.
 *
 * @returns status of the first answer; `closed` where the connection ended without one, `silent` where nothing came in time
 */
export async function rawExchange(url: string, exchange: RawExchange): Promise<number | 'closed' | 'silent'> {
	const { pieces, pauseMs = 0, breakOff = false, timeoutMs = 60_000 } = exchange;
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	let received = '';
	const ended = new Promise<number | 'closed' | 'silent'>((resolve) => {
		const status = () => Number(/^HTTP\/1\.1 ([2-5]\d\d)/m.exec(received)?.[1]) || undefined;
		socket.setTimeout(timeoutMs, () => resolve('silent'));
		socket.on('error', () => resolve(status() ?? 'closed'));
		socket.on('close', () => resolve(status() ?? 'closed'));
		socket.on('data', (data) => {
			received += data.toString('latin1');
			const answered = status();
			if (answered !== undefined) resolve(answered);
		});
	});
	for (const piece of pieces) {
		if (socket.destroyed) break;
		socket.write(piece);
		if (pauseMs > 0) await sleep(pauseMs);
	}
	if (breakOff) socket.destroy();
	const result = await ended;
	socket.destroy();
	return result;
}

/** Head of a POST to the URL, with its empty line. */
export function head(url: string, headers: Readonly<Record<string, string | number>>): string {
	const { host, pathname, search } = new URL(url);
	const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
	return `POST ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A request as it came over the wire. */
export interface WireRequest {
	/** `PUT /v1.0/SendFax?token=...` */
	target: string;
	/** By lower-case name. */
	headers: Record<string, string>;
	/** Every byte after the headers, also any beyond the length that they announce. */
	body: Buffer;
}

export interface WireAnswer {
	status: number;
	headers?: Record<string, string>;
	body?: string;
	/** The server is gone after this answer. */
	isLast?: boolean;
}

/** Milliseconds to wait for bytes beyond the length that a request announced, and for those that are missing. */
const WAIT = { beyond: 100, missing: 3_000 };

/** An HTTP server that counts bytes instead of believing Content-Length. */
export class WireServer {
	readonly requests: WireRequest[] = [];
	/** What is answered, in turn; the last again and again. */
	answers: WireAnswer[] = [];
	private readonly sockets = new Set<Socket>();
	private readonly server = createServer((socket) => this.take(socket));

	async start(): Promise<void> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Forgets the requests, and answers so from now on. */
	reset(...answers: WireAnswer[]): void {
		this.requests.length = 0;
		this.answers = answers;
	}

	close(): void {
		for (const socket of this.sockets) socket.destroy();
		this.server.close();
	}

	private take(socket: Socket): void {
		const chunks: Buffer[] = [];
		let [bytes, whole] = [0, Infinity];
		let ended: NodeJS.Timeout | undefined;
		this.sockets.add(socket);
		socket.once('close', () => this.sockets.delete(socket));
		socket.on('error', () => socket.destroy());
		socket.on('data', (chunk) => {
			chunks.push(chunk);
			bytes += chunk.length;
			if (whole === Infinity) whole = announcedBy(Buffer.concat(chunks));
			clearTimeout(ended);
			ended = setTimeout(
				() => this.answer(socket, read(Buffer.concat(chunks))),
				bytes >= whole ? WAIT.beyond : WAIT.missing,
			);
		});
	}

	private answer(socket: Socket, request: WireRequest): void {
		this.requests.push(request);
		const { status, headers = {}, body = '', isLast = false } = this.nextAnswer();
		if (isLast) this.server.close();
		const all = { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
		const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
		socket.end(`HTTP/1.1 ${status} Answer\r\n${head.join('')}\r\n${body}`);
	}

	private nextAnswer(): WireAnswer {
		const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
		if (!answer) throw new Error('Nobody said what to answer');
		return answer;
	}
}

/** Bytes of head and body together, as far as the head tells. */
function announcedBy(bytes: Buffer): number {
	const end = bytes.indexOf('\r\n\r\n');
	if (end === -1) return Infinity;
	const { 'content-length': length = '0', 'transfer-encoding': pieces } = read(bytes).headers;
	return pieces === undefined ? end + 4 + Number(length) : Infinity;
}

function read(bytes: Buffer): WireRequest {
	const end = bytes.indexOf('\r\n\r\n');
	const [line = '', ...fields] = bytes.subarray(0, end).toString('latin1').split('\r\n');
	const headers = fields.map((field): [string, string] => {
		const colon = field.indexOf(':');
		return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
	});
	return {
		target: line.replace(/ HTTP\/1\.1$/, ''),
		headers: Object.fromEntries(headers),
		body: bytes.subarray(end + 4),
	};
}

import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { ConcurrencyGate } from './ConcurrencyGate';
import { isLoopback } from './isLoopback';

export interface WebhookAnswer {
	outcome: 'answered' | 'failed' | 'refused';
	statusCode: number | null;
	responseSnippet: string;
	error: string | null;
	durationMs: number;
}

const SNIPPET_CHARACTERS = 200;
// Enough to keep a receiver busy, few enough not to run out of sockets when a thousand faxes end at once.
const CONCURRENT_DELIVERIES = 64;

/** Resolves localhost itself: an entry in the hosts file must not send traffic elsewhere. */
const lookupLoopback: LookupFunction = (_hostname, options, callback) => {
	const addresses = [
		{ address: '127.0.0.1', family: 4 },
		{ address: '::1', family: 6 },
	];
	if (options.all) callback(null, addresses);
	else callback(null, '127.0.0.1', 4);
};

/** Posts webhooks to this machine and nowhere else: a stand-in must never send anything to the internet. */
export class WebhookSender {
	private readonly agent = new Agent({
		connect: { lookup: lookupLoopback },
		// IPv6 is for receivers that refuse IPv4. Node's default of 250 ms can run out in a busy process; then both fail.
		autoSelectFamily: true,
		autoSelectFamilyAttemptTimeout: 5000,
	});
	private readonly gate = new ConcurrencyGate(CONCURRENT_DELIVERIES);

	/** @param timeoutMs From sending to the end of the answer. */
	constructor(private readonly timeoutMs = 10_000) {}

	async post(address: string, headers: Record<string, string>, body: string): Promise<WebhookAnswer> {
		if (!URL.canParse(address)) return notSent('failed', 'Not a URL');
		const url = new URL(address);
		if (url.protocol !== 'http:' && url.protocol !== 'https:')
			return notSent('failed', 'Neither http nor https');
		if (!isLoopback(url.hostname))
			return notSent('refused', 'The simulator calls hosts of this machine only');
		// undici would refuse them; whether they become an Authorization header is for the caller to decide.
		url.username = '';
		url.password = '';
		return await this.gate.run(() => this.send(url, headers, body));
	}

	/** Aborts the deliveries under way. */
	async close(): Promise<void> {
		await this.agent.destroy();
	}

	private async send(url: URL, headers: Record<string, string>, body: string): Promise<WebhookAnswer> {
		const start = performance.now();
		const elapsed = () => Math.round(performance.now() - start);
		const signal = AbortSignal.timeout(this.timeoutMs);
		try {
			// undici's request follows no redirects: a 3xx is an answer like any other.
			const answer = await request(url, { method: 'POST', headers, body, dispatcher: this.agent, signal });
			const responseSnippet = await firstCharacters(answer.body);
			const statusCode = answer.statusCode;
			return { outcome: 'answered', statusCode, responseSnippet, error: null, durationMs: elapsed() };
		} catch (error) {
			const late = `No answer within ${this.timeoutMs / 1000} seconds`;
			return { ...notSent('failed', signal.aborted ? late : reason(error)), durationMs: elapsed() };
		}
	}
}

function notSent(outcome: 'failed' | 'refused', error: string): WebhookAnswer {
	return { outcome, statusCode: null, responseSnippet: '', error, durationMs: 0 };
}

async function firstCharacters(body: AsyncIterable<Buffer>): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of body) {
		// At most four bytes per character. The rest is read and dropped, so that the connection can be used again.
		if (size < SNIPPET_CHARACTERS * 4) chunks.push(chunk);
		size += chunk.length;
	}
	return Buffer.concat(chunks).toString('utf8').slice(0, SNIPPET_CHARACTERS);
}

function reason(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	// A refused connection to a name with several addresses has no message, only a code.
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	return error.message || code || error.name;
}

import { createInterface } from 'node:readline';
import { request, type Dispatcher } from 'undici';

/** Usually less than a second; with the default setting and ten connections on a busy machine much more. */
const LONGEST_EVENT_MS = 180_000;

/** The end of an execution, as triggerProbe.cjs tells it. */
export interface End {
	event?: string;
	status?: string;
	last?: string;
}

/** Milliseconds that n8n has spent in parts of our nodes. */
export type Parts = Partial<Record<'webhook' | 'execute' | 'credential' | 'list', number>>;

/** A function in a profile of V8. */
export interface ProfileNode {
	id: number;
	callFrame: { functionName: string; url: string; lineNumber: number };
	children?: number[];
}

export interface Profile {
	nodes: ProfileNode[];
	samples: number[];
	/** Microseconds before each sample. */
	timeDeltas: number[];
}

/** triggerProbe.cjs in a running n8n. */
export class Probe {
	private readonly waiting = new Map<string, (end: End) => void>();

	private constructor(
		private readonly port: number,
		private readonly stream: Dispatcher.ResponseData['body'],
	) {}

	static async connect(port: number): Promise<Probe> {
		const { body } = await request(`http://127.0.0.1:${port}/ends`, { bodyTimeout: 0 });
		const probe = new Probe(port, body);
		const lines = createInterface({ input: body });
		lines.on('line', (line) => probe.take(JSON.parse(line) as End));
		// close() ends the stream with an error. Should n8n end it, the executions that are waited for do not end.
		lines.on('error', () => undefined);
		return probe;
	}

	/** Resolves when the execution that an event has started has ended. To be called before the event is sent. */
	async ended(event: string): Promise<End> {
		return await new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.waiting.delete(event);
				reject(new Error(`The execution of ${event} has not ended after ${LONGEST_EVENT_MS / 1000} s`));
			}, LONGEST_EVENT_MS);
			this.waiting.set(event, (end) => {
				clearTimeout(timer);
				resolve(end);
			});
		});
	}

	async fill(workflow: string, node: string, entries: number): Promise<void> {
		const query = new URLSearchParams({ workflow, node, entries: String(entries) });
		await this.get(`/fill?${query.toString()}`);
	}

	async timeParts(): Promise<void> {
		await this.get('/parts?reset=1');
	}

	async parts(): Promise<Parts> {
		return JSON.parse(await this.get('/parts')) as Parts;
	}

	/** Milliseconds of processor time that n8n has used. */
	async processorTime(): Promise<number> {
		return Number(await this.get('/processor'));
	}

	async startProfile(): Promise<void> {
		await this.get('/profile?start=1');
	}

	async stopProfile(): Promise<Profile> {
		return (JSON.parse(await this.get('/profile')) as { profile: Profile }).profile;
	}

	close(): void {
		this.stream.destroy();
	}

	private take(end: End): void {
		const waiting = this.waiting.get(end.event ?? '');
		this.waiting.delete(end.event ?? '');
		waiting?.(end);
	}

	private async get(path: string): Promise<string> {
		const answer = await request(`http://127.0.0.1:${this.port}${path}`);
		const text = await answer.body.text();
		if (answer.statusCode !== 200)
			throw new Error(`The probe answered ${answer.statusCode} to ${path}: ${text}`);
		return text;
	}
}

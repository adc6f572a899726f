import type { SimulationClock } from '../clock/SimulationClock';
import type { Delivery } from './Delivery';
import { maskUrl } from './maskUrl';
import type { OutgoingWebhook } from './OutgoingWebhook';
import type { WebhookSender } from './WebhookSender';

/** Delivers webhooks and logs each attempt. There is no retry: GoFax's articles describe only the manual Resend. */
export class DeliveryLog {
	private readonly entries: Delivery[] = [];
	private readonly messages = new Map<number, OutgoingWebhook>();

	constructor(
		private readonly sender: WebhookSender,
		private readonly clock: SimulationClock,
	) {}

	list(): Delivery[] {
		return structuredClone(this.entries);
	}

	/** Deliveries after the one with that ID. */
	since(id: number): Delivery[] {
		return structuredClone(this.entries.filter((entry) => entry.id > id));
	}

	lastId(): number {
		return this.entries.length;
	}

	/** Resolves once answered, refused or failed; never rejects. */
	deliver(message: OutgoingWebhook, at = this.clock.now()): Promise<Delivery> {
		return this.attempt(message, at, 1, null);
	}

	/** Undefined when no such delivery exists. */
	async resend(id: number): Promise<Delivery | undefined> {
		const earlier = this.entries[id - 1];
		const message = this.messages.get(id);
		if (earlier === undefined || message === undefined) return undefined;
		return await this.attempt(message, this.clock.now(), earlier.attempt + 1, id);
	}

	private async attempt(
		message: OutgoingWebhook,
		at: Date,
		attempt: number,
		resendOf: number | null,
	): Promise<Delivery> {
		const { account, kind, reference, webhookId, url, body } = message;
		const delivery: Delivery = {
			id: this.entries.length + 1,
			account,
			kind,
			reference,
			webhookId,
			attempt,
			resendOf,
			timestamp: at.toISOString(),
			url: maskUrl(url),
			outcome: 'pending',
			statusCode: null,
			responseSnippet: '',
			error: null,
			durationMs: 0,
			body,
		};
		// Listed before it is answered: the log's order is the order of sending.
		this.entries.push(delivery);
		this.messages.set(delivery.id, message);
		Object.assign(delivery, await this.sender.post(url, message.headers(), body));
		return structuredClone(delivery);
	}
}

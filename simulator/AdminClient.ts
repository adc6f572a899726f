import { request } from 'undici';
import type { SimulatorAdmin } from './admin/SimulatorAdmin';
import type { SimulatorCounts, SimulatorState } from './admin/SimulatorState';
import type { Behaviour, BehaviourPatch } from './model/Behaviour';
import type { InboundFax, InboundFaxInput } from './inbound/InboundFax';
import type { InboundSms, InboundSmsInput, SmsReplyInput } from './inbound/InboundSms';
import type { AccountName, NotificationTarget, SettingsKind } from './model/Account';
import type { JsonObject } from './model/Json';
import type { Fault, FaultInput } from './model/Fault';
import type { Delivery } from './delivery/Delivery';
import type { NativeWebhook, NativeWebhookInput } from './model/NativeWebhook';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The admin API of a simulator in another process. Rejects with the simulator's own message. */
export class AdminClient implements SimulatorAdmin {
	/** @param adminUrl As the simulator prints it, without a path. */
	constructor(private readonly adminUrl: string) {}

	state(): Promise<SimulatorState> {
		return this.json('GET', '/state');
	}

	counts(): Promise<SimulatorCounts> {
		return this.json('GET', '/counts');
	}

	tokens(): Promise<Record<AccountName, string>> {
		return this.json('GET', '/tokens');
	}

	async reset(): Promise<void> {
		await this.send('POST', '/reset');
	}

	advance(seconds: number): Promise<Delivery[]> {
		return this.json('POST', '/clock/advance', { seconds });
	}

	receiveFax(input: InboundFaxInput = {}): Promise<InboundFax> {
		return this.json('POST', '/inbound/fax', input);
	}

	receiveSms(input: InboundSmsInput): Promise<InboundSms> {
		return this.json('POST', '/inbound/sms', input);
	}

	replySms(input: SmsReplyInput): Promise<InboundSms> {
		return this.json('POST', '/inbound/reply', input);
	}

	sentDocument(faxId: number, index = 0): Promise<Buffer> {
		return this.send('GET', `/faxes/${faxId}/documents/${index}`);
	}

	receivedDocument(faxId: number): Promise<Buffer> {
		return this.send('GET', `/received-faxes/${faxId}/document`);
	}

	webhooks(account?: AccountName): Promise<NativeWebhook[]> {
		return this.json('GET', of('/webhooks', account));
	}

	addWebhook(input: NativeWebhookInput, account?: AccountName): Promise<NativeWebhook> {
		return this.json('POST', of('/webhooks', account), input);
	}

	updateWebhook(id: number, change: Partial<NativeWebhookInput>): Promise<NativeWebhook> {
		return this.json('PATCH', `/webhooks/${id}`, change);
	}

	async removeWebhook(id: number): Promise<void> {
		await this.send('DELETE', `/webhooks/${id}`);
	}

	testWebhook(id: number): Promise<Delivery> {
		return this.json('POST', `/webhooks/${id}/test`);
	}

	deliveries(): Promise<Delivery[]> {
		return this.json('GET', '/deliveries');
	}

	resend(deliveryId: number): Promise<Delivery> {
		return this.json('POST', `/deliveries/${deliveryId}/resend`);
	}

	settings(kind: SettingsKind, account?: AccountName): Promise<JsonObject> {
		return this.json('GET', of(`/settings/${kind}`, account));
	}

	changeSettings(kind: SettingsKind, change: JsonObject, account?: AccountName): Promise<JsonObject> {
		return this.json('PATCH', of(`/settings/${kind}`, account), change);
	}

	smsNotification(account?: AccountName): Promise<NotificationTarget> {
		return this.json('GET', of('/sms-notification', account));
	}

	setSmsNotification(
		target: Partial<NotificationTarget>,
		account?: AccountName,
	): Promise<NotificationTarget> {
		return this.json('PATCH', of('/sms-notification', account), target);
	}

	async setBalance(balance: number, account?: AccountName): Promise<void> {
		await this.send('PUT', of('/balance', account), { balance });
	}

	behaviour(): Promise<Behaviour> {
		return this.json('GET', '/behaviour');
	}

	setBehaviour(change: BehaviourPatch): Promise<Behaviour> {
		return this.json('PATCH', '/behaviour', change);
	}

	faults(): Promise<Fault[]> {
		return this.json('GET', '/faults');
	}

	addFault({ path, ...rest }: FaultInput): Promise<Fault> {
		// JSON has no regular expressions.
		return this.json(
			'POST',
			'/faults',
			path instanceof RegExp ? { ...rest, pathPattern: path.source } : { ...rest, path },
		);
	}

	async clearFaults(): Promise<void> {
		await this.send('DELETE', '/faults');
	}

	private async json<T>(method: Method, path: string, body?: object): Promise<T> {
		// The server is built on the same interface, which is what vouches for the type.
		return JSON.parse((await this.send(method, path, body)).toString('utf8')) as T;
	}

	private async send(method: Method, path: string, body?: object): Promise<Buffer> {
		const answer = await request(new URL(path, this.adminUrl), {
			method,
			headers: body === undefined ? {} : { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const bytes = Buffer.from(await answer.body.arrayBuffer());
		if (answer.statusCode < 300) return bytes;
		throw new Error(`Simulator: ${method} ${path} answered ${answer.statusCode} ${bytes.toString('utf8')}`);
	}
}

function of(path: string, account: AccountName | undefined): string {
	return account === undefined ? path : `${path}?account=${account}`;
}

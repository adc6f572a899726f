import type { Delivery } from '../delivery/Delivery';
import type { InboundFax, InboundFaxInput } from '../inbound/InboundFax';
import type { InboundSms, InboundSmsInput, SmsReplyInput } from '../inbound/InboundSms';
import { receiveFax } from '../inbound/receiveFax';
import { receiveSms, replySms } from '../inbound/receiveSms';
import type { Account, AccountName, NotificationTarget, SettingsKind } from '../model/Account';
import type { Behaviour, BehaviourPatch } from '../model/Behaviour';
import type { Fault, FaultInput } from '../model/Fault';
import type { JsonObject } from '../model/Json';
import type { NativeWebhook, NativeWebhookInput } from '../model/NativeWebhook';
import { createNativeWebhook } from '../webhooks/createNativeWebhook';
import { nativeDelivery } from '../webhooks/nativeDelivery';
import { testEvent } from '../webhooks/testEvent';
import type { World } from '../world/World';
import { NotFound } from './NotFound';
import type { SimulatorCounts, SimulatorState } from './SimulatorState';
import { countsOf, stateOf } from './stateOf';

/* All methods are async: over HTTP they have to be, and both must be interchangeable. */
/* eslint-disable @typescript-eslint/require-await */

/**
 * What a test or the portal page can do that a client of GoFax cannot. Its public methods are the type
 * `SimulatorAdmin`; over HTTP they do the same (`adminRoutes`). An account that is left out is the main one. An ID that
 * does not exist rejects.
 */
export class LocalAdmin {
	constructor(
		private readonly current: () => World,
		private readonly renew: () => Promise<void>,
	) {}

	async state(): Promise<SimulatorState> {
		return stateOf(this.current());
	}

	/** A cheap part of the state. */
	async counts(): Promise<SimulatorCounts> {
		return countsOf(this.current());
	}

	/** API tokens of the accounts. Nothing else in the admin API shows them. */
	async tokens(): Promise<Record<AccountName, string>> {
		const { main, other } = this.current().accounts;
		return { main: main.token, other: other.token };
	}

	/** Back to the start, options included. Tokens and ports stay. */
	async reset(): Promise<void> {
		await this.renew();
	}

	/** Moves time forward; resolves with the deliveries made, once all are answered. */
	async advance(seconds: number): Promise<Delivery[]> {
		const { clock, deliveries } = this.current();
		const before = deliveries.lastId();
		await clock.advance(seconds);
		return deliveries.since(before);
	}

	async receiveFax(input: InboundFaxInput = {}): Promise<InboundFax> {
		return await receiveFax(this.current(), input);
	}

	async receiveSms(input: InboundSmsInput): Promise<InboundSms> {
		return await receiveSms(this.current(), input);
	}

	async replySms(input: SmsReplyInput): Promise<InboundSms> {
		const { sms } = this.current();
		if (input.smsId !== undefined && !sms.has(input.smsId)) throw new NotFound('SMS', input.smsId);
		return await replySms(this.current(), input);
	}

	async sentDocument(faxId: number, index = 0): Promise<Buffer> {
		return existing(this.current().documents.sent(faxId, index), 'kept document', `${index} of fax ${faxId}`);
	}

	async receivedDocument(faxId: number): Promise<Buffer> {
		return existing(this.current().documents.received(faxId), 'received fax', faxId);
	}

	async webhooks(account?: AccountName): Promise<NativeWebhook[]> {
		return structuredClone(this.account(account).webhooks);
	}

	async addWebhook(input: NativeWebhookInput, account?: AccountName): Promise<NativeWebhook> {
		const webhook = createNativeWebhook(this.current().nextWebhookId(), input);
		this.account(account).webhooks.push(webhook);
		return structuredClone(webhook);
	}

	async updateWebhook(id: number, change: Partial<NativeWebhookInput>): Promise<NativeWebhook> {
		return structuredClone(Object.assign(this.ownerAndWebhook(id).webhook, change));
	}

	async removeWebhook(id: number): Promise<void> {
		const { owner, webhook } = this.ownerAndWebhook(id);
		owner.webhooks.splice(owner.webhooks.indexOf(webhook), 1);
	}

	/** The portal's Test button: delivers a sample event, whether the webhook is active or not. */
	async testWebhook(id: number): Promise<Delivery> {
		const world = this.current();
		const { owner, webhook } = this.ownerAndWebhook(id);
		return await nativeDelivery(world, testEvent(world, owner.name, webhook), webhook, 'test');
	}

	async deliveries(): Promise<Delivery[]> {
		return this.current().deliveries.list();
	}

	/** The portal's Resend: the same body again. */
	async resend(deliveryId: number): Promise<Delivery> {
		return existing(await this.current().deliveries.resend(deliveryId), 'delivery', deliveryId);
	}

	/** In the default spelling, however the API spells it. */
	async settings(kind: SettingsKind, account?: AccountName): Promise<JsonObject> {
		return structuredClone(this.account(account).settings[kind]);
	}

	/** As the portal would: changes the given fields only. */
	async changeSettings(kind: SettingsKind, change: JsonObject, account?: AccountName): Promise<JsonObject> {
		const { settings } = this.account(account);
		settings[kind] = { ...settings[kind], ...structuredClone(change) };
		return structuredClone(settings[kind]);
	}

	async smsNotification(account?: AccountName): Promise<NotificationTarget> {
		return { ...this.account(account).smsNotification };
	}

	async setSmsNotification(
		target: Partial<NotificationTarget>,
		account?: AccountName,
	): Promise<NotificationTarget> {
		return { ...Object.assign(this.account(account).smsNotification, target) };
	}

	async setBalance(balance: number, account?: AccountName): Promise<void> {
		this.account(account).balance = balance;
	}

	async behaviour(): Promise<Behaviour> {
		return { ...this.current().behaviour };
	}

	async setBehaviour(change: BehaviourPatch): Promise<Behaviour> {
		return { ...Object.assign(this.current().behaviour, change) };
	}

	async faults(): Promise<Fault[]> {
		return this.current().faults.list();
	}

	async addFault(input: FaultInput): Promise<Fault> {
		return this.current().faults.add(input);
	}

	async clearFaults(): Promise<void> {
		this.current().faults.clear();
	}

	private account(name: AccountName = 'main'): Account {
		return this.current().accounts[name];
	}

	private ownerAndWebhook(id: number): { owner: Account; webhook: NativeWebhook } {
		for (const owner of Object.values(this.current().accounts)) {
			const webhook = owner.webhooks.find((candidate) => candidate.id === id);
			if (webhook !== undefined) return { owner, webhook };
		}
		throw new NotFound('webhook', id);
	}
}

function existing<T>(found: T | undefined, what: string, id: number | string): T {
	if (found === undefined) throw new NotFound(what, id);
	return found;
}

import type { BehaviourPatch } from '../model/Behaviour';
import type { InboundFaxInput } from '../inbound/InboundFax';
import type { InboundSmsInput, SmsReplyInput } from '../inbound/InboundSms';
import { receiveFax } from '../inbound/receiveFax';
import { receiveSms, replySms } from '../inbound/receiveSms';
import type { Account, AccountName, NotificationTarget, SettingsKind } from '../model/Account';
import type { JsonObject } from '../model/Json';
import type { FaultInput } from '../model/Fault';
import { nativeWebhook, type NativeWebhook, type NativeWebhookInput } from '../model/NativeWebhook';
import { testEvent } from '../webhooks/testEvent';
import { nativeDelivery } from '../webhooks/nativeDelivery';
import type { World } from '../world/World';
import { NotFound } from './NotFound';
import type { SimulatorAdmin } from './SimulatorAdmin';
import { countsOf, stateOf } from './stateOf';

/* Methods are async although most have nothing to wait for: over HTTP they have, and both must be interchangeable. */
/* eslint-disable @typescript-eslint/require-await */

/** The admin API in the simulator's own process. */
export class LocalAdmin implements SimulatorAdmin {
	constructor(
		private readonly current: () => World,
		private readonly renew: () => Promise<void>,
	) {}

	async state() {
		return stateOf(this.current());
	}

	async counts() {
		return countsOf(this.current());
	}

	async tokens() {
		const { main, other } = this.current().accounts;
		return { main: main.token, other: other.token };
	}

	async reset() {
		await this.renew();
	}

	async advance(seconds: number) {
		const { clock, deliveries } = this.current();
		const before = deliveries.lastId();
		await clock.advance(seconds);
		return deliveries.since(before);
	}

	async receiveFax(input: InboundFaxInput = {}) {
		return await receiveFax(this.current(), input);
	}

	async receiveSms(input: InboundSmsInput) {
		return await receiveSms(this.current(), input);
	}

	async replySms(input: SmsReplyInput) {
		const { sms } = this.current();
		if (input.smsId !== undefined && !sms.has(input.smsId)) throw new NotFound('SMS', input.smsId);
		return await replySms(this.current(), input);
	}

	async sentDocument(faxId: number, index = 0) {
		return existing(this.current().documents.sent(faxId, index), 'kept document', `${index} of fax ${faxId}`);
	}

	async receivedDocument(faxId: number) {
		return existing(this.current().documents.received(faxId), 'received fax', faxId);
	}

	async webhooks(account?: AccountName) {
		return structuredClone(this.account(account).webhooks);
	}

	async addWebhook(input: NativeWebhookInput, account?: AccountName) {
		const webhook = nativeWebhook(this.current().nextWebhookId(), input);
		this.account(account).webhooks.push(webhook);
		return structuredClone(webhook);
	}

	async updateWebhook(id: number, change: Partial<NativeWebhookInput>) {
		return structuredClone(Object.assign(this.ownerAndWebhook(id).webhook, change));
	}

	async removeWebhook(id: number) {
		const { owner, webhook } = this.ownerAndWebhook(id);
		owner.webhooks.splice(owner.webhooks.indexOf(webhook), 1);
	}

	async testWebhook(id: number) {
		const world = this.current();
		const { owner, webhook } = this.ownerAndWebhook(id);
		return await nativeDelivery(world, testEvent(world, owner.name, webhook), webhook, 'test');
	}

	async deliveries() {
		return this.current().deliveries.list();
	}

	async resend(deliveryId: number) {
		return existing(await this.current().deliveries.resend(deliveryId), 'delivery', deliveryId);
	}

	async settings(kind: SettingsKind, account?: AccountName) {
		return structuredClone(this.account(account).settings[kind]);
	}

	async changeSettings(kind: SettingsKind, change: JsonObject, account?: AccountName) {
		const { settings } = this.account(account);
		settings[kind] = { ...settings[kind], ...structuredClone(change) };
		return structuredClone(settings[kind]);
	}

	async smsNotification(account?: AccountName) {
		return { ...this.account(account).smsNotification };
	}

	async setSmsNotification(target: Partial<NotificationTarget>, account?: AccountName) {
		return { ...Object.assign(this.account(account).smsNotification, target) };
	}

	async setBalance(balance: number, account?: AccountName) {
		this.account(account).balance = balance;
	}

	async behaviour() {
		return { ...this.current().behaviour };
	}

	async setBehaviour(change: BehaviourPatch) {
		return { ...Object.assign(this.current().behaviour, change) };
	}

	async faults() {
		return this.current().faults.list();
	}

	async addFault(input: FaultInput) {
		return this.current().faults.add(input);
	}

	async clearFaults() {
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

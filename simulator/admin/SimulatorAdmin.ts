import type { Behaviour, BehaviourPatch } from '../model/Behaviour';
import type { InboundFax, InboundFaxInput } from '../inbound/InboundFax';
import type { InboundSms, InboundSmsInput, SmsReplyInput } from '../inbound/InboundSms';
import type { AccountName, NotificationTarget, SettingsKind } from '../model/Account';
import type { JsonObject } from '../model/Json';
import type { Fault, FaultInput } from '../model/Fault';
import type { Delivery } from '../delivery/Delivery';
import type { NativeWebhook, NativeWebhookInput } from '../model/NativeWebhook';
import type { SimulatorCounts, SimulatorState } from './SimulatorState';

/**
 * What a test or the portal page can do behind GoFax's back. In the simulator's own process and over HTTP it is the
 * same; an account left out is the main one. An ID that does not exist rejects.
 */
export interface SimulatorAdmin {
	state(): Promise<SimulatorState>;
	/** A cheap part of the state. */
	counts(): Promise<SimulatorCounts>;
	/** API tokens of the accounts: the one place that tells them. */
	tokens(): Promise<Record<AccountName, string>>;
	/** Back to the start, options included. Tokens and ports stay. */
	reset(): Promise<void>;
	/** Moves time forward; resolves with the deliveries made, once all are answered. */
	advance(seconds: number): Promise<Delivery[]>;

	receiveFax(input?: InboundFaxInput): Promise<InboundFax>;
	receiveSms(input: InboundSmsInput): Promise<InboundSms>;
	replySms(input: SmsReplyInput): Promise<InboundSms>;

	sentDocument(faxId: number, index?: number): Promise<Buffer>;
	receivedDocument(faxId: number): Promise<Buffer>;

	webhooks(account?: AccountName): Promise<NativeWebhook[]>;
	addWebhook(input: NativeWebhookInput, account?: AccountName): Promise<NativeWebhook>;
	updateWebhook(id: number, change: Partial<NativeWebhookInput>): Promise<NativeWebhook>;
	removeWebhook(id: number): Promise<void>;
	/** The portal's Test button: delivers a sample event, whether the webhook is active or not. */
	testWebhook(id: number): Promise<Delivery>;
	deliveries(): Promise<Delivery[]>;
	/** The portal's Resend: the same body again. */
	resend(deliveryId: number): Promise<Delivery>;

	/** In the default spelling, whatever spelling the API shows. */
	settings(kind: SettingsKind, account?: AccountName): Promise<JsonObject>;
	/** As the portal would: changes the given fields only. */
	changeSettings(kind: SettingsKind, change: JsonObject, account?: AccountName): Promise<JsonObject>;
	smsNotification(account?: AccountName): Promise<NotificationTarget>;
	setSmsNotification(target: Partial<NotificationTarget>, account?: AccountName): Promise<NotificationTarget>;
	setBalance(balance: number, account?: AccountName): Promise<void>;

	behaviour(): Promise<Behaviour>;
	setBehaviour(change: BehaviourPatch): Promise<Behaviour>;

	faults(): Promise<Fault[]>;
	addFault(input: FaultInput): Promise<Fault>;
	clearFaults(): Promise<void>;
}

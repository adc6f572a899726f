export { AdminClient } from './AdminClient';
export type { SimulatorAdmin } from './admin/SimulatorAdmin';
export type { SimulatorCounts, SimulatorState } from './admin/SimulatorState';
export type { Behaviour, BehaviourPatch } from './Behaviour';
export type { InboundFax, InboundFaxInput } from './inbound/InboundFax';
export type { InboundSms, InboundSmsInput, SmsReplyInput } from './inbound/InboundSms';
export type { AccountName, NotificationTarget, SettingsKind } from './model/Account';
export type { FaxRecord } from './model/FaxRecord';
export type { InboundSmsRecord } from './model/InboundSmsRecord';
export type { Json, JsonObject } from './model/Json';
export type { ReceivedFaxRecord } from './model/ReceivedFaxRecord';
export type { SmsRecord } from './model/SmsRecord';
export type { Fault, FaultInput, FaultKind } from './rest/Fault';
export type { RequestEntry } from './rest/RequestLog';
export { settingsSpellingNames, type SettingsSpellingName } from './settings/settingsSpellingNames';
export type { Simulator } from './Simulator';
export type { SimulatorOptions } from './SimulatorOptions';
export { startSimulator } from './startSimulator';
export type { Delivery, DeliveryKind } from './webhooks/Delivery';
export { signatureSchemes } from './webhooks/NativeWebhook';
export type {
	NativeEventType,
	NativeWebhook,
	NativeWebhookInput,
	SignatureScheme,
} from './webhooks/NativeWebhook';

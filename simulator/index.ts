export { adminClient } from './admin/adminClient';
export type { SimulatorAdmin } from './admin/SimulatorAdmin';
export type { SimulatorCounts, SimulatorState } from './admin/SimulatorState';
export type { Behaviour, BehaviourPatch } from './model/Behaviour';
export type { InboundFax, InboundFaxInput } from './inbound/InboundFax';
export type { InboundSms, InboundSmsInput, SmsReplyInput } from './inbound/InboundSms';
export type { AccountName, NotificationTarget, SettingsKind } from './model/Account';
export type { FaxRecord } from './model/FaxRecord';
export type { InboundSmsRecord } from './model/InboundSmsRecord';
export type { Json, JsonObject } from './model/Json';
export type { ReceivedFaxRecord } from './model/ReceivedFaxRecord';
export type { SmsRecord } from './model/SmsRecord';
export type { Fault, FaultInput, FaultKind } from './model/Fault';
export type { RequestEntry } from './model/RequestLog';
export { SETTINGS_SPELLING_NAMES, type SettingsSpellingName } from './model/SettingsSpellingName';
export type { Simulator } from './Simulator';
export type { SimulatorOptions } from './world/SimulatorOptions';
export { startSimulator } from './startSimulator';
export type { Delivery, DeliveryKind } from './delivery/Delivery';
export { SIGNING_SCHEMES } from './model/NativeWebhook';
export type {
	NativeEventType,
	NativeWebhook,
	NativeWebhookInput,
	SigningScheme,
} from './model/NativeWebhook';

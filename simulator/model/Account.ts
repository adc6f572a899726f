import type { JsonObject } from './Json';
import type { NativeWebhook } from './NativeWebhook';

export const ACCOUNT_NAMES = ['main', 'other'] as const;
export type AccountName = (typeof ACCOUNT_NAMES)[number];

export const SETTINGS_KINDS = ['faxSettings', 'accountDetails'] as const;
export type SettingsKind = (typeof SETTINGS_KINDS)[number];

/** Where a legacy notification goes; Basic auth only when a username is set. An empty URL means nowhere. */
export interface NotificationTarget {
	url: string;
	username: string;
	password: string;
}

export interface Account {
	readonly name: AccountName;
	/** `metadata.accountId` of native webhooks: digits in a string. */
	readonly id: string;
	readonly token: string;
	balance: number;
	/** Both settings objects in the default spelling, however the API spells them. */
	readonly settings: Record<SettingsKind, JsonObject>;
	/** Portal only: GoFax documents no endpoint for it. */
	smsNotification: NotificationTarget;
	readonly webhooks: NativeWebhook[];
}

import type { SettingsKind } from '../model/Account';
import { isJsonObject, textOf, type Json, type JsonObject } from '../model/Json';
import { completeSettings } from './completeSettings';
import { camelKey, renameKeys, restoreKeys, sameKey, snakeKey } from './keySpelling';
import type { SettingsSpelling } from './SettingsSpelling';
import type { SettingsSpellingName } from '../model/SettingsSpellingName';
import { factorySettings, notificationKeys } from './settingsValues';

const mask = '****';

/** Characters of a URL that `putTruncates` keeps. */
const LONGEST_URL = 100;

const envelope = (response: JsonObject | null) => ({
	Success: true,
	Message: null,
	ValidationErrors: null,
	Response: response,
});

const spelled = (rename: (key: string) => string): Pick<SettingsSpelling, 'toWire' | 'fromWire'> => ({
	toWire: (values) => renameKeys(values, rename),
	fromWire: (wire, kind) => restoreKeys(wire, factorySettings[kind], rename),
});

const standard: SettingsSpelling = {
	...spelled(sameKey),
	answer: envelope,
	saved: envelope(null),
	save: ({ completed }) => completed,
};

/** A place for `{Url, Username, Password}` in the object that a client sees. */
interface Group {
	put: (group: JsonObject) => JsonObject;
	take: (wire: JsonObject) => Json | undefined;
}

const inside = (value: Json | undefined, name: string): Json | undefined =>
	isJsonObject(value)
		? Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
		: undefined;

const firstOf = (value: Json | undefined) => (Array.isArray(value) ? value[0] : undefined);

/** The three notification fields moved into a group. */
const grouped = ({ put, take }: Group): Pick<SettingsSpelling, 'toWire' | 'fromWire'> => ({
	toWire(values, kind) {
		const { url, username, password } = notificationKeys[kind];
		const { [url]: Url = '', [username]: Username = '', [password]: Password = '', ...rest } = values;
		return { ...put({ Url, Username, Password }), ...rest };
	},
	fromWire(wire, kind) {
		const keys = notificationKeys[kind];
		const group = take(wire);
		const names = { [keys.url]: 'Url', [keys.username]: 'Username', [keys.password]: 'Password' };
		const template = Object.fromEntries(Object.keys(names).map((key) => [key, '']));
		const inGroup = isJsonObject(group) ? restoreKeys(group, template, (key) => names[key] ?? key) : {};
		const rest = restoreKeys(wire, factorySettings[kind], sameKey);
		for (const key of Object.keys(names)) delete rest[key];
		return { ...rest, ...inGroup };
	},
});

/** Turns the empty fields of the notification into `empty(key)`; undefined leaves the field out. */
const hidingEmpty = (empty: null | undefined) => (values: JsonObject, kind: SettingsKind) => {
	const keys: string[] = Object.values(notificationKeys[kind]);
	const entries = Object.entries(values).map(
		([key, value]) => [key, keys.includes(key) && value === '' ? empty : value] as const,
	);
	return Object.fromEntries(
		entries.filter((entry): entry is [string, JsonObject[string]] => entry[1] !== undefined),
	);
};

const hidingPassword = (values: JsonObject, kind: SettingsKind) => {
	const { password } = notificationKeys[kind];
	return { ...values, [password]: values[password] ? mask : '' };
};

/** One field which a PUT damages although nobody asked. */
const damaged = { faxSettings: { RetryAttempts: 0 }, accountDetails: { RetentionMonths: 0 } } as const;

export const settingsSpellings: Readonly<Record<SettingsSpellingName, SettingsSpelling>> = {
	default: standard,
	camelCase: { ...standard, ...spelled(camelKey), answer: (wire) => wire, saved: true },
	nested: {
		...standard,
		...grouped({
			put: (Notifications) => ({ Notifications }),
			take: (wire) => inside(wire, 'Notifications'),
		}),
	},
	deeplyNested: {
		...standard,
		...grouped({
			put: (Fax) => ({ Company: { WebsiteUrl: '', LogoUrl: '' }, Notifications: { Fax } }),
			take: (wire) => inside(inside(wire, 'Notifications'), 'Fax'),
		}),
	},
	listed: {
		...standard,
		...grouped({
			put: (webhook) => ({ Webhooks: [{ Event: 'Fax', ...webhook }] }),
			take: (wire) => firstOf(inside(wire, 'Webhooks')),
		}),
	},
	severalUrls: { ...standard, showsDecoys: true },
	snakeCase: {
		...standard,
		...spelled(snakeKey),
		answer: (wire) => ({ result: wire }),
		saved: { result: true },
	},
	missingWhenEmpty: { ...standard, toWire: hidingEmpty(undefined) },
	nullWhenEmpty: { ...standard, toWire: hidingEmpty(null) },
	// The worst case: whoever writes back what was read makes the stars the password, and cannot see it.
	passwordHidden: { ...standard, toWire: hidingPassword },
	passwordKept: {
		...standard,
		toWire: hidingPassword,
		save({ kind, stored, completed }) {
			const { password } = notificationKeys[kind];
			return completed[password] === mask ? { ...completed, [password]: stored[password] ?? '' } : completed;
		},
	},
	getNotFound: { ...standard, getStatus: 404 },
	getNotAllowed: { ...standard, getStatus: 405 },
	putIgnored: { ...standard, save: ({ stored }) => stored },
	putMerges: { ...standard, save: ({ stored, given }) => completeSettings(given, stored) },
	putMergesHidesEmpty: {
		...standard,
		toWire: hidingEmpty(undefined),
		save: ({ stored, given }) => completeSettings(given, stored),
	},
	putTruncates: {
		...standard,
		save({ kind, completed }) {
			const { url } = notificationKeys[kind];
			return { ...completed, [url]: textOf(completed[url]).slice(0, LONGEST_URL) };
		},
	},
	putDamages: { ...standard, save: ({ kind, completed }) => ({ ...completed, ...damaged[kind] }) },
	urlNormalised: {
		...standard,
		save({ kind, completed }) {
			const { url } = notificationKeys[kind];
			const given = textOf(completed[url]);
			return { ...completed, [url]: URL.canParse(given) ? new URL(given).href : given };
		},
	},
};

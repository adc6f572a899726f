import type { SettingsKind } from '../model/Account';
import { isJsonObject, textOf, type Json, type JsonObject } from '../model/Json';
import type { SettingsSpellingName } from '../model/SettingsSpellingName';
import { completeSettings } from './completeSettings';
import { camelKey, renameKeys, restoreKeys, sameKey, snakeKey } from './keySpelling';
import type { SettingsSpelling } from './SettingsSpelling';
import { FACTORY_SETTINGS, NOTIFICATION_KEYS } from './settingsValues';

const PASSWORD_MASK = '****';

/** Characters of a URL that `putTruncates` keeps. */
const TRUNCATED_URL_CHARACTERS = 100;

const envelope = (response: JsonObject | null) => ({
	Success: true,
	Message: null,
	ValidationErrors: null,
	Response: response,
});

const spelled = (rename: (key: string) => string): Pick<SettingsSpelling, 'toWire' | 'fromWire'> => ({
	toWire: (values) => renameKeys(values, rename),
	fromWire: (wire, kind) => restoreKeys(wire, FACTORY_SETTINGS[kind], rename),
});

const defaultSpelling: SettingsSpelling = {
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
		const { url, username, password } = NOTIFICATION_KEYS[kind];
		const { [url]: Url = '', [username]: Username = '', [password]: Password = '', ...rest } = values;
		return { ...put({ Url, Username, Password }), ...rest };
	},
	fromWire(wire, kind) {
		const keys = NOTIFICATION_KEYS[kind];
		const group = take(wire);
		const names = { [keys.url]: 'Url', [keys.username]: 'Username', [keys.password]: 'Password' };
		const template = Object.fromEntries(Object.keys(names).map((key) => [key, '']));
		const inGroup = isJsonObject(group) ? restoreKeys(group, template, (key) => names[key] ?? key) : {};
		const rest = restoreKeys(wire, FACTORY_SETTINGS[kind], sameKey);
		for (const key of Object.keys(names)) delete rest[key];
		return { ...rest, ...inGroup };
	},
});

/** Turns the empty fields of the notification into `empty(key)`; undefined leaves the field out. */
const hidingEmpty = (empty: null | undefined) => (values: JsonObject, kind: SettingsKind) => {
	const keys: string[] = Object.values(NOTIFICATION_KEYS[kind]);
	const entries = Object.entries(values).map(
		([key, value]) => [key, keys.includes(key) && value === '' ? empty : value] as const,
	);
	return Object.fromEntries(
		entries.filter((entry): entry is [string, JsonObject[string]] => entry[1] !== undefined),
	);
};

const hidingPassword = (values: JsonObject, kind: SettingsKind) => {
	const { password } = NOTIFICATION_KEYS[kind];
	return { ...values, [password]: values[password] ? PASSWORD_MASK : '' };
};

/** The field that `putDamages` sets to 0. */
const DAMAGED_FIELDS = { faxSettings: { RetryAttempts: 0 }, accountDetails: { RetentionMonths: 0 } } as const;

export const settingsSpellings: Readonly<Record<SettingsSpellingName, SettingsSpelling>> = {
	default: defaultSpelling,
	camelCase: { ...defaultSpelling, ...spelled(camelKey), answer: (wire) => wire, saved: true },
	nested: {
		...defaultSpelling,
		...grouped({
			put: (Notifications) => ({ Notifications }),
			take: (wire) => inside(wire, 'Notifications'),
		}),
	},
	deeplyNested: {
		...defaultSpelling,
		...grouped({
			put: (Fax) => ({ Company: { WebsiteUrl: '', LogoUrl: '' }, Notifications: { Fax } }),
			take: (wire) => inside(inside(wire, 'Notifications'), 'Fax'),
		}),
	},
	listed: {
		...defaultSpelling,
		...grouped({
			put: (webhook) => ({ Webhooks: [{ Event: 'Fax', ...webhook }] }),
			take: (wire) => firstOf(inside(wire, 'Webhooks')),
		}),
	},
	severalUrls: { ...defaultSpelling, showsDecoys: true },
	snakeCase: {
		...defaultSpelling,
		...spelled(snakeKey),
		answer: (wire) => ({ result: wire }),
		saved: { result: true },
	},
	missingWhenEmpty: { ...defaultSpelling, toWire: hidingEmpty(undefined) },
	nullWhenEmpty: { ...defaultSpelling, toWire: hidingEmpty(null) },
	// The worst case: a client that writes back what it read saves the stars as the password, and cannot tell.
	passwordHidden: { ...defaultSpelling, toWire: hidingPassword },
	passwordKept: {
		...defaultSpelling,
		toWire: hidingPassword,
		save({ kind, stored, completed }) {
			const { password } = NOTIFICATION_KEYS[kind];
			return completed[password] === PASSWORD_MASK
				? { ...completed, [password]: stored[password] ?? '' }
				: completed;
		},
	},
	getNotFound: { ...defaultSpelling, getStatus: 404 },
	getNotAllowed: { ...defaultSpelling, getStatus: 405 },
	putIgnored: { ...defaultSpelling, save: ({ stored }) => stored },
	putMerges: { ...defaultSpelling, save: ({ stored, given }) => completeSettings(given, stored) },
	putMergesHidesEmpty: {
		...defaultSpelling,
		toWire: hidingEmpty(undefined),
		save: ({ stored, given }) => completeSettings(given, stored),
	},
	putTruncates: {
		...defaultSpelling,
		save({ kind, completed }) {
			const { url } = NOTIFICATION_KEYS[kind];
			return { ...completed, [url]: textOf(completed[url]).slice(0, TRUNCATED_URL_CHARACTERS) };
		},
	},
	putDamages: {
		...defaultSpelling,
		save: ({ kind, completed }) => ({ ...completed, ...DAMAGED_FIELDS[kind] }),
	},
	urlNormalised: {
		...defaultSpelling,
		save({ kind, completed }) {
			const { url } = NOTIFICATION_KEYS[kind];
			const given = textOf(completed[url]);
			return { ...completed, [url]: URL.canParse(given) ? new URL(given).href : given };
		},
	},
};

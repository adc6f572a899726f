import { Problem } from '../Problem';
import type { Path } from './jsonText';
import {
	basicAuthOf,
	findNotificationFields,
	notificationUrls,
	type NotificationFields,
} from './notificationFields';
import { isMask } from './secrets';
import { isSamePath, pathText, placeAt, textAt, valuesOf, withField, type Settings } from './settings';
import { readUrlStack, sameUrl, urlsIn, withoutUrls, withUrl, type Before, type Raw } from './urlStack';

/** What a trigger wants GoFax to call. */
export interface TriggerUrl {
	url: string;
	/** True for a URL that this trigger has, or had when n8n had another address. */
	isOwn(url: string): boolean;
	/** User and password to be entered with the URL; undefined for a trigger without Basic auth. */
	basicAuth: { user: string; password: string } | undefined;
	/** Name of the URL's field, where the user had to give it. */
	urlField: string;
}

const rawAt = (settings: Settings, path: Path): Raw => placeAt(settings, path)?.raw;

/**
 * True if GoFax calls the trigger: its URL is on top, or other triggers are above it. A URL that it had before must not be
 * there: GoFax would call that one.
 *
 * @throws {Problem} if the field cannot be found
 */
export function isUrlEntered(settings: Settings, trigger: TriggerUrl): boolean {
	const fields = findNotificationFields(settings, trigger.urlField);
	const [own, ...others] = urlsIn(rawAt(settings, fields.url)).filter((url) => trigger.isOwn(url));
	const isCalled = own !== undefined && others.length === 0 && sameUrl(own, trigger.url);
	return isCalled && (!trigger.basicAuth || holdsBasicAuth(settings, fields, trigger.basicAuth));
}

function holdsBasicAuth(
	settings: Settings,
	{ user, password }: Partial<NotificationFields>,
	wanted: { user: string; password: string },
): boolean {
	if (!user || !password || textAt(settings, user) !== wanted.user) return false;
	const present = textAt(settings, password);
	return present === wanted.password || isMask(present);
}

/**
 * The settings with the trigger's URL on top, and with its Basic auth; as they are where GoFax calls it already.
 *
 * @throws {Problem} if the field cannot be found, or if user and password would have to be overwritten
 */
export function enterUrl(settings: Settings, trigger: TriggerUrl): Settings {
	if (isUrlEntered(settings, trigger)) return settings;
	const { url, basicAuth, urlField } = trigger;
	const without = takeOutUrl(settings, trigger);
	const fields = findNotificationFields(without, urlField);
	const current = rawAt(without, fields.url);
	if (!basicAuth) return withField(without, fields.url, withUrl(current, { url }));
	if (!fields.user || !fields.password) {
		throw new Problem(
			"GoFax's settings show no fields for the Basic auth of notifications",
			"Set 'Registration' to 'Manual', and enter URL, user and password in the GoFax portal.",
		);
	}
	// GoFax may hide a password, and the hidden one may only be ours.
	const isOurs = readUrlStack(current).entries.some((entry) => entry.basicAuth);
	const before = {
		user: replaceable(without, fields.user, basicAuth.user, false),
		password: replaceable(without, fields.password, basicAuth.password, isOurs),
	};
	const withUser = withField(without, fields.user, JSON.stringify(basicAuth.user));
	const withBoth = withField(withUser, fields.password, JSON.stringify(basicAuth.password));
	return withField(withBoth, fields.url, withUrl(current, { url, basicAuth: before }));
}

/** A password of the user's could not be put back without keeping it in n8n's database, so it is not replaced. */
function replaceable(settings: Settings, path: Path, ours: string, mayBeHidden: boolean): Before {
	const place = placeAt(settings, path);
	const present = textAt(settings, path);
	if (present === ours || (mayBeHidden && isMask(present))) return 'kept';
	if (!place) return 'missing';
	if (present === '') return place.value === null ? 'null' : 'empty';
	throw new Problem(
		`GoFax already has a Basic auth user or password for these notifications (${pathText(path)})`,
		'It is not overwritten, because it could not be put back. Enter the same user and password in the GoFax Webhook credential, or remove them in the GoFax portal.',
	);
}

/**
 * The settings as they were before the trigger's URLs came. What somebody changed meanwhile stays: that was on purpose.
 *
 * @param hasOnlyTexts puts an empty text where null or nothing was, for an API that takes these two for "as it is"
 */
export function takeOutUrl(settings: Settings, trigger: TriggerUrl, hasOnlyTexts = false): Settings {
	const isOwn = (url: string) => trigger.isOwn(url);
	const put = (next: Settings, path: Path, raw: Raw) =>
		withField(next, path, hasOnlyTexts && (raw ?? 'null') === 'null' ? '""' : raw);
	const putBack = (next: Settings, path: Path | undefined, before: Before) =>
		path && before !== 'kept' ? put(next, path, RAW[before]) : next;
	return ownFields(settings, trigger).reduce((next, path) => {
		const { field, basicAuth } = withoutUrls(rawAt(next, path), isOwn);
		const { user, password } = basicAuthOf(next, path);
		const isOurs = trigger.basicAuth && holdsBasicAuth(next, { user, password }, trigger.basicAuth);
		const without = put(next, path, field);
		if (!basicAuth || !isOurs) return without;
		return putBack(putBack(without, user, basicAuth.user), password, basicAuth.password);
	}, settings);
}

const RAW: Readonly<Record<Exclude<Before, 'kept'>, Raw>> = {
	empty: '""',
	null: 'null',
	missing: undefined,
};

/** Fields with a URL of the trigger: the usual one, or, where names or positions have changed, wherever it is. */
function ownFields(settings: Settings, { isOwn, urlField }: TriggerUrl): Path[] {
	const own = valuesOf(settings)
		.filter(({ raw }) => urlsIn(raw).some((url) => isOwn(url)))
		.map(({ path }) => path);
	const usual = notificationUrls(settings, urlField);
	const ownUsual = own.filter((path) => usual.some((other) => isSamePath(path, other)));
	return ownUsual.length > 0 ? ownUsual : own;
}

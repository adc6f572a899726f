import { asText, isObject, type JsonObject } from '../json';
import { Problem } from '../Problem';

/** One of GoFax's settings objects. Its field names are not documented, so nothing here knows them. */
export type Settings = JsonObject;

/** Place of a field: the keys from the outside in. */
export type Path = readonly string[];

export const pathText = (path: Path): string => path.join('.');

/** Every field that holds a plain value, with its place. Lists count as plain values. */
export function leaves(settings: Settings, above: Path = []): Array<{ path: Path; value: unknown }> {
	return Object.entries(settings).flatMap(([key, value]) =>
		isObject(value) ? leaves(value, [...above, key]) : [{ path: [...above, key], value }],
	);
}

/** The settings with one field changed; everything else is the same. */
export function withValue(settings: Settings, path: Path, value: unknown): Settings {
	const [key, ...below] = path;
	if (key === undefined) return settings;
	const inner = settings[key];
	return {
		...settings,
		[key]: below.length === 0 ? value : withValue(isObject(inner) ? inner : {}, below, value),
	};
}

export function valueAt(settings: Settings, path: Path): unknown {
	return path.reduce<unknown>(
		(value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
		settings,
	);
}

/** Names of fields that GoFax itself moves with every write. Its portal calls the one of webhooks "Last Update Date". */
const BOOKKEEPING =
	/((updated|modified|changed|lastupdate|timestamp)(on|at|by|date|time|utc)*|update(date|time|utc)+|^(row)?version|etag)$/i;

/** A switch is never one of these, whatever its name: `NotifyWhenChanged`. */
const isBookkeeping = (path: Path, value: unknown) =>
	typeof value !== 'boolean' && BOOKKEEPING.test((path.at(-1) ?? '').replace(/[_-]/g, ''));

const isSecretName = (key: string) =>
	/pass$|passw|passphrase|passcode|pwd|secret|token|api[_-]?key/i.test(key);

/** GoFax may hide a password; what stands there then must never be written back as if it were the password. */
export const isMask = (value: unknown) => typeof value === 'string' && /^[*•●xX]{3,}$/.test(value);

/** GoFax may keep a URL in its normal form, with a slash behind the host. */
const normal = (value: unknown) =>
	typeof value === 'string' && /^https?:/i.test(value) && URL.canParse(value)
		? new URL(value).href
		: (value ?? '');

/** Objects are compared by what is in them, so that one of empty fields is the same as none. */
const comparable = (value: unknown) => JSON.stringify(isObject(value) ? '' : normal(value));

/**
 * Fields in which two settings differ. An empty text, null and a missing field are the same; so are fields that GoFax keeps
 * for itself, and secrets that one side hides.
 */
export function differences(a: Settings, b: Settings): Path[] {
	const paths = new Map([...leaves(a), ...leaves(b)].map(({ path }) => [JSON.stringify(path), path]));
	return [...paths.values()].filter((path) => {
		const [left, right] = [valueAt(a, path), valueAt(b, path)];
		if (isBookkeeping(path, left ?? right)) return false;
		if (path.some(isSecretName) && (isMask(left) || isMask(right))) return false;
		return comparable(left) !== comparable(right);
	});
}

/**
 * Secrets that GoFax shows only as asterisks. Writing the settings back would overwrite them with the asterisks.
 */
export function maskedSecrets(settings: Settings): Path[] {
	const find = (value: unknown, path: Path): Path[] => {
		// Entries of a list and of an object alike: a list may hold users with their passwords.
		if (typeof value === 'object' && value !== null)
			return Object.entries(value).flatMap(([key, inner]) => find(inner, [...path, key]));
		return path.some(isSecretName) && isMask(value) ? [path] : [];
	};
	return find(settings, []);
}

/** The settings as they may be shown: passwords and tokens hidden, with all that is inside one. */
export function withoutSecrets(settings: Settings): Settings {
	const hide = (value: unknown, isSecret: boolean): unknown => {
		if (Array.isArray(value)) return value.map((entry) => hide(entry, isSecret));
		if (isObject(value)) return hideIn(value, isSecret);
		return isSecret && asText(value) !== '' ? '********' : value;
	};
	const hideIn = (object: JsonObject, isSecret: boolean): JsonObject =>
		Object.fromEntries(
			Object.entries(object).map(([key, value]) => [key, hide(value, isSecret || isSecretName(key))]),
		);
	return hideIn(settings, false);
}

/** Fields with this name: in full with dots between the keys, or else by their last key. Case does not count. */
export function fieldsNamed(settings: Settings, name: string): Path[] {
	const wanted = name.trim().toLowerCase();
	const all = leaves(settings).map(({ path }) => path);
	const inFull = all.filter((path) => pathText(path).toLowerCase() === wanted);
	return inFull.length > 0 ? inFull : all.filter((path) => path.at(-1)?.toLowerCase() === wanted);
}

/**
 * Finds a field that the user named, see {@link fieldsNamed}.
 *
 * @throws {Problem} if there is none, or if the key stands in several places
 */
export function findField(settings: Settings, name: string): Path {
	const found = fieldsNamed(settings, name);
	const [only] = found;
	if (only !== undefined && found.length === 1) return only;
	if (found.length > 1) {
		throw new Problem(
			`The setting "${name}" stands in several places`,
			`Name one of these in full: ${found.map(pathText).join(', ')}.`,
		);
	}
	const all = leaves(settings).map(({ path }) => pathText(path));
	throw new Problem(
		`GoFax has no setting "${name}"`,
		`Run Setting > Get to see the names. These are there: ${all.join(', ') || 'none'}.`,
	);
}

/** A value as the field's present type wants it: the user's "true" or "3" for a field that holds true or 3, and 3 for one that holds "3". */
function likeBefore(value: unknown, before: unknown, name: string): unknown {
	if (typeof value === 'number' && typeof before === 'string') return String(value);
	if (typeof value !== 'string') return value;
	if (typeof before === 'boolean') {
		if (/^(true|false)$/i.test(value.trim())) return value.trim().toLowerCase() === 'true';
		throw new Problem(
			`"${value}" does not fit the setting "${name}"`,
			'It is true or false at GoFax. Enter one of these two words.',
		);
	}
	if (typeof before === 'number') {
		if (value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
		throw new Problem(
			`"${value}" does not fit the setting "${name}"`,
			'It is a number at GoFax. Enter digits only.',
		);
	}
	return value;
}

/**
 * Applies the changes a user asked for; every other field stays as it is.
 *
 * @param changes new values by field name (see {@link findField}); an object changes the fields inside it
 * @throws {Problem} for a name or a value that does not fit
 */
export function applyChanges(settings: Settings, changes: JsonObject): Settings {
	return leaves(changes).reduce((next, { path, value }) => {
		const field = findField(settings, pathText(path));
		return withValue(next, field, likeBefore(value, valueAt(settings, field), pathText(field)));
	}, settings);
}

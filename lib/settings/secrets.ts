import { isObject, parseJsonExactly, type JsonObject } from '../json';
import type { Path } from './jsonText';
import { valuesOf, type Settings } from './settings';

/** What is shown in place of a secret. */
const MASK = '********';

const isSecretName = (key: string | number) =>
	/pass$|passw|passphrase|passcode|pwd|secret|token|api[_-]?key/i.test(String(key));

/** True for a field that holds a secret by its name or by the name of a group that it is in. */
export const isSecret = (path: Path): boolean => path.some(isSecretName);

const MASKS = [
	// One sign again and again: ********, ••••, xxxx, ------
	/^([*•●∙·○■▪█∗＊#.\-_?xX])\1{2,}$/,
	// A word that says so, most often in brackets: [hidden], (hidden), <redacted>, {masked}
	/^[[(<{*_\s]*(hidden|redacted|masked|filtered|protected|removed|encrypted|not shown)[\])>}*_\s]*$/i,
	// The beginning or the end of the secret is left to be seen: ****1234, sk-****, ab••••yz
	/^.{0,6}[*•●]{3,}.{0,6}$/,
	/^[xX]{4,}.{1,4}$/,
];

/** GoFax may hide a secret; what is there then must never be written back as if it were the secret. */
export const isMask = (value: unknown): boolean =>
	typeof value === 'string' && MASKS.some((mask) => mask.test(value.trim()));

/** Secrets inside a URL: user and password before the host, and parameters with a secret's name. */
const SECRETS_IN_URL = /(:\/\/[^/?#@\s:]*:)([^/?#@\s]+)(?=@)|([?&;#]([^=&;#\s]+)=)([^&;#\s]+)/g;

function replaceInUrl(text: string, replace: (secret: string) => string): string {
	return text.replace(
		SECRETS_IN_URL,
		(whole, user?: string, password?: string, head?: string, name?: string, value?: string) => {
			if (user !== undefined && password !== undefined) return user + replace(password);
			if (head === undefined || value === undefined) return whole;
			if (isSecretName(decoded(name ?? ''))) return head + replace(value);
			// A URL can hold another one, as ours holds the one that it took the place of.
			return head + encodedLike(value, replaceInUrl(decoded(value), replace));
		},
	);
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

const encodedLike = (value: string, changed: string) =>
	changed === decoded(value) ? value : encodeURIComponent(changed);

/** True for a value that hides something: a secret as a whole, or a secret in a URL. */
export function hidesSecret(path: Path, value: unknown): boolean {
	if (Array.isArray(value)) return value.some((entry) => hidesSecret(path, entry));
	if (typeof value !== 'string') return false;
	if (isSecret(path)) return isMask(value);
	let hides = false;
	replaceInUrl(value, (secret) => {
		hides ||= isMask(decoded(secret));
		return secret;
	});
	return hides;
}

/** Fields that GoFax shows only in part. Writing the settings back would overwrite them with what is shown. */
export const hiddenFields = (settings: Settings): Path[] =>
	valuesOf(settings)
		.filter(({ path, value }) => hidesSecret(path, value))
		.map(({ path }) => path);

/**
 * The settings as they may be shown and saved: secrets hidden, with everything inside one.
 *
 * @param redact takes known secrets out of a text
 */
export function shownSettings({ text }: Settings, redact: (text: string) => string): JsonObject {
	const show = (value: unknown, hidden: boolean): unknown => {
		if (Array.isArray(value)) return value.map((entry) => show(entry, hidden));
		if (isObject(value)) return showIn(value, hidden);
		if (hidden && ['string', 'number'].includes(typeof value) && value !== '') return MASK;
		if (typeof value === 'string') return redact(replaceInUrl(value, () => MASK));
		return typeof value === 'number' && redact(String(value)) !== String(value) ? MASK : value;
	};
	const showIn = (object: JsonObject, hidden: boolean): JsonObject =>
		Object.fromEntries(
			Object.entries(object).map(([key, value]) => [redact(key), show(value, hidden || isSecretName(key))]),
		);
	const settings = parseJsonExactly(text);
	return isObject(settings) ? showIn(settings, false) : {};
}

import { parseJson } from '../json';

/**
 * The notification URL as a stack.
 *
 * GoFax has room for one URL per event, and several may want it: production and a test run of one node, two workflows, and
 * anyone who was there before. So each URL that we enter carries the one it took the place of, in its last parameters. What has
 * to be put back is then always at hand where it is needed, even if n8n forgets, renames or restarts.
 */
export interface UrlStack {
	/** URLs of triggers, the one that GoFax calls first. */
	entries: readonly UrlEntry[];
	/** What the user had before all of them. */
	bottom: Raw;
}

/** A field's JSON, letter for letter as GoFax wrote it; undefined where there was no such field. */
export type Raw = string | undefined;

export interface UrlEntry {
	/** Without our parameters. */
	url: string;
	/** What user and password were before this URL came; undefined for a trigger without Basic auth. */
	basicAuth?: BasicAuthBefore;
}

export interface BasicAuthBefore {
	user: Before;
	password: Before;
}

/** `kept`: the field held what was needed, so that nothing has to be put back. */
export type Before = 'empty' | 'null' | 'missing' | 'kept';

const isBefore = (word: string | undefined): word is Before =>
	word !== undefined && ['empty', 'null', 'missing', 'kept'].includes(word);

/**
 * `gofax-before` holds the text that was there. Where a text alone does not bring it back letter for letter, it holds the JSON,
 * and `gofax-as` says so: null, other escapes than ours, and nothing for a missing field. `gofax-auth` says what user and
 * password were; `set` means two empty texts.
 */
const OURS =
	/[?&]gofax-before=(?<before>[^&]*)(?<json>&gofax-as=json)?(?:&gofax-auth=(?<basicAuth>set|[a-z]+,[a-z]+))?$/;

/** More can only come from somebody who plays with the settings. */
const DEEPEST = 20;

/** Same address, however its host and path are spelled. */
export const sameUrl = (a: string, b: string): boolean =>
	a === b || (URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href);

function textOf(raw: Raw): string {
	const value = raw === undefined ? undefined : parseJson(raw);
	return typeof value === 'string' ? value : '';
}

function decode(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

function readBasicAuth(words: string | undefined): Pick<UrlEntry, 'basicAuth'> {
	if (words === undefined) return {};
	const [user, password] = words === 'set' ? ['empty', 'empty'] : words.split(',');
	return isBefore(user) && isBefore(password) ? { basicAuth: { user, password } } : {};
}

function readRaw(before: string, isJson: boolean): Raw {
	if (isJson && before === '') return undefined;
	return isJson && parseJson(before) !== undefined ? before : JSON.stringify(before);
}

/** Takes a field apart. A URL without our parameters is the last: the user's own, or one of ours that replaced nothing. */
export function readUrlStack(field: Raw): UrlStack {
	const entries: UrlEntry[] = [];
	let rest = field;
	while (entries.length < DEEPEST) {
		const text = textOf(rest);
		const found = OURS.exec(text);
		const before = decode(found?.groups?.before ?? '');
		if (!found || before === undefined) break;
		entries.push({ url: text.slice(0, found.index), ...readBasicAuth(found.groups?.basicAuth) });
		rest = readRaw(before, found.groups?.json !== undefined);
	}
	return { entries, bottom: rest };
}

/** The field for a stack. A URL that replaced an empty text has nothing to remember and stays plain. */
function writeUrlStack({ entries, bottom }: UrlStack): Raw {
	return entries.reduceRight<Raw>((below, { url, basicAuth }) => {
		if (below === '""' && !basicAuth) return JSON.stringify(url);
		const text = textOf(below);
		// Half of a character cannot be percent-encoded; its JSON can.
		const isText = below === JSON.stringify(text) && !/\p{Surrogate}/u.test(text);
		const parameters = [
			`gofax-before=${encodeURIComponent(isText ? text : (below ?? ''))}`,
			...(isText ? [] : ['gofax-as=json']),
			...(basicAuth ? [`gofax-auth=${writeBasicAuth(basicAuth)}`] : []),
		];
		return JSON.stringify(`${url}${url.includes('?') ? '&' : '?'}${parameters.join('&')}`);
	}, bottom);
}

const writeBasicAuth = ({ user, password }: BasicAuthBefore) =>
	user === 'empty' && password === 'empty' ? 'set' : `${user},${password}`;

/** Every URL of the stack, from the top; the last is what was there before all triggers. */
export function urlsIn(field: Raw): string[] {
	const { entries, bottom } = readUrlStack(field);
	return [...entries.map(({ url }) => url), textOf(bottom)];
}

/** The field with a URL on top. */
export function withUrl(field: Raw, entry: UrlEntry): Raw {
	const { entries, bottom } = readUrlStack(field);
	return writeUrlStack({ entries: [entry, ...entries], bottom });
}

const joined = (first: BasicAuthBefore, second: BasicAuthBefore): BasicAuthBefore => ({
	user: first.user === 'kept' ? second.user : first.user,
	password: first.password === 'kept' ? second.password : first.password,
});

/**
 * The field without some URLs, wherever in the stack they are.
 *
 * @returns also what user and password have to be again, if these URLs brought them and no other URL needs them. The lowest of
 * those that do takes the memory over.
 */
export function withoutUrls(
	field: Raw,
	isMeant: (url: string) => boolean,
): { field: Raw; basicAuth?: BasicAuthBefore } {
	const { entries, bottom } = readUrlStack(field);
	if (!urlsIn(field).some(isMeant)) return { field };
	const basicAuth = entries
		.filter(({ url }) => isMeant(url))
		.flatMap((entry) => entry.basicAuth ?? [])
		.reduceRight(joined, { user: 'kept', password: 'kept' });
	const others = entries.filter(({ url }) => !isMeant(url));
	const heir = others.filter((entry) => entry.basicAuth).at(-1);
	const stack = {
		entries: others.map((entry) =>
			entry === heir && entry.basicAuth ? { ...entry, basicAuth: joined(basicAuth, entry.basicAuth) } : entry,
		),
		bottom: isMeant(textOf(bottom)) ? '""' : bottom,
	};
	return { field: writeUrlStack(stack), ...(!heir && { basicAuth }) };
}

/**
 * The notification URL as a stack.
 *
 * GoFax has room for one URL per event, and several may want it: production and a test run of one node, two workflows, and
 * whoever was there before. So each URL that we enter carries the one it took the place of, in its last parameter. What has
 * to be put back is then always at hand where it is needed, whatever n8n forgets, renames or restarts.
 */
export interface UrlStack {
	/** URLs of triggers, the one that GoFax calls first. */
	entries: readonly UrlEntry[];
	/** What the user had entered before all of them, to the letter; may be empty. */
	bottom: string;
}

export interface UrlEntry {
	/** Without our parameters. */
	url: string;
	/** Basic auth was entered together with this URL, where there had been none. */
	setBasicAuth: boolean;
}

const OURS = /[?&]gofax-before=([^&]*)(&gofax-auth=set)?$/;

/** More can only come from somebody who plays with the settings. */
const DEEPEST = 20;

function decode(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

/** Same address, however its host and path are spelled. */
export const sameUrl = (a: string, b: string): boolean =>
	a === b || (URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href);

/** Takes a setting apart. A URL without our parameter is the last: the user's own, or one of ours before which there was nothing. */
export function readUrlStack(setting: string): UrlStack {
	const entries: UrlEntry[] = [];
	let rest = setting;
	while (entries.length < DEEPEST) {
		const found = OURS.exec(rest);
		const before = decode(found?.[1] ?? '');
		if (!found || before === undefined) break;
		entries.push({ url: rest.slice(0, found.index), setBasicAuth: found[2] !== undefined });
		rest = before;
	}
	return { entries, bottom: rest };
}

/** The setting for a stack. A URL that has nothing to remember stays plain. */
function writeUrlStack({ entries, bottom }: UrlStack): string {
	return entries.reduceRight((before, { url, setBasicAuth }) => {
		if (before === '' && !setBasicAuth) return url;
		const parameters = `gofax-before=${encodeURIComponent(before)}${setBasicAuth ? '&gofax-auth=set' : ''}`;
		return `${url}${url.includes('?') ? '&' : '?'}${parameters}`;
	}, bottom);
}

/** True if a URL is in the stack, wherever. */
export function holdsUrl(setting: string, url: string): boolean {
	const { entries, bottom } = readUrlStack(setting);
	return [bottom, ...entries.map((entry) => entry.url)].some((held) => sameUrl(held, url));
}

/** The setting with a URL on top; as it is where the URL is in it already. */
export function pushUrl(setting: string, entry: UrlEntry): string {
	if (holdsUrl(setting, entry.url)) return setting;
	const { entries, bottom } = readUrlStack(setting);
	return writeUrlStack({ entries: [entry, ...entries], bottom });
}

/**
 * The setting without a URL, wherever in the stack it is.
 *
 * @returns also whether user and password go with it. Where another URL stands above, it takes them over.
 */
export function removeUrl(setting: string, url: string): { setting: string; clearsBasicAuth: boolean } {
	const { entries, bottom } = readUrlStack(setting);
	const at = entries.findIndex((entry) => sameUrl(entry.url, url));
	const heldAuth = entries[at]?.setBasicAuth ?? false;
	return {
		setting: writeUrlStack({
			entries: entries
				.map((entry, index) =>
					index === at - 1 ? { ...entry, setBasicAuth: entry.setBasicAuth || heldAuth } : entry,
				)
				.filter((_entry, index) => index !== at),
			bottom: sameUrl(bottom, url) ? '' : bottom,
		}),
		clearsBasicAuth: heldAuth && at === 0,
	};
}

import { plainJson, type Path, type Place } from './jsonText';
import { isMask, isSecret } from './secrets';
import { placeAt, valuesOf, withField, type Settings } from './settings';

/** Names of fields that GoFax itself moves with every write. Its portal calls the one of webhooks "Last Update Date". */
const BOOKKEEPING =
	/((updated|modified|changed|lastupdate|timestamp)(on|at|by|date|time|utc)*|update(date|time|utc)+|^(row)?version|etag)$/i;

/** A switch is never one of these, no matter what its name is: `NotifyWhenChanged`. */
export const isBookkeeping = (path: Path, value: unknown): boolean =>
	typeof value !== 'boolean' && BOOKKEEPING.test(String(path.at(-1)).replace(/[_-]/g, ''));

/** A missing field, null, an empty text and an empty object are the same; so is a URL in its normal form. */
function comparable(place: Place | undefined): string {
	if (!place || ['null', '""', '{}'].includes(plainJson(place.raw))) return '';
	const { raw, value } = place;
	const isUrl = typeof value === 'string' && /^https?:/i.test(value) && URL.canParse(value);
	return isUrl ? JSON.stringify(new URL(value).href) : plainJson(raw);
}

function differ(a: Place | undefined, b: Place | undefined): boolean {
	const path = a?.path ?? b?.path ?? [];
	if (isBookkeeping(path, a?.value ?? b?.value)) return false;
	if (isSecret(path) && (isMask(a?.value) || isMask(b?.value))) return false;
	return comparable(a) !== comparable(b);
}

const byPath = (settings: Settings) =>
	new Map(valuesOf(settings).map((place) => [JSON.stringify(place.path), place]));

/**
 * Fields in which two settings differ. What is read and written counts, not a parsed copy that has lost digits. Emptiness has
 * several spellings; fields that GoFax keeps for itself, and secrets that one side hides, do not count.
 */
export function differences(a: Settings, b: Settings): Path[] {
	const [inA, inB] = [byPath(a), byPath(b)];
	return [...new Map([...inA, ...inB]).entries()]
		.filter(([key]) => differ(inA.get(key), inB.get(key)))
		.map(([, { path }]) => path);
}

/** Those of the fields that are the same in both settings. */
export const sameIn = (a: Settings, b: Settings, paths: readonly Path[]): Path[] =>
	paths.filter((path) => !differ(placeAt(a, path), placeAt(b, path)));

/** The settings with some fields as they are in others. */
export const takeOver = (settings: Settings, from: Settings, paths: readonly Path[]): Settings =>
	paths.reduce((next, path) => withField(next, path, placeAt(from, path)?.raw), settings);

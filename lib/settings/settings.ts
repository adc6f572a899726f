import { asText } from '../json';
import { Problem } from '../Problem';
import { placesIn, propertiesIn, withRaw, type Path, type Place } from './jsonText';

/**
 * One of GoFax's settings objects, as GoFax wrote it. Its field names are not documented, so nothing here knows them. It is
 * edited as text and never parsed and written again: that would respell `1.50`, `12345678901234567890` or `\u00fc`.
 */
export interface Settings {
	/** A JSON object, letter for letter. */
	readonly text: string;
	readonly places: readonly Place[];
}

/** @returns undefined for a text that is not a JSON object, and for an object without fields */
export function parseSettings(text: string): Settings | undefined {
	const places = placesIn(text);
	return places && places.length > 0 ? { text, places } : undefined;
}

/** Keys that are the envelope's own, in small letters. */
const ENVELOPE = ['success', 'message', 'validationerrors', 'errors', 'statuscode'];
const WRAPPERS = ['response', 'payload', 'result'];
const isOfEnvelope = (key: string) => [...ENVELOPE, ...WRAPPERS].includes(key.toLowerCase());

/**
 * The settings in GoFax's answer: under `Response`, `Payload` or `result`, or else the body without the envelope's own keys.
 * Case does not count. A body without `Success` is an envelope only if it holds nothing else.
 *
 * Source: not documented; the keys are those of GoFax's other answers and of its sister product's.
 */
export function settingsInAnswer(answer: string): Settings | undefined {
	// A byte order mark is white space to trim() and an error to JSON.
	const text = answer.trim();
	const properties = propertiesIn(text) ?? [];
	const named = (name: string) => properties.filter(({ key }) => key.toLowerCase() === name).at(-1);
	if (!named('success') && !properties.every(({ key }) => isOfEnvelope(key))) return parseSettings(text);
	const wrapped = WRAPPERS.map(named).find((property) => property && property.raw !== 'null');
	if (wrapped) return parseSettings(wrapped.raw);
	const own = properties.filter(({ key }) => isOfEnvelope(key));
	return parseSettings(own.reduce((rest, { key }) => withRaw(rest, [key], undefined), text));
}

/** The settings with one field changed, added, or (undefined) taken out; everything else is the same, letter for letter. */
export function withField(settings: Settings, path: Path, raw: string | undefined): Settings {
	const text = withRaw(settings.text, path, raw);
	return { text, places: placesIn(text) ?? [] };
}

/** Fields that hold a value; a list of plain values is one value. */
export const valuesOf = ({ places }: Settings): Place[] => places.filter(({ isGroup }) => !isGroup);

export const isSamePath = (a: Path, b: Path): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Where a key is there twice, the last one counts, as nearly everywhere. */
export const placeAt = ({ places }: Settings, path: Path): Place | undefined =>
	places.filter((place) => isSamePath(place.path, path)).at(-1);

/** A field's text; empty for null and for a field that is missing or holds no text. */
export const textAt = (settings: Settings, path: Path): string => asText(placeAt(settings, path)?.value);

/** A place as a user reads and writes it: dots between the keys, and quotes around a key that has a dot itself. */
export const pathText = (path: Path): string =>
	path.map((key) => (/^[^."]+$/.test(String(key)) ? key : JSON.stringify(key))).join('.');

export const pathTexts = (paths: readonly Path[]): string => paths.map(pathText).join(', ');

/** How a user can call a place: with and without quotes. */
const namesOf = (path: Path) => [pathText(path), path.join('.')].map((name) => name.trim());
const endingsOf = (path: Path) => path.flatMap((_key, index) => namesOf(path.slice(index)));
const small = (text: string) => text.toLowerCase();

/**
 * Places that a user can mean: by their path; by the whole name, with dots between the keys; or by the end of it. The first of
 * these rules that finds something counts, exact spelling before any. Fields with a value come before groups of fields.
 */
export function placesNamed({ places }: Settings, name: Path | string): Place[] {
	const wanted = (typeof name === 'string' ? name : name.join('.')).trim();
	const path = JSON.stringify(name);
	const rules: Array<(place: Place) => boolean> = [
		(place) => JSON.stringify(place.path) === path,
		(place) => small(JSON.stringify(place.path)) === small(path),
		(place) => namesOf(place.path).includes(wanted),
		(place) => namesOf(place.path).map(small).includes(small(wanted)),
		(place) => endingsOf(place.path).map(small).includes(small(wanted)),
	];
	for (const rule of rules) {
		const found = places.filter(rule);
		const values = found.filter(({ isGroup }) => !isGroup);
		if (found.length > 0) return values.length > 0 ? values : found;
	}
	return [];
}

/** @throws {Problem} if a name has several meanings, see {@link placesNamed} */
export function onlyPlace(found: readonly Place[], name: string): Place | undefined {
	const paths = found.map((place) => pathText(place.path));
	if (new Set(paths).size > 1) {
		throw new Problem(
			`GoFax has several settings "${name}"`,
			`Name one of these in full: ${paths.join(', ')}.`,
		);
	}
	if (found.length > 1) {
		throw new Problem(
			`GoFax has the setting "${name}" twice`,
			'It is not known which one counts, so nothing was changed. Change it in the GoFax portal.',
		);
	}
	return found[0];
}

/** @throws {Problem} if there is no such setting, or if the name has several meanings, see {@link placesNamed} */
export function findPlace(settings: Settings, name: Path | string): Place {
	const shown = typeof name === 'string' ? name : pathText(name);
	const found = onlyPlace(placesNamed(settings, name), shown);
	if (found) return found;
	throw new Problem(
		`GoFax has no setting "${shown}"`,
		`Run Setting > Get to see the names. These are there: ${pathTexts(valuesOf(settings).map(({ path }) => path))}.`,
	);
}

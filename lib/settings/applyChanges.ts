import { asText, isObject, parseJson } from '../json';
import { Problem } from '../Problem';
import { isBookkeeping } from './differences';
import { plainJson, propertiesIn, type Path, type Place } from './jsonText';
import { hidesSecret, isSecret } from './secrets';
import {
	findPlace,
	isSamePath,
	pathText,
	pathTexts,
	placesNamed,
	withField,
	type Settings,
} from './settings';

/** A new value that a user asked for. */
export interface Change {
	/** Name of the setting, see {@link placesNamed}. */
	name: string;
	/** JSON text of the new value; an object changes the fields inside the setting. */
	raw: string;
}

/** A change for one field. */
interface FieldChange {
	place: Place;
	raw: string;
}

const NOTHING = 'Add at least one change to the node, with its name and new value.';

/**
 * Reads the changes that a user entered as a JSON object.
 *
 * @throws {Problem} for any other text
 */
export function readChanges(text: string): Change[] {
	const properties = propertiesIn(text.trim());
	if (!properties) {
		throw new Problem(
			'The changes are not a JSON object',
			'Write them like { "Name": "value" }, with double quotes around names and texts.',
		);
	}
	return properties.map(({ key, raw }) => ({ name: key, raw }));
}

/** A change taken apart, down to the fields that GoFax has. */
function fieldChanges(settings: Settings, path: Path, raw: string): FieldChange[] {
	const name = path.length === 1 ? String(path[0]) : path;
	const inside = propertiesIn(raw);
	if (!inside) return [{ place: findPlace(settings, name), raw }];
	if (inside.length === 0) throw new Problem(`There is nothing to change in "${pathText(path)}"`, NOTHING);
	const [place, ...others] = placesNamed(settings, name);
	if (place && others.length === 0 && !place.isGroup) return [{ place, raw }];
	return inside.flatMap((property) => fieldChanges(settings, [...path, property.key], property.raw));
}

const misfit = (raw: string, { path }: Place, advice: string) =>
	new Problem(
		`${isSecret(path) ? 'The new value' : raw.slice(0, 100)} does not fit the setting "${pathText(path)}"`,
		advice,
	);

/** Digits as JSON has them, from a text that a user may have written `+5` or `05`; undefined if it is not a number. */
function numberIn(text: string): string | undefined {
	const digits = text.trim().replace(/^(?:\+|(-))?0*(?=\d)/, '$1');
	return Number.isFinite(parseJson(digits)) ? digits : undefined;
}

/**
 * The JSON text of a new value in the type that the field has at GoFax: a user's "true" or "3" for a field that holds true or
 * 3, and 3 for one that holds "3".
 *
 * @throws {Problem} for a value that does not fit
 */
function fitted(raw: string, place: Place, settings: Settings): string {
	const [value, present] = [parseJson(raw), place.value];
	if (place.isGroup && !(Array.isArray(value) && Array.isArray(present))) {
		const inside = settings.places.filter(
			({ path }) =>
				path.length > place.path.length && isSamePath(path.slice(0, place.path.length), place.path),
		);
		throw misfit(
			raw,
			place,
			`It holds several settings: ${pathTexts(inside.map(({ path }) => path))}. Change these.`,
		);
	}
	if (value === null || present === null) return raw;
	if (typeof present === 'string') {
		if (typeof value === 'string') return raw;
		if (typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(raw);
		throw misfit(raw, place, 'It is a text in GoFax. Enter one text.');
	}
	if (typeof present === 'number') {
		const digits = numberIn(typeof value === 'string' ? value : raw);
		if (digits !== undefined) return digits;
		throw misfit(raw, place, 'It is a number in GoFax. Enter digits only.');
	}
	if (typeof present === 'boolean') {
		const word = typeof value === 'boolean' ? String(value) : asText(value).trim().toLowerCase();
		if (word === 'true' || word === 'false') return word;
		throw misfit(raw, place, 'It is true or false in GoFax. Enter one of these two words.');
	}
	if (Array.isArray(present) ? Array.isArray(value) : isObject(value)) return raw;
	throw misfit(
		raw,
		place,
		`It is ${Array.isArray(present) ? 'a list' : 'an object'} in GoFax. Set 'Enter As' to 'JSON' and enter all of it.`,
	);
}

function refuseUnwritable({ place, raw }: FieldChange): void {
	const name = pathText(place.path);
	if (isBookkeeping(place.path, place.value)) {
		throw new Problem(
			`GoFax keeps the setting "${name}" itself`,
			'Its name says that GoFax moves it with every change, so a new value would not last. Nothing was changed. Leave it out.',
		);
	}
	if (hidesSecret(place.path, parseJson(raw)) || raw.includes('[hidden]')) {
		throw new Problem(
			`The new value of "${name}" is not the real one: part of it is hidden`,
			'It was most likely taken from the output of Setting > Get, which hides passwords and tokens. Nothing was changed. Leave the setting out, or enter its real value.',
		);
	}
}

/**
 * Applies the changes a user asked for; every other field stays as it is, letter for letter.
 *
 * @returns also the fields that were asked for, changed or not
 * @throws {Problem} for a name or a value that does not fit, and where there is nothing to change
 */
export function applyChanges(
	settings: Settings,
	changes: readonly Change[],
): { settings: Settings; asked: Path[] } {
	const found = changes
		.flatMap(({ name, raw }) => fieldChanges(settings, [name], raw))
		.map(({ place, raw }) => ({ place, raw: fitted(raw, place, settings) }));
	if (found.length === 0) throw new Problem('There is nothing to change', NOTHING);
	const asked = found.map(({ place }) => place.path);
	const twice = asked.find((path, index) => asked.findIndex((other) => isSamePath(other, path)) < index);
	if (twice) {
		throw new Problem(
			`The setting "${pathText(twice)}" is in the changes twice`,
			'It is not clear which of the values you mean, so nothing was changed. Remove one of them.',
		);
	}
	const needed = found.filter(({ place, raw }) => plainJson(place.raw) !== plainJson(raw));
	needed.forEach(refuseUnwritable);
	return {
		settings: needed.reduce((next, { place, raw }) => withField(next, place.path, raw), settings),
		asked,
	};
}

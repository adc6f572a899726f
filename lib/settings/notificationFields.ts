import { Problem } from '../Problem';
import type { Path, Place } from './jsonText';
import { isSamePath, onlyPlace, pathText, pathTexts, placesNamed, valuesOf, type Settings } from './settings';

/** Where in a settings object the notification's URL and its Basic auth are. */
export interface NotificationFields {
	url: Path;
	user?: Path;
	password?: Path;
}

const keyOf = (path: Path) => String(path.at(-1) ?? '');
const above = (path: Path) => path.slice(0, -1);

const isAboutNotification = (text: string) => /notif|webhook|callback|hook/i.test(text);
const isUrlKey = (key: string) => /(ur[il]|webhook|callback|endpoint)[0-9]*$/i.test(key);
/** Keys that mean a URL only beside or below a word for notifications: `Webhook.Address`. */
const isTargetKey = (key: string) => /(address|target|link|location|destination)$/i.test(key);

/** Words that say nothing of another purpose. `LogoUrl` and `WebsiteUrl` have others. */
const OWN_WORDS =
	/^(ur[il]s?|webhooks?|web|hook|callback|endpoint|address|target|link|location|destination|notif[a-z]*|fax(es)?|events?|status|sent|send|sending|receive[ds]?|receiving|inbound|outbound|incoming|outgoing|results?|delivery|post|push|https?|[0-9]+)$/i;

const wordsOf = (key: string) => key.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g) ?? [];
const hasOtherPurpose = (key: string) => !wordsOf(key).every((word) => OWN_WORDS.test(word));

const holdsText = ({ value }: Place) => value === null || typeof value === 'string';
const holdsMailAddress = ({ value }: Place) => typeof value === 'string' && /^[^/:]+@/.test(value);

/** True for a field whose key speaks of a URL. */
export function isUrlField(place: Place): boolean {
	const key = keyOf(place.path);
	const keys = place.path.filter((step) => typeof step === 'string');
	const isTarget = isTargetKey(key) && isAboutNotification(keys.slice(-2).join(' '));
	return holdsText(place) && (isUrlKey(key) || (isTarget && !holdsMailAddress(place)));
}

/** Fields that may well hold the notification URL: those that speak of notifications, or else those of no other purpose. */
function likelyFields(settings: Settings): Path[] {
	const urls = valuesOf(settings)
		.filter(isUrlField)
		.map(({ path }) => path);
	const notifying = urls.filter(
		(path) =>
			isAboutNotification(keyOf(path)) ||
			(isAboutNotification(path.join(' ')) && !hasOtherPurpose(keyOf(path))),
	);
	return notifying.length > 0 ? notifying : urls.filter((path) => !hasOtherPurpose(keyOf(path)));
}

/** Fields that can be meant: those with the name that the user gave, or else all that may hold the notification URL. */
export const notificationUrls = (settings: Settings, named: string): Path[] =>
	named.trim() === '' ? likelyFields(settings) : placesNamed(settings, named).map(({ path }) => path);

const BY_HAND =
	"in the option 'URL Field', or set 'Registration' to 'Manual' and paste the webhook URL into the GoFax portal.";

/**
 * Finds the notification URL in settings whose field names GoFax does not document: the one field that speaks of a URL and, in
 * its key or above it, of notifications; or else the one URL without another purpose.
 *
 * @param named name of the field, where the user gave it; it can be missing, as some APIs leave out what is empty
 * @throws {Problem} if there is none or more than one
 */
export function findNotificationFields(settings: Settings, named = ''): NotificationFields {
	const url = named.trim() === '' ? likelyField(settings) : namedField(settings, named.trim());
	return { url, ...basicAuthOf(settings, url) };
}

function likelyField(settings: Settings): Path {
	const likely = likelyFields(settings);
	const [found] = likely;
	if (!found) {
		const others = valuesOf(settings).filter(isUrlField);
		const seen =
			others.length > 0 ? ` These hold other URLs: ${pathTexts(others.map(({ path }) => path))}.` : '';
		throw new Problem(
			"GoFax's settings show no field for the notification URL",
			`GoFax does not document the names of its settings, and none of these looks like it.${seen} Name the field ${BY_HAND}`,
		);
	}
	if (likely.length > 1) {
		throw new Problem(
			"GoFax's settings have several fields that could be the notification URL",
			`They are ${pathTexts(likely)}. Name the right one ${BY_HAND}`,
		);
	}
	return found;
}

function namedField(settings: Settings, name: string): Path {
	const place = onlyPlace(placesNamed(settings, name), name);
	if (place && holdsText(place)) return place.path;
	const missing = place ? undefined : missingField(settings, name);
	if (missing) return missing;
	throw new Problem(
		place ? `The setting "${pathText(place.path)}" is not a text` : `GoFax has no setting "${name}"`,
		`The option 'URL Field' needs the name of the setting that holds the notification URL. These are there: ${pathTexts(valuesOf(settings).map((value) => value.path))}.`,
	);
}

/** Where a field goes that is not there: at the top, or into a group that is there. */
function missingField(settings: Settings, name: string): Path | undefined {
	const keys = name.split('.');
	if (keys.length === 1) return keys;
	const [group, ...others] = placesNamed(settings, above(keys));
	return group?.raw.startsWith('{') && others.length === 0 ? [...group.path, keyOf(keys)] : undefined;
}

/**
 * User and password that belong to the URL: beside it, and spelled alike where there are several. Never half of each: a
 * password of another name would be that of another log-in, and ours would take its place.
 */
export function basicAuthOf(settings: Settings, url: Path): Pick<NotificationFields, 'user' | 'password'> {
	const stem = keyOf(url)
		.replace(/_?(ur[il]|endpoint|address)$/i, '')
		.toLowerCase();
	const beside = valuesOf(settings).filter(
		(place) => holdsText(place) && isSamePath(above(place.path), above(url)),
	);
	const users = beside.filter(({ path }) => /user(_?name)?$|login$/i.test(keyOf(path)));
	const passwords = beside.filter(({ path }) => /pass(word)?$/i.test(keyOf(path)));
	const isAlike = ({ path }: Place) => keyOf(path).toLowerCase().startsWith(stem);
	const anyAlike = [...users, ...passwords].some(isAlike);
	const only = (fields: Place[]) => {
		const fitting = anyAlike ? fields.filter(isAlike) : fields;
		return fitting.length === 1 ? fitting[0]?.path : undefined;
	};
	const [user, password] = [only(users), only(passwords)];
	return user && password ? { user, password } : {};
}

import { Problem } from '../Problem';
import { fieldsNamed, leaves, pathText, type Path, type Settings } from './settings';

/** Where in a settings object the notification's URL and its Basic auth stand. */
export interface NotificationFields {
	url: Path;
	user?: Path;
	password?: Path;
}

/** A field's own key counts, or for one inside an object like `Notifications`, that object's key with it. */
const spelled = (path: Path) => path.slice(-2).join(' ');

const isUrlKey = (path: Path) => /ur[il]$|webhook$|callback$|endpoint$/i.test(path.at(-1) ?? '');
const isAboutNotification = (path: Path) => /notif|webhook|callback|hook/i.test(spelled(path));
const holdsText = (value: unknown) => value === null || typeof value === 'string';

/** True for two places of which one could be the URL and the other its user or password. */
const areTogether = (a: Path, b: Path) => pathText(a.slice(0, -1)) === pathText(b.slice(0, -1));

/**
 * Finds the notification URL in settings whose field names GoFax does not document: the one field whose name speaks of a URL
 * and of notifications, or else the one that speaks of a URL at all.
 *
 * @param named name of the field, where the user gave it; it need not be there, as some APIs leave out what is empty
 * @throws {Problem} if there is none or more than one
 */
export function findNotificationFields(settings: Settings, named = ''): NotificationFields {
	if (named.trim() !== '') {
		const path = fieldsNamed(settings, named)[0] ?? named.trim().split('.');
		return { url: path, ...findBasicAuth(settings, path) };
	}
	const candidates = leaves(settings).filter(({ path, value }) => holdsText(value) && isUrlKey(path));
	const notifying = candidates.filter(({ path }) => isAboutNotification(path));
	const likely = notifying.length > 0 ? notifying : candidates;
	const [found] = likely;
	if (!found) {
		throw new Problem(
			"GoFax's settings show no field for the notification URL",
			'GoFax does not document the names of its settings, and none of these looks like it. Name the field in the option URL Field, or set Registration to Manual and paste the webhook URL in the GoFax portal.',
		);
	}
	if (likely.length > 1) {
		throw new Problem(
			"GoFax's settings have several fields that could be the notification URL",
			`They are ${likely.map(({ path }) => pathText(path)).join(', ')}. Name the right one in the option URL Field, or set Registration to Manual and paste the webhook URL in the GoFax portal.`,
		);
	}
	return { url: found.path, ...findBasicAuth(settings, found.path) };
}

/**
 * User and password that belong to the URL: beside it, and spelled alike where there are several. Never half of each: a
 * password of another name would be that of another log-in, and ours would take its place.
 */
function findBasicAuth(settings: Settings, url: Path): Pick<NotificationFields, 'user' | 'password'> {
	const stem = (url.at(-1) ?? '').replace(/_?(ur[il]|endpoint)$/i, '').toLowerCase();
	const beside = leaves(settings).filter(({ path, value }) => holdsText(value) && areTogether(path, url));
	const users = beside.filter(({ path }) => /user(_?name)?$|login$/i.test(path.at(-1) ?? ''));
	const passwords = beside.filter(({ path }) => /pass(word)?$/i.test(path.at(-1) ?? ''));
	const isAlike = ({ path }: { path: Path }) => path.at(-1)?.toLowerCase().startsWith(stem) ?? false;
	const anyAlike = [...users, ...passwords].some(isAlike);
	const only = (fields: Array<{ path: Path }>) => {
		const fitting = anyAlike ? fields.filter(isAlike) : fields;
		return fitting.length === 1 ? fitting[0]?.path : undefined;
	};
	const [user, password] = [only(users), only(passwords)];
	return user && password ? { user, password } : {};
}

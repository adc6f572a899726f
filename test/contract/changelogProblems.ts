import { newestRelease, UNRELEASED, type Changelog } from './changelog';

/** Groups whose lines say what to do on an upgrade. */
const TELL_WHAT_TO_DO = ['Changed', 'Removed'];

const numbersOf = (version: string) => version.split('.').map(Number);

/** True if the first version is the newer one. */
function isNewer(version: string, other: string): boolean {
	const others = numbersOf(other);
	const index = numbersOf(version).findIndex((number, place) => number !== others[place]);
	return index >= 0 && (numbersOf(version)[index] ?? 0) > (others[index] ?? 0);
}

/**
 * What is not right in a changelog.
 *
 * @param packageVersion the version in package.json
 */
export function changelogProblems(changelog: Changelog, packageVersion: string): string[] {
	const releases = changelog.filter(({ version }) => version !== UNRELEASED);
	const newest = newestRelease(changelog);
	const hasUnreleased = changelog[0]?.version === UNRELEASED;
	return [
		...changelog
			.slice(1)
			.flatMap(({ version }) => (version === UNRELEASED ? ['Unreleased is not at the top'] : [])),
		...changelog.flatMap(({ version, date }) => {
			if (version === UNRELEASED) return date === '' ? [] : ['Unreleased has a date'];
			return isDate(date) ? [] : [`${version} has no date, or one that does not exist`];
		}),
		...releases.slice(1).flatMap(({ version, date }, index) => {
			const after = releases[index];
			if (!after) return [];
			return [
				...(isNewer(after.version, version)
					? []
					: [`${after.version} is above ${version}, which is not older`]),
				...(after.date >= date ? [] : [`${after.version} has an earlier date than ${version}`]),
			];
		}),
		...(newest === packageVersion || hasUnreleased
			? []
			: [`there is no Unreleased, and the newest version is not ${packageVersion}, that of package.json`]),
		...(newest !== undefined && isNewer(newest, packageVersion)
			? [`${newest} is newer than ${packageVersion}, the version in package.json`]
			: []),
		...changelog.flatMap(({ version, entries }) =>
			entries
				.filter(({ group, text }) => TELL_WHAT_TO_DO.includes(group) && !/\bUpgrade: \S/.test(text))
				.map(
					({ group, text }) =>
						`${version}, ${group}: "${text}" does not say what to do on an upgrade ("Upgrade: nothing to do.")`,
				),
		),
		...releases
			.filter(({ entries }) => entries.length === 0)
			.map(({ version }) => `${version} has no line that says what it brings`),
	];
}

const isDate = (date: string) =>
	/^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) === true;

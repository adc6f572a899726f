import { newestRelease, UNRELEASED, type Changelog, type Section } from './changelog';
import { requiredVersion } from './requiredVersion';

/** Groups whose lines say what to do on an upgrade. */
const GROUPS_TO_ACT_ON = ['Changed', 'Removed'];

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
export const changelogProblems = (changelog: Changelog, packageVersion: string): string[] => [
	...changelog.flatMap(headingProblems),
	...changelog.flatMap(entryProblems),
	...orderProblems(changelog.filter(isRelease)),
	...packageProblems(changelog, packageVersion),
];

const isRelease = ({ version }: Section) => version !== UNRELEASED;

function headingProblems({ version, date }: Section, index: number): string[] {
	if (version !== UNRELEASED)
		return isDate(date) ? [] : [`${version} has no date, or one that does not exist`];
	return [
		...(index > 0 ? ['Unreleased is not at the top'] : []),
		...(date === '' ? [] : ['Unreleased has a date']),
	];
}

function entryProblems(section: Section): string[] {
	const { version, entries } = section;
	if (isRelease(section) && entries.length === 0) return [`${version} has no line that says what is new`];
	return entries
		.filter(({ group, text }) => GROUPS_TO_ACT_ON.includes(group) && !/\bUpgrade: \S/.test(text))
		.map(
			({ group, text }) =>
				`${version}, ${group}: "${text}" does not say what to do on an upgrade ("Upgrade: nothing to do.")`,
		);
}

/** Between each release and the one before it. */
const orderProblems = (releases: Changelog): string[] =>
	releases.slice(1).flatMap((before, index) => {
		const release = releases[index];
		if (!release) return [];
		const { version, date } = release;
		const required = requiredVersion(before.version, release);
		if (!isNewer(version, before.version))
			return [`${version} is above ${before.version}, which is not older`];
		return [
			...(isNewer(required, version)
				? [`${version} has to be ${required} or higher, because of its lines`]
				: []),
			...(date < before.date ? [`${version} has an earlier date than ${before.version}`] : []),
		];
	});

function packageProblems(changelog: Changelog, packageVersion: string): string[] {
	const newest = newestRelease(changelog);
	if (newest !== undefined && isNewer(newest, packageVersion)) {
		return [`${newest} is newer than ${packageVersion}, the version in package.json`];
	}
	return newest === packageVersion || changelog[0]?.version === UNRELEASED
		? []
		: [`there is no Unreleased, and the newest version is not ${packageVersion}, that of package.json`];
}

const isDate = (date: string) =>
	/^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) === true;

import type { Changelog, Group } from './changelog';
import { isInside, type Fact } from './Fact';
import { compareContracts } from './compareContracts';

/** A line that CHANGELOG.md has to have. */
export interface MissingLine {
	group: Group;
	/** What the line has to name, in backticks. */
	name: string;
	/** Whose it is: `goFax@1`. */
	owner: string;
}

/** Where the line may be. A rename is one line under Changed that names both. */
const ACCEPTED: Record<'Added' | 'Removed' | 'Changed', readonly Group[]> = {
	Added: ['Added', 'Changed'],
	Removed: ['Removed', 'Changed'],
	Changed: ['Changed'],
};

/**
 * The lines that CHANGELOG.md lacks for what has changed since a release. What is new or gone as a whole, such as an
 * operation with all its fields, takes one line. A new version of a node takes one line too, and none for its old version, if
 * that has stayed as it was.
 *
 * @param sections of CHANGELOG.md that are newer than `before`
 */
export function missingLines(
	before: readonly Fact[],
	after: readonly Fact[],
	sections: Changelog,
): MissingLine[] {
	const has = (groups: readonly Group[], name: string) =>
		sections.some((section) =>
			section.entries.some(({ group, text }) => groups.includes(group) && text.includes(`\`${name}\``)),
		);
	const missing = [
		...onlyIn(after, before).map((names) => ({ group: 'Added' as const, ...names })),
		...onlyIn(before, after).map((names) => ({ group: 'Removed' as const, ...names })),
		...changedIn(before, after).map((names) => ({ group: 'Changed' as const, ...names })),
	]
		.filter(({ group, names }) => !names.some((name) => has(ACCEPTED[group], name)))
		.map(({ group, owner, names: [name = ''] }) => ({ group, name, owner }));
	// Many inner things may be wanting for one outer.
	return missing.filter(
		(line, index) =>
			missing.findIndex((other) => other.group === line.group && other.name === line.name) === index,
	);
}

/** What is missing, for the reader. */
export const describeMissingLines = (missing: readonly MissingLine[], release: string): string =>
	[
		`Since ${release} was released, something has changed that saved workflows depend on. CHANGELOG.md does not say so:`,
		...missing.map(
			({ group, name, owner }) =>
				`  CHANGELOG.md, Unreleased, ${group}: a line that names \`${name}\` (${owner})`,
		),
		'Or leave the version of the node as it was, and make the change in a new version beside it.',
	].join('\n');

/** Names of which one suffices, the outermost first. */
interface Names {
	owner: string;
	names: string[];
}

/** What one contract has and the other has not, with everything around it of which that is true as well. */
function onlyIn(these: readonly Fact[], others: readonly Fact[]): Names[] {
	const otherOwners = new Set(others.map(({ owner }) => owner));
	const otherPaths = pathsOf(others);
	const own = [...pathsOf(these).values()].filter(({ owner, path }) => !otherPaths.has(`${owner} ${path}`));
	return own.map(({ owner, path }) => {
		const around = own
			.filter((outer) => outer.owner === owner && isInside(path, outer.path))
			.map((outer) => outer.path)
			.sort((a, b) => a.length - b.length);
		return { owner, names: [...(otherOwners.has(owner) ? [] : [owner]), ...around, path] };
	});
}

/** What both have, and not alike. */
function changedIn(before: readonly Fact[], after: readonly Fact[]): Names[] {
	const [were, are] = [pathsOf(before), pathsOf(after)];
	return compareContracts(before, after)
		.map(({ fact: { owner, path } }) => ({ owner, path, key: `${owner} ${path}` }))
		.filter(({ key }) => were.has(key) && are.has(key))
		.map(({ owner, path }) => ({ owner, names: [path] }));
}

const pathsOf = (facts: readonly Fact[]) =>
	new Map(facts.map(({ owner, path }) => [`${owner} ${path}`, { owner, path }]));

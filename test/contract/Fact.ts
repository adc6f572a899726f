/** One thing that a saved workflow depends on. */
export interface Fact {
	/** A node in one of its versions (`goFax@1`), a credential type, or the package. */
	owner: string;
	/** What it is about, as CHANGELOG.md names it: `fax.send.recipients`. */
	path: string;
	attribute: string;
	/** As JSON. */
	value: string;
}

/** Names that part of a path from what it is part of. */
const SEPARATORS = ['.', '[', '='];

export const isInside = (path: string, outer: string): boolean =>
	SEPARATORS.some((separator) => path.startsWith(`${outer}${separator}`));

/** Makes a fact. Objects are written with sorted keys, because their order means nothing. */
export const toFact = (owner: string, path: string, attribute: string, value: unknown): Fact => ({
	owner,
	path: path.replace(/\s/g, '_'),
	attribute,
	value: JSON.stringify(sortedKeys(value)),
});

function sortedKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sortedKeys);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, inner]) => [key, sortedKeys(inner)]),
	);
}

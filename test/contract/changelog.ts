/** Kinds of changes, as Keep a Changelog has them. */
export const GROUPS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'] as const;
export type Group = (typeof GROUPS)[number];

export const UNRELEASED = 'Unreleased';

export interface Section {
	/** `Unreleased`, or a version. */
	version: string;
	/** `YYYY-MM-DD`; empty for what is not released. */
	date: string;
	entries: ReadonlyArray<{ group: Group; text: string }>;
}

/** The newest section first. */
export type Changelog = readonly Section[];

const HEADING = /^## \[(Unreleased|\d+\.\d+\.\d+)\](?: - (\d{4}-\d{2}-\d{2}))?$/;

/**
 * Reads a CHANGELOG.md in the form of Keep a Changelog 1.1.0.
 *
 * @throws for a heading that is not one of that form
 */
export function readChangelog(text: string): Changelog {
	const sections: Array<Section & { entries: Array<{ group: Group; text: string }> }> = [];
	let group: Group | undefined;
	for (const line of text.split(/\r?\n/)) {
		const section = sections.at(-1);
		const entry = section?.entries.at(-1);
		if (line.startsWith('## ')) {
			const [, version, date = ''] = HEADING.exec(line) ?? [];
			if (!version)
				throw new Error(`CHANGELOG.md: "${line}" is not ## [Unreleased] or ## [1.2.3] - 2026-01-31`);
			sections.push({ version, date, entries: [] });
			group = undefined;
		} else if (line.startsWith('### ')) {
			group = GROUPS.find((name) => line === `### ${name}`);
			if (!group) throw new Error(`CHANGELOG.md: "${line}" is not one of ${GROUPS.join(', ')}`);
		} else if (line.startsWith('- ') && section && group) {
			section.entries.push({ group, text: line.slice(2) });
		} else if (line.startsWith('  ') && group && entry) {
			entry.text += ` ${line.trim()}`;
		}
	}
	return sections;
}

export const newestRelease = (changelog: Changelog): string | undefined =>
	changelog.find(({ version }) => version !== UNRELEASED)?.version;

/** The sections of what has come after a release. */
export function sectionsSince(changelog: Changelog, release: string): Changelog {
	const index = changelog.findIndex(({ version }) => version === release);
	return index < 0 ? changelog : changelog.slice(0, index);
}

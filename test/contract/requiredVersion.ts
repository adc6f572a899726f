import type { Section } from './changelog';

const NOTHING_TO_DO = /\bUpgrade: nothing to do\b/i;

/**
 * The lowest version that a section may have: with something to do on an upgrade it is a new major version, or a new minor one
 * before 1.0.0; with something new a new minor one; with fixes alone the next one.
 *
 * @param previous version of the section before
 */
export function requiredVersion(previous: string, { entries }: Pick<Section, 'entries'>): string {
	const [major = 0, minor = 0, patch = 0] = previous.split('.').map(Number);
	const has = (...groups: string[]) => entries.some(({ group }) => groups.includes(group));
	const isBreaking = entries.some(
		({ group, text }) => ['Changed', 'Removed'].includes(group) && !NOTHING_TO_DO.test(text),
	);
	if (isBreaking && major > 0) return `${major + 1}.0.0`;
	if (isBreaking || has('Added', 'Changed', 'Deprecated', 'Removed')) return `${major}.${minor + 1}.0`;
	return `${major}.${minor}.${patch + 1}`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, version } from '../../package.json';
import { newestRelease, readChangelog, sectionsSince } from './changelog';
import { changelogProblems } from './changelogProblems';

const text = (...lines: string[]) => ['# Changelog', '', ...lines, ''].join('\n');
const problems = (packageVersion: string, ...lines: string[]) =>
	changelogProblems(readChangelog(text(...lines)), packageVersion);

const FIRST = ['## [0.1.0] - 2026-01-31', '### Added', '- Everything.'];

describe('CHANGELOG.md', () => {
	const own = readFileSync(join(__dirname, '../../CHANGELOG.md'), 'utf8');

	test('has the form of Keep a Changelog, and goes with the version in package.json', () => {
		expect(own.startsWith('# Changelog\n')).toBe(true);
		expect(changelogProblems(readChangelog(own), version)).toEqual([]);
	});

	test('is in the package', () => {
		expect(files).toContain('CHANGELOG.md');
	});
});

test('entries are read with their heading, over several lines', () => {
	const [unreleased, first] = readChangelog(
		text(
			'## [Unreleased]',
			'A word.',
			'### Added',
			'- One',
			'  line.',
			'- Another.',
			'### Fixed',
			'- A third.',
			...FIRST,
		),
	);
	expect(unreleased).toEqual({
		version: 'Unreleased',
		date: '',
		entries: [
			{ group: 'Added', text: 'One line.' },
			{ group: 'Added', text: 'Another.' },
			{ group: 'Fixed', text: 'A third.' },
		],
	});
	expect(first).toMatchObject({ version: '0.1.0', date: '2026-01-31' });
});

test.each([['## 0.1.0'], ['## [0.1] - 2026-01-31'], ['## [unreleased]'], ['### New']])(
	'the heading %s is refused',
	(heading) => {
		expect(() => readChangelog(text('## [Unreleased]', heading))).toThrow(`CHANGELOG.md: "${heading}"`);
	},
);

test('what came after a release is what is above it', () => {
	const changelog = readChangelog(text('## [Unreleased]', '## [0.2.0] - 2026-02-01', ...FIRST));
	expect(newestRelease(changelog)).toBe('0.2.0');
	expect(sectionsSince(changelog, '0.1.0').map((section) => section.version)).toEqual([
		'Unreleased',
		'0.2.0',
	]);
});

test.each<[string, string, string[]]>([
	['before the first release', '0.1.0', ['## [Unreleased]', '### Added', '- Everything.']],
	['with a release', '0.1.0', FIRST],
	['after a release', '0.1.0', ['## [Unreleased]', ...FIRST]],
	[
		'with what to do',
		'0.1.0',
		['## [Unreleased]', '### Changed', '- `a`. Upgrade: enter it again.', ...FIRST],
	],
])('%s it is right', (_when, packageVersion, lines) => {
	expect(problems(packageVersion, ...lines)).toEqual([]);
});

test.each<[string, string[], string]>([
	['0.1.0', ['## [0.1.0]', '### Added', '- Everything.'], '0.1.0 has no date, or one that does not exist'],
	[
		'0.1.0',
		['## [0.1.0] - 2026-02-31', '### Added', '- All.'],
		'0.1.0 has no date, or one that does not exist',
	],
	['0.1.0', ['## [Unreleased] - 2026-01-31', ...FIRST], 'Unreleased has a date'],
	['0.1.0', [...FIRST, '## [Unreleased]'], 'Unreleased is not at the top'],
	['0.1.0', ['## [0.1.0] - 2026-01-31'], '0.1.0 has no line that says what is new'],
	['0.2.0', FIRST, 'there is no Unreleased, and the newest version is not 0.2.0, that of package.json'],
	['0.0.9', ['## [Unreleased]', ...FIRST], '0.1.0 is newer than 0.0.9, the version in package.json'],
	[
		'0.10.0',
		[...FIRST, '## [0.10.0] - 2026-01-30', '### Fixed', '- It.', '## [Unreleased]'],
		'0.1.0 is above 0.10.0, which is not older',
	],
	[
		'0.10.0',
		['## [0.10.0] - 2026-01-30', '### Fixed', '- It.', ...FIRST],
		'0.10.0 has an earlier date than 0.1.0',
	],
	[
		'0.1.1',
		['## [0.1.1] - 2026-02-01', '### Added', '- A node.', ...FIRST],
		'0.1.1 has to be 0.2.0 or higher, because of its lines',
	],
	[
		'0.1.0',
		['## [Unreleased]', '### Removed', '- `fax.send`.', ...FIRST],
		'Unreleased, Removed: "`fax.send`." does not say what to do on an upgrade ("Upgrade: nothing to do.")',
	],
])('with %s in package.json, %j: %s', (packageVersion, lines, problem) => {
	expect(problems(packageVersion, ...lines)).toContain(problem);
});

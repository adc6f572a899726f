import { importCycles } from '../../../scripts/lint/importCycles';

const found = (files: Record<string, string>) =>
	importCycles(Object.keys(files), (file) => files[file] ?? '');

test('files that import in one direction make no circle', () => {
	const files = {
		'lib/a.ts': "import { b } from './b';\nimport { c } from './c';\nimport 'node:fs';",
		'lib/b.ts': "import { c } from './c';",
		'lib/c/index.ts': "export type { D } from '../d';",
		'lib/d.ts': '',
	};
	expect(found(files)).toEqual([]);
});

test.each([
	['two files', "import { b } from './b';", "import { a } from './a';"],
	['types', "import type { B } from './b';", "import type { A } from './a';"],
	['a type and a value', "import { b } from './b';", "import { type A } from './a';"],
	['exports', "export * from './b';", "export { a } from './a';"],
])('a circle of %s is found', (_what, a, b) => {
	expect(found({ 'lib/a.ts': a, 'lib/b.ts': b })).toEqual([
		'lib/a.ts imports lib/b.ts imports lib/a.ts: a circle',
	]);
});

test('a circle of three is found once, wherever it begins', () => {
	const files = {
		'main.ts': "import './x/a';",
		'x/a.ts': "import '../y';",
		'y/index.ts': "import './c';",
		'y/c.ts': "import '../x/a';",
	};
	expect(found(files)).toEqual(['x/a.ts imports y/index.ts imports y/c.ts imports x/a.ts: a circle']);
});

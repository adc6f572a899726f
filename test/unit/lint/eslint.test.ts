import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Snippet {
	file: string;
	code: string;
}

const PATHS = 'import-x/no-restricted-paths';
const PACKAGES = 'no-restricted-imports';
const CONSTANTS = 'gofax/constant-names';
const NAMES = '@typescript-eslint/naming-convention';
const CASTS = '@typescript-eslint/consistent-type-assertions';
const ORDER = 'import-x/order';
const TYPES = '@typescript-eslint/consistent-type-imports';

const importing = (path: string) => `import * as it from '${path}';\nexport const used = [it].map(String);\n`;
const importingType = (path: string) =>
	`import type * as it from '${path}';\nexport type Used = typeof it;\n`;
const lines = (count: number) => 'export {};\n'.repeat(count);

const BAD: Array<[what: string, rule: string, file: string, code: string]> = [
	['the ground of lib imports a room', PATHS, 'lib/bad.ts', importing('./phone/phoneNumber')],
	['a room of lib imports another', PATHS, 'lib/phone/bad.ts', importing('../settings/settings')],
	[
		'a room of lib imports a type of another',
		PATHS,
		'lib/phone/bad.ts',
		importingType('../settings/settings'),
	],
	['a lower floor of lib imports the top', PATHS, 'lib/api/bad.ts', importing('../fax/faxJob')],
	['lib imports nodes', PATHS, 'lib/fax/bad.ts', importing('../../nodes/platform/pause')],
	['lib imports n8n', PACKAGES, 'lib/fax/bad.ts', importing('n8n-workflow')],
	['lib imports the network', PACKAGES, 'lib/fax/bad.ts', importing('undici')],
	['a bundled library outside of its room', PACKAGES, 'lib/sms/bad.ts', importing('libphonenumber-js/min')],
	['the other bundled library outside of its room', PACKAGES, 'lib/phone/bad.ts', importing('jsonc-parser')],
	['nodes import a package that n8n does not have', PACKAGES, 'nodes/platform/bad.ts', importing('undici')],
	['platform imports transport', PATHS, 'nodes/platform/bad.ts', importing('../transport/GoFaxApi')],
	['transport imports webhook', PATHS, 'nodes/transport/bad.ts', importing('../webhook/refuse')],
	['once imports the operations', PATHS, 'nodes/GoFax/once/bad.ts', importing('../operations')],
	['a trigger imports the action node', PATHS, 'nodes/GoFaxTrigger/bad.ts', importing('../GoFax/services')],
	['a trigger imports the other', PATHS, 'nodes/GoFaxSmsTrigger/bad.ts', importing('../GoFaxTrigger/fields')],
	['a credential imports a node', PATHS, 'credentials/Bad.ts', importing('../nodes/transport/GoFaxApi')],
	['the simulator imports the product', PATHS, 'simulator/rest/bad.ts', importing('../../lib/json')],
	['the simulator imports n8n/', PATHS, 'simulator/bad.ts', importing('../n8n/waitFor')],
	[
		'a room of the simulator imports a higher one',
		PATHS,
		'simulator/model/bad.ts',
		importing('../world/World'),
	],
	['n8n/ imports the product', PATHS, 'n8n/client/bad.ts', importing('../../lib/json')],
	['n8n/ looks inside the simulator', PATHS, 'n8n/client/bad.ts', importing('../../simulator/world/World')],
	['bench imports test', PATHS, 'bench/bad.ts', importing('../test/engine/harness/pdf')],
	['bench imports the product', PATHS, 'bench/bad.ts', importing('../lib/json')],
	['scripts import test', PATHS, 'scripts/bad.ts', importing('../test/contract/Fact')],
	[
		'scripts look inside the simulator',
		PATHS,
		'scripts/docs/bad.ts',
		importing('../../simulator/admin/adminRoutes'),
	],
	[
		'an engine test looks inside the simulator',
		PATHS,
		'test/engine/bad.ts',
		importing('../../simulator/world/World'),
	],

	[
		'a builtin after a file',
		ORDER,
		'scripts/bad.ts',
		"import { a } from './start';\nimport { join } from 'node:path';\nexport const used = join(String(a));\n",
	],
	[
		'a sibling before a parent',
		ORDER,
		'scripts/start/bad.ts',
		"import { b } from './welcome';\nimport { a } from '../start';\nexport const used = [a, b].map(String);\n",
	],
	[
		'a blank line between imports',
		ORDER,
		'scripts/bad.ts',
		"import { join } from 'node:path';\n\nimport { a } from './start';\nexport const used = join(String(a));\n",
	],
	[
		'two imports of one file',
		'import-x/no-duplicates',
		'scripts/bad.ts',
		"import { join } from 'node:path';\nimport { sep } from 'node:path';\nexport const used = join(sep);\n",
	],
	[
		'a type imported as a value',
		TYPES,
		'scripts/bad.ts',
		"import { ParsedPath } from 'node:path';\nexport type Used = ParsedPath;\n",
	],

	['a number', CONSTANTS, 'lib/api/bad.ts', 'export const pauseMs = 1_000 * 60;\n'],
	['a text', CONSTANTS, 'simulator/bad.ts', "export const host = '127.0.0.1';\n"],
	['a pattern', CONSTANTS, 'n8n/bad.ts', 'export const digits = /\\d+/;\n'],
	[
		'a table',
		CONSTANTS,
		'bench/bad.ts',
		"export const sizes = { small: [1, 2], large: ['x'], none: null, empty: [] };\n",
	],
	['a Set', CONSTANTS, 'test/unit/bad.ts', 'export const statuses = new Set([200, 201] as const);\n'],
	['a function', CONSTANTS, 'scripts/bad.ts', 'export const TWICE = (x: number) => 2 * x;\n'],
	[
		'a local constant in PascalCase',
		NAMES,
		'lib/api/bad.ts',
		'export function f(a: number) {\n\tconst Sum = a + 1;\n\treturn Sum;\n}\n',
	],
	['a type in camelCase', NAMES, 'test/unit/bad.ts', 'export interface entry {\n\tid: string;\n}\n'],
	[
		'a private member with #',
		'no-restricted-syntax',
		'n8n/bad.ts',
		'export class Bad {\n\t#x = 1;\n\ty = () => this.#x;\n}\n',
	],

	['a cast', CASTS, 'nodes/platform/bad.ts', 'export const f = (x: unknown) => x as string;\n'],
	[
		'a !',
		'@typescript-eslint/no-non-null-assertion',
		'lib/api/bad.ts',
		'export const f = (x?: string) => x!.length;\n',
	],
	['a file of 251 lines', 'max-lines', 'lib/api/bad.ts', lines(251)],
	['a test of 301 lines', 'gofax/reason-for-length', 'test/unit/bad.test.ts', lines(301)],
];

const GOOD: Array<[what: string, file: string, code: string]> = [
	[
		'a top floor of lib imports those below',
		'lib/fax/good.ts',
		"import { toJobId } from '../job/jobId';\nimport { Problem } from '../Problem';\nexport const used = [toJobId, Problem].map(String);\n",
	],
	['a bundled library in its room', 'lib/phone/good.ts', importing('libphonenumber-js/min')],
	[
		'the operations import what they need',
		'nodes/GoFax/operations/fax/good.ts',
		importing('../../defineOperation'),
	],
	['a trigger imports transport', 'nodes/GoFaxTrigger/good.ts', importing('../transport/GoFaxApi')],
	['bench imports the simulator by its door', 'bench/good.ts', importing('../simulator')],
	[
		'a test of the simulator looks inside',
		'test/simulator/good.test.ts',
		importing('../../simulator/world/World'),
	],
	[
		'imports in order',
		'scripts/start/good.ts',
		"import { join } from 'node:path';\nimport { parse, type Scalar } from 'yaml';\nimport { a } from '../start';\nimport type { B } from './welcome';\nexport const used = (b: B, c: Scalar) => [join, parse, a, b, c].map(String);\n",
	],
	[
		'a constant',
		'lib/api/good.ts',
		"export const PAUSE_MS = 1_000;\nexport const NAMES = ['a', 'b'] as const;\n",
	],
	[
		'a value that is made',
		'lib/api/good.ts',
		'export const codes = [1, 2].map(String);\nexport const given = new Map<string, number>();\n',
	],
	[
		"n8n's description of a field",
		'nodes/GoFax/good.ts',
		"export const subjectField = { displayName: 'Subject', name: 'subject', type: 'string', default: '' } as const;\n",
	],
	["GoFax's name for a field", 'simulator/good.ts', 'export const f = (ID: string) => ({ ID });\n'],
	['as const', 'lib/api/good.ts', "export const f = () => 'a' as const;\n"],
	['a file of 250 lines', 'lib/api/good.ts', lines(250)],
	[
		'a long test with a reason',
		'test/unit/good.test.ts',
		`// One file, because it is one table.\n${lines(400)}`,
	],
];

const snippets: Snippet[] = [
	...BAD.map(([, , file, code]) => ({ file, code })),
	...GOOD.map(([, file, code]) => ({ file, code })),
];
const root = join(__dirname, '../../..');
let found: string[][];

beforeAll(() => {
	const input = JSON.stringify(snippets);
	const output = execFileSync(process.execPath, [join(__dirname, 'lintSnippets.mjs')], {
		cwd: root,
		input,
		encoding: 'utf8',
	});
	found = JSON.parse(output) as string[][];
});

test.each(BAD.map(([what, rule], index) => ({ what, rule, index })))(
	'$what: $rule says so, and only it',
	({ rule, index }) => {
		const rules = (found[index] ?? []).map((finding) => finding.split(': ')[0]);
		expect([...new Set(rules)]).toEqual([rule]);
	},
);

test.each(GOOD.map(([what], index) => ({ what, index })))('$what: nothing is found', ({ index }) => {
	expect(found[BAD.length + index]).toEqual([]);
});

test('shipped code has three casts at most', () => {
	const files = ['lib', 'nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => readFileSync(join(root, folder, file), 'utf8')),
	);
	expect(files.join('\n').split(`eslint-disable-next-line ${CASTS} -- `).length - 1).toBeLessThanOrEqual(3);
	expect(
		files
			.join('\n')
			.match(/eslint-disable(?!-next-line @typescript-eslint\/consistent-type-assertions -- )/g),
	).toBeNull();
});

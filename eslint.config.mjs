import { config as n8n } from '@n8n/node-cli/eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

import { packageConfigs, zones } from './eslint/boundaries.mjs';
import { constantNames } from './eslint/rules/constantNames.mjs';
import { reasonForLength } from './eslint/rules/reasonForLength.mjs';

const SHIPPED = ['nodes/**/*.ts', 'credentials/**/*.ts', 'lib/**/*.ts'];
const TOOLS = ['n8n/**/*.ts', 'simulator/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'];

/** For `naming-convention`: `more` is what constants and parameters may be called besides. */
const names = (...more) => [
	{ selector: ['variable', 'function'], format: ['camelCase'] },
	{ selector: 'variable', modifiers: ['const'], format: ['camelCase', 'UPPER_CASE', ...more] },
	{ selector: ['parameter', 'classMethod'], format: ['camelCase', ...more], leadingUnderscore: 'allow' },
	{ selector: ['variable', 'parameter'], modifiers: ['destructured'], format: null },
	{ selector: 'typeLike', format: ['PascalCase'] },
];

export default defineConfig([
	globalIgnores(['dist', 'build', 'coverage', 'n8n/package', '.n8n-data']),
	// What ships: n8n's own rules, unmodified.
	{
		files: [...SHIPPED, 'package.json'],
		extends: [n8n],
	},
	// Tooling, which n8n's rules are not meant for.
	{
		files: TOOLS,
		extends: [tseslint.configs.recommendedTypeChecked],
		plugins: { 'import-x': importX },
		settings: {
			'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs', '.js', '.json'] })],
		},
		languageOptions: {
			parserOptions: { project: './tsconfig.tools.json', tsconfigRootDir: import.meta.dirname },
		},
	},
	// One dialect for all. docs/contributing.md has the table of these rules.
	{
		files: [...SHIPPED, ...TOOLS],
		plugins: { gofax: { rules: { 'constant-names': constantNames, 'reason-for-length': reasonForLength } } },
		rules: {
			'import-x/no-restricted-paths': ['error', { zones, basePath: import.meta.dirname }],
			'import-x/order': [
				'error',
				{
					groups: ['builtin', 'external', ['internal', 'parent'], ['sibling', 'index']],
					'newlines-between': 'never',
				},
			],
			'import-x/first': 'error',
			'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-import-type-side-effects': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/naming-convention': ['error', ...names()],
			'gofax/constant-names': 'error',
			'no-restricted-syntax': [
				'error',
				{ selector: 'PrivateIdentifier', message: 'Write `private` instead of `#`.' },
			],
			'max-lines': ['error', 250],
		},
	},
	...packageConfigs,
	{
		files: SHIPPED,
		rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }] },
	},
	{
		files: ['simulator/**/*.ts', 'test/**/*.ts'],
		// GoFax's own names for its fields: NotificationURL, ID.
		rules: { '@typescript-eslint/naming-convention': ['error', ...names('PascalCase')] },
	},
	{
		files: ['test/**/*.ts'],
		rules: { 'max-lines': 'off', 'gofax/reason-for-length': ['error', 300] },
	},
]);

const swc = [
	'@swc/jest',
	{
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'commonjs' },
	},
];

/** One project a suite, so that each prints its own summary and can be run alone. */
const project = (name, options = {}) => ({
	displayName: name,
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	transform: { '^.+\\.ts$': swc },
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/build', '<rootDir>/test/n8n'],
	...options,
});

module.exports = {
	projects: [project('unit'), project('simulator'), project('engine'), project('e2e'), project('browser')],
};

const { availableParallelism } = require('node:os');

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
	transform: { '^.+\\.ts$': swc, '/@octokit/webhooks-methods/.+\\.js$': swc },
	// An ES module, which jest can neither find nor load as it is.
	moduleNameMapper: {
		'^@octokit/webhooks-methods$': '<rootDir>/node_modules/@octokit/webhooks-methods/dist-node/index.js',
	},
	transformIgnorePatterns: ['/node_modules/(?!@octokit/webhooks-methods/)'],
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/build', '<rootDir>/n8n/package'],
	...options,
});

module.exports = {
	// One more than cores makes each so much slower that the whole takes longer.
	maxWorkers: availableParallelism(),
	// A test that hangs should fail; one on a busy machine should not.
	testTimeout: 60_000,
	testSequencer: './test/slowestFirst.js',
	// What a worker keeps of the files before makes every collection of garbage longer.
	workerIdleMemoryLimit: '700MB',
	projects: [
		project('unit'),
		project('contract'),
		project('simulator'),
		project('engine'),
		project('e2e'),
		project('browser'),
	],
};

import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

const GROUND = 'lib/*.ts';
const SIMULATOR = 'simulator/index.*';
const PRODUCT = ['lib/**', 'nodes/**', 'credentials/**'];

/** Which files may import which others. A room may always import itself; what is not in its row, it may not import. */
const ROOMS = {
	[GROUND]: [],
	'lib/job/**': [GROUND],
	'lib/url/**': [GROUND],
	'lib/phone/**': [GROUND],
	'lib/settings/**': [GROUND],
	'lib/document/**': [GROUND],
	'lib/api/**': [GROUND, 'lib/job/**', 'lib/url/**'],
	'lib/fax/**': [GROUND, 'lib/api/**', 'lib/job/**'],
	'lib/sms/**': [GROUND, 'lib/api/**', 'lib/job/**', 'lib/phone/**'],
	'lib/receivedFax/**': [GROUND, 'lib/api/**', 'lib/document/**'],
	'lib/event/**': [GROUND, 'lib/job/**', 'lib/phone/**'],

	'credentials/**': [GROUND, 'lib/api/**'],
	'nodes/platform/**': [GROUND],
	'nodes/transport/**': [GROUND, 'lib/api/**', 'lib/settings/**', 'nodes/platform/**'],
	'nodes/webhook/**': [GROUND, 'lib/event/**', 'nodes/platform/**'],
	'nodes/GoFax/once/**': [GROUND, 'nodes/platform/**', 'nodes/GoFax/defineOperation.*'],
	'nodes/GoFax/waiting/**': [GROUND, 'lib/event/**', 'nodes/platform/**', 'nodes/webhook/**'],
	'nodes/GoFax/operations/**': [
		'lib/**',
		'nodes/platform/**',
		'nodes/transport/**',
		'nodes/GoFax/defineOperation.*',
	],
	'nodes/GoFax/*.ts': ['lib/**', 'nodes/platform/**', 'nodes/transport/**', 'nodes/GoFax/**'],
	'nodes/GoFaxTrigger/**': ['lib/**', 'nodes/platform/**', 'nodes/transport/**', 'nodes/webhook/**'],
	'nodes/GoFaxSmsTrigger/**': ['lib/**', 'nodes/platform/**', 'nodes/transport/**', 'nodes/webhook/**'],

	...within('simulator', {
		model: [],
		clock: [],
		portal: [],
		delivery: ['model', 'clock'],
		settings: ['model'],
		world: ['model', 'clock', 'delivery', 'settings'],
		webhooks: ['model', 'clock', 'delivery', 'settings', 'world'],
		life: ['model', 'world', 'webhooks'],
		inbound: ['model', 'delivery', 'world', 'webhooks'],
		rest: ['model', 'clock', 'settings', 'world', 'life'],
		admin: ['model', 'clock', 'delivery', 'world', 'webhooks', 'inbound', 'portal'],
	}),
	'simulator/*.ts': ['simulator/**'],

	'n8n/**': [SIMULATOR],
	'bench/**': ['n8n/**', SIMULATOR],
	'scripts/docs/adminRequests.*': ['simulator/admin/**'],
	'scripts/docs/!(adminRequests).*': ['lib/**'],
	'scripts/{*.ts,!(docs)/**}': ['scripts/**', 'n8n/**', SIMULATOR],
	'test/!(simulator)/**': ['test/**', ...PRODUCT, 'n8n/**', 'scripts/**', SIMULATOR, 'package.*'],
	'test/simulator/**': ['simulator/**', 'scripts/docs/**'],
};

/** For `import-x/no-restricted-paths`. */
export const zones = Object.entries(ROOMS).map(([room, others]) => ({
	target: room,
	from: './**/*',
	except: [room, ...others, 'node_modules/**'].map((pattern) => join(ROOT, pattern)),
	message: `${room} may import ${[...others, 'itself'].join(', ')} (eslint/boundaries.mjs).`,
}));

/** The packages that shipped code may import; n8n allows no others at run time, and the build bundles two. */
const PACKAGES = {
	'lib/**/*.ts': ['node:crypto'],
	'lib/phone/**/*.ts': ['libphonenumber-js/min'],
	'lib/settings/**/*.ts': ['jsonc-parser'],
	'nodes/**/*.ts': ['n8n-workflow', 'node:crypto'],
	'credentials/**/*.ts': ['n8n-workflow'],
};

/** One config a row, for `no-restricted-imports`. */
export const packageConfigs = Object.entries(PACKAGES).map(([room, packages]) => ({
	files: [room],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{
						regex: `^(?!\\.{1,2}/)(?!(${packages.join('|')})$)`,
						message: `${room} may import no package but ${packages.join(', ')} (eslint/boundaries.mjs).`,
					},
				],
			},
		],
	},
}));

function within(folder, rooms) {
	return Object.fromEntries(
		Object.entries(rooms).map(([room, others]) => [
			`${folder}/${room}/**`,
			others.map((other) => `${folder}/${other}/**`),
		]),
	);
}

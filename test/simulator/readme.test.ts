import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withAdminRequests } from '../../scripts/docs/adminRequests';
import { SETTINGS_SPELLING_NAMES, SIGNING_SCHEMES } from '../../simulator';
import { createAdminServer } from '../../simulator/admin/createAdminServer';
import { LocalAdmin } from '../../simulator/admin/LocalAdmin';
import { BEHAVIOUR_AMOUNTS, BEHAVIOUR_CHOICES } from '../../simulator/model/Behaviour';
import { FAX_OUTCOMES } from '../../simulator/life/planFax';
import { SMS_OUTCOMES } from '../../simulator/life/planSms';
import { SPECIAL_ENDINGS } from '../../simulator/life/specialEndings';
import { PORTAL_FILES } from '../../simulator/portal/addPortal';
import { FAULT_KINDS } from '../../simulator/model/Fault';

const readme = readFileSync(join(__dirname, '..', '..', 'simulator', 'README.md'), 'utf8');
// Without the padding which lines a table up.
const rows = readme
	.split('\n')
	.filter((line) => line.startsWith('| '))
	.map((line) => line.replace(/ +/g, ' '));
const firstCells = rows.map((row) => row.split('|')[1] ?? '').join(' ');

test.each([
	...Object.keys(BEHAVIOUR_CHOICES),
	...Object.keys(BEHAVIOUR_AMOUNTS),
	...SETTINGS_SPELLING_NAMES,
	...SIGNING_SCHEMES,
	...FAULT_KINDS,
])('`%s` is explained', (name) => {
	expect(firstCells).toContain(`\`${name}\``);
});

test.each(Object.entries(BEHAVIOUR_CHOICES).filter(([name]) => name !== 'settingsSpelling'))(
	'%s is listed with its values',
	(name, values) => {
		const row = rows.find((line) => line.startsWith(`| \`${name}\``));
		for (const value of values) expect(row).toContain(`\`${value}\``);
	},
);

test.each([...Object.entries(FAX_OUTCOMES), ...Object.entries(SMS_OUTCOMES)])(
	'%s means %j',
	(digits, status) => {
		expect(rows.find((row) => row.startsWith(`| ${digits} |`))).toContain(
			digits === '0004' ? 'Insufficient credit' : status,
		);
	},
);

test.each(Object.values(SPECIAL_ENDINGS))('%s is explained', (digits) => {
	expect(rows.some((row) => row.startsWith(`| ${digits} |`))).toBe(true);
});

test('the admin routes listed are those that exist', async () => {
	const unused = () => Promise.reject(new Error('Not called'));
	const app = createAdminServer(
		new LocalAdmin(() => {
			throw new Error('Not called');
		}, unused),
	);
	const listed = rows.flatMap((row) => {
		const [, method, url] = /^\| `(GET|POST|PUT|PATCH|DELETE) (\S+)`/.exec(row) ?? [];
		return method === undefined || url === undefined ? [] : [{ method, url }];
	});
	expect(listed.filter((route) => !app.hasRoute(route))).toEqual([]);
	await app.ready();
	// A line a path, with its methods in brackets.
	const existing = [...app.printRoutes({ commonPrefix: false }).matchAll(/\(([A-Z, ]+)\)/g)].flatMap(
		([, methods]) => methods?.split(', ') ?? [],
	);
	expect(existing).toHaveLength(listed.length + PORTAL_FILES.length);
	await app.close();
});

test('the table of admin requests is the one made from the routes (npm run docs:simulator)', () => {
	expect(withAdminRequests(readme)).toBe(readme);
});

test.each([
	['a row is missing', /^\| `GET \/counts`.*\n/m, ''],
	['a body has another field', 'events?', 'event?'],
	['a description is another', 'the webhook log', 'the log'],
])('the table of admin requests is stale when %s', (_what, from, to) => {
	const stale = readme.replace(from, to);
	expect(stale).not.toBe(readme);
	expect(withAdminRequests(stale)).toBe(readme);
});

import { SETTINGS_SPELLING_NAMES, type JsonObject } from '../../simulator';
import { INITIAL_SETTINGS } from '../../simulator/settings/settingsValues';
import { startFixture, type Fixture } from './Fixture';
import { responseOf, submitFax } from './submitJobs';

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
beforeEach(() => fixture.reset());
afterAll(() => fixture.stop());

const OBJECTS = [
	{
		kind: 'faxSettings',
		path: '/SendFax/Settings',
		url: 'NotificationURL',
		password: 'NotificationPassword',
		number: 'RetryAttempts',
	},
	{
		kind: 'accountDetails',
		path: '/Account/Details',
		url: 'ReceiveFaxNotificationURL',
		password: 'ReceiveFaxNotificationPassword',
		number: 'RetentionMonths',
	},
] as const;

const read = async (path: string) => (await fixture.v1.call('GET', path)).body;
const readObject = async (path: string) => responseOf(await read(path)) as JsonObject;
const write = async (path: string, body: unknown) => (await fixture.v1.call('PUT', path, body)).body;

describe.each(OBJECTS)('$path in the default spelling', ({ kind, path, url, number }) => {
	test('shows a lived-in account', async () => {
		const shown = await readObject(path);
		expect(INITIAL_SETTINGS[kind]).toMatchObject(shown);
		expect(Object.keys(shown)).toHaveLength(12);
	});

	test('is replaced by a PUT: what is left out falls back to its default', async () => {
		const before = await readObject(path);
		expect(await write(path, { [url]: 'http://127.0.0.1:1/x' })).toEqual({
			Success: true,
			Message: null,
			ValidationErrors: null,
			Response: null,
		});
		const after = await readObject(path);
		expect(after[url]).toBe('http://127.0.0.1:1/x');
		const changed = Object.keys(before).filter(
			(key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
		);
		expect(changed.length).toBeGreaterThan(8);
	});

	test('stays as it is when all is written back with one field changed', async () => {
		const before = await readObject(path);
		await write(path, { ...before, [url]: 'https://example.com/x' });
		expect(await readObject(path)).toEqual({ ...before, [url]: 'https://example.com/x' });
	});

	test('reads property names without regard to case, nested ones too, and drops what it does not know', async () => {
		const lower = (value: JsonObject): JsonObject =>
			Object.fromEntries(
				Object.entries(value).map(([key, part]) => [
					key.toLowerCase(),
					typeof part === 'object' && part !== null && !Array.isArray(part) ? lower(part) : part,
				]),
			);
		const before = await readObject(path);
		await write(path, { ...lower(before), Unknown: 1 });
		expect(await readObject(path)).toEqual(before);
	});

	test.each([
		[{ [url]: 5 }, `${url} must be of type string.`],
		[{ [number]: '5' }, `${number} must be of type number.`],
		['text', 'The request body must be an object.'],
		[[1], 'The request body must be an object.'],
	])('refuses %j and keeps what it has', async (body, text) => {
		const before = await read(path);
		expect(await write(path, JSON.stringify(body))).toMatchObject({
			Success: false,
			ValidationErrors: [text],
		});
		expect(await read(path)).toEqual(before);
	});

	test('belongs to one account', async () => {
		await write(path, {});
		expect((await fixture.other.call('GET', path)).body).not.toEqual(await read(path));
	});
});

describe.each(OBJECTS)('$path spelled', ({ kind, path, url, password, number }) => {
	const spell = (settingsSpelling: (typeof SETTINGS_SPELLING_NAMES)[number]) =>
		fixture.admin.setBehaviour({ settingsSpelling });
	const stored = () => fixture.admin.settings(kind);

	test('camelCase is a bare object', async () => {
		await spell('camelCase');
		const shown = (await read(path)) as JsonObject;
		expect(shown).toMatchObject(
			kind === 'faxSettings'
				? { notificationUrl: '', stationId: 'CLINIC', schedule: { enabled: true } }
				: { receiveFaxNotificationUrl: '', companyName: 'Example Clinic Pty Ltd', address: { state: 'QLD' } },
		);
		const key = kind === 'faxSettings' ? 'notificationUrl' : 'receiveFaxNotificationUrl';
		expect(await write(path, { ...shown, [key]: 'http://127.0.0.1/' })).toBe(true);
		expect(await stored()).toEqual({ ...INITIAL_SETTINGS[kind], [url]: 'http://127.0.0.1/' });
	});

	test('snakeCase sits in a result', async () => {
		await spell('snakeCase');
		const { result } = (await read(path)) as { result: JsonObject };
		const key = kind === 'faxSettings' ? 'notification_url' : 'receive_fax_notification_url';
		expect(result[key]).toBe('');
		expect(await write(path, { ...result, [key]: 'http://127.0.0.1/' })).toEqual({ result: true });
		expect(await stored()).toEqual({ ...INITIAL_SETTINGS[kind], [url]: 'http://127.0.0.1/' });
	});

	test('nested keeps the notification in a group', async () => {
		await spell('nested');
		const shown = await readObject(path);
		expect(shown.Notifications).toEqual({ Url: '', Username: '', Password: '' });
		expect(shown).not.toHaveProperty(url);
		await write(path, {
			...shown,
			Notifications: { Url: 'http://127.0.0.1/', Username: '', Password: 'p' },
		});
		expect(await stored()).toMatchObject({
			...INITIAL_SETTINGS[kind],
			[url]: 'http://127.0.0.1/',
			[password]: 'p',
		});
	});

	test.each([
		['deeplyNested', (group: JsonObject): JsonObject => ({ Notifications: { Fax: group } })],
		['listed', (group: JsonObject): JsonObject => ({ Webhooks: [{ Event: 'Fax', ...group }] })],
	] as const)('%s keeps the notification in a group', async (name, grouped) => {
		await spell(name);
		const shown = await readObject(path);
		expect(shown).toMatchObject(grouped({ Url: '', Username: '', Password: '' }));
		expect(shown).not.toHaveProperty(url);
		await write(path, { ...shown, ...grouped({ Url: 'http://127.0.0.1/', Username: '', Password: 'p' }) });
		expect(await stored()).toMatchObject({
			...INITIAL_SETTINGS[kind],
			[url]: 'http://127.0.0.1/',
			[password]: 'p',
		});
	});

	test('severalUrls shows others beside the one', async () => {
		await spell('severalUrls');
		const shown = await readObject(path);
		expect(Object.keys(shown).filter((key) => key.endsWith('URL'))).toHaveLength(4);
		await write(path, { ...shown, [url]: 'http://127.0.0.1/' });
		expect(await stored()).toEqual({ ...INITIAL_SETTINGS[kind], [url]: 'http://127.0.0.1/' });
	});

	test.each([
		['missingWhenEmpty', undefined],
		['nullWhenEmpty', null],
	] as const)('%s shows no URL as %j', async (name, empty) => {
		await spell(name);
		const shown = await readObject(path);
		expect(shown[url]).toBe(empty);
		expect(url in shown).toBe(empty === null);
		await write(path, { ...shown, [url]: 'http://127.0.0.1/' });
		expect((await readObject(path))[url]).toBe('http://127.0.0.1/');
		await write(path, { ...shown, [url]: null });
		expect(await stored()).toEqual(INITIAL_SETTINGS[kind]);
	});

	test.each([
		['passwordHidden', '****'],
		['passwordKept', 'secret'],
	] as const)('%s makes a written back password %j', async (name, expected) => {
		await spell(name);
		await fixture.admin.changeSettings(kind, { [password]: 'secret' });
		const shown = await readObject(path);
		expect(shown[password]).toBe('****');
		await write(path, shown);
		expect((await stored())[password]).toBe(expected);
		await write(path, { ...shown, [password]: 'new' });
		expect((await stored())[password]).toBe('new');
	});

	test.each([
		['getNotFound', 404],
		['getNotAllowed', 405],
	] as const)('%s answers GET with %i and saves anyway', async (name, status) => {
		await spell(name);
		const answer = await fixture.v1.call('GET', path);
		expect([answer.status, answer.text]).toEqual([status, '']);
		await write(path, { [url]: 'http://127.0.0.1/' });
		expect((await stored())[url]).toBe('http://127.0.0.1/');
	});

	test('putIgnored says it saved and did not', async () => {
		await spell('putIgnored');
		expect(await write(path, { [url]: 'http://127.0.0.1/' })).toMatchObject({ Success: true });
		expect(await stored()).toEqual(INITIAL_SETTINGS[kind]);
	});

	test('putMerges keeps what is left out', async () => {
		await spell('putMerges');
		const group = kind === 'faxSettings' ? { Schedule: { From: '09:00' } } : { Address: { State: 'NSW' } };
		await write(path, { [url]: 'http://127.0.0.1/', ...group });
		const expected = structuredClone(INITIAL_SETTINGS[kind]);
		expected[url] = 'http://127.0.0.1/';
		for (const [key, value] of Object.entries(group)) Object.assign(expected[key] as JsonObject, value);
		expect(await stored()).toEqual(expected);
	});

	test('putMergesHidesEmpty shows nothing that is empty, and keeps what is left out', async () => {
		await spell('putMergesHidesEmpty');
		await write(path, { [url]: 'http://127.0.0.1/' });
		await write(path, {});
		expect(await readObject(path)).toMatchObject({ [url]: 'http://127.0.0.1/' });
		await write(path, { [url]: '' });
		expect(await readObject(path)).not.toHaveProperty(url);
		expect(await stored()).toEqual(INITIAL_SETTINGS[kind]);
	});

	test('putTruncates keeps only the beginning of a URL', async () => {
		await spell('putTruncates');
		await write(path, { ...(await readObject(path)), [url]: `http://127.0.0.1/${'x'.repeat(200)}` });
		expect((await stored())[url]).toBe(`http://127.0.0.1/${'x'.repeat(83)}`);
	});

	test('putDamages changes a field which nobody touched', async () => {
		await spell('putDamages');
		await write(path, await readObject(path));
		expect(await stored()).toEqual({ ...INITIAL_SETTINGS[kind], [number]: 0 });
	});

	test('urlNormalised saves another spelling of the URL', async () => {
		await spell('urlNormalised');
		await write(path, { ...(await readObject(path)), [url]: 'HTTP://LOCALHOST:80' });
		expect((await stored())[url]).toBe('http://localhost/');
	});
});

const saving = SETTINGS_SPELLING_NAMES.filter((name) => name !== 'putIgnored');

test.each(saving)('calls the URL that was written in the spelling %s', async (settingsSpelling) => {
	const { admin, receiver, v1 } = fixture;
	await admin.setBehaviour({ settingsSpelling });
	const fields: Partial<Record<typeof settingsSpelling, string>> = {
		camelCase: 'notificationUrl',
		snakeCase: 'notification_url',
	};
	const target = receiver.url('/spelled');
	const groups: Partial<Record<typeof settingsSpelling, JsonObject>> = {
		nested: { Notifications: { Url: target } },
		deeplyNested: { Notifications: { Fax: { Url: target } } },
		listed: { Webhooks: [{ Url: target }] },
	};
	const field = fields[settingsSpelling] ?? 'NotificationURL';
	await write('/SendFax/Settings', groups[settingsSpelling] ?? { [field]: target });
	await submitFax(v1);
	await admin.advance(10);
	expect(receiver.requests.map(({ path }) => path)).toEqual(['/spelled']);
});

import type { INodeParameters } from 'n8n-workflow';
import { simulatedAccount } from './harness/simulatedAccount';
import { TriggerHooks, type HookOptions } from './harness/TriggerHooks';

const gofax = simulatedAccount();

const OURS = 'http://127.0.0.1:5678/webhook/webhook-under-test/gofax';
const OURS_IN_TEST = 'http://127.0.0.1:5678/webhook-test/webhook-under-test/gofax';
/** The URL as GoFax holds it: it may carry what it took the place of. */
const holding = (url: string) =>
	expect.stringMatching(new RegExp(`^${url.replaceAll('.', '\\.')}(\\?gofax-before=.*)?$`)) as unknown;
const WEBHOOK_CREDENTIAL = {
	goFaxWebhookApi: { basicUser: 'n8n', basicPassword: 'pass-phrase', signingSecret: '' },
};

const hooks = (parameters: INodeParameters = {}, change: Partial<HookOptions> = {}) =>
	new TriggerHooks({
		type: 'goFaxTrigger',
		parameters: { event: 'faxSent', registration: 'automatic', ...parameters },
		credentials: gofax.credential(),
		...change,
	});

describe.each([
	['faxSent', 'faxSettings', 'NotificationURL', 'NotificationUsername', 'NotificationPassword'],
	[
		'faxReceived',
		'accountDetails',
		'ReceiveFaxNotificationURL',
		'ReceiveFaxNotificationUsername',
		'ReceiveFaxNotificationPassword',
	],
] as const)('automatic registration of %s', (event, kind, url, user, password) => {
	test.each(['', 'https://old.example/hook?clinic=7'])(
		'sets the URL and gives back "%s"',
		async (previous) => {
			await gofax.admin.changeSettings(kind, { [url]: previous });
			const before = await gofax.admin.settings(kind);
			const trigger = hooks({ event });

			await trigger.activate();
			expect(await gofax.admin.settings(kind)).toEqual({ ...before, [url]: holding(OURS) });
			expect(await trigger.checkExists()).toBe(true);

			await trigger.deactivate();
			expect(await gofax.admin.settings(kind)).toEqual(before);
		},
	);

	test('sets user and password with it, and takes them out again', async () => {
		const before = await gofax.admin.settings(kind);
		const trigger = hooks(
			{ event, authentication: 'basicAuth' },
			{ credentials: { ...gofax.credential(), ...WEBHOOK_CREDENTIAL } },
		);
		await trigger.activate();
		expect(await gofax.admin.settings(kind)).toEqual({
			...before,
			[url]: holding(OURS),
			[user]: 'n8n',
			[password]: 'pass-phrase',
		});
		await trigger.deactivate();
		expect(await gofax.admin.settings(kind)).toEqual(before);
		expect(JSON.stringify(trigger.staticData)).not.toContain('pass-phrase');
	});

	test('does so also where GoFax hides the password, and may be called again', async () => {
		await gofax.admin.setBehaviour({ settingsSpelling: 'passwordHidden' });
		const before = await gofax.admin.settings(kind);
		const trigger = hooks(
			{ event, authentication: 'basicAuth' },
			{ credentials: { ...gofax.credential(), ...WEBHOOK_CREDENTIAL } },
		);
		for (let time = 0; time < 3; time++) await trigger.create();
		expect(await gofax.admin.settings(kind)).toMatchObject({ [user]: 'n8n', [password]: 'pass-phrase' });
		await trigger.deactivate();
		expect(await gofax.admin.settings(kind)).toEqual(before);
	});

	test('leaves user and password alone that somebody set meanwhile', async () => {
		const trigger = hooks(
			{ event, authentication: 'basicAuth' },
			{ credentials: { ...gofax.credential(), ...WEBHOOK_CREDENTIAL } },
		);
		await trigger.activate();
		await gofax.admin.changeSettings(kind, { [user]: 'portal', [password]: 'of the user' });
		await trigger.deactivate();
		expect(await gofax.admin.settings(kind)).toMatchObject({
			[url]: '',
			[user]: 'portal',
			[password]: 'of the user',
		});
	});

	test("does not overwrite a password of the user's, which it could not put back", async () => {
		await gofax.admin.changeSettings(kind, { [user]: 'portal', [password]: 'of the user' });
		const before = await gofax.admin.settings(kind);
		const trigger = hooks(
			{ event, authentication: 'basicAuth' },
			{ credentials: { ...gofax.credential(), ...WEBHOOK_CREDENTIAL } },
		);
		await expect(trigger.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/already has a Basic auth/) as unknown,
		});
		expect(await gofax.admin.settings(kind)).toEqual(before);
	});

	test('may be called again and again', async () => {
		await gofax.admin.changeSettings(kind, { [url]: 'https://old.example/hook' });
		const before = await gofax.admin.settings(kind);
		const trigger = hooks({ event });
		for (let time = 0; time < 5; time++) await trigger.create();
		for (let time = 0; time < 3; time++) await trigger.deactivate();
		expect(await gofax.admin.settings(kind)).toEqual(before);
	});

	test('leaves a URL alone that somebody set meanwhile', async () => {
		const trigger = hooks({ event });
		await trigger.activate();
		await gofax.admin.changeSettings(kind, { [url]: 'https://new.example/hook' });
		await trigger.deactivate();
		expect(await gofax.admin.settings(kind)).toMatchObject({ [url]: 'https://new.example/hook' });
	});

	test('a test run takes the URL over and gives it back to production', async () => {
		await gofax.admin.changeSettings(kind, { [url]: 'https://old.example/hook' });
		const before = await gofax.admin.settings(kind);
		const production = hooks({ event });
		const testRun = hooks({ event }, { isTest: true });
		await production.activate();
		await testRun.activate();
		expect(await gofax.admin.settings(kind)).toMatchObject({ [url]: holding(OURS_IN_TEST) });
		await testRun.deactivate();
		expect(await gofax.admin.settings(kind)).toMatchObject({ [url]: holding(OURS) });
		await production.deactivate();
		expect(await gofax.admin.settings(kind)).toEqual(before);
	});
});

test.each<[string, INodeParameters]>([
	['Manual', { event: 'faxSent', registration: 'manual' }],
	['SMS Sent, for which GoFax has no API', { event: 'smsSent' }],
])('%s calls nothing at GoFax', async (_name, parameters) => {
	const trigger = hooks(parameters, { credentials: {} });
	await trigger.activate();
	await trigger.deactivate();
	expect((await gofax.admin.state()).requests).toEqual([]);
});

describe('what cannot work is said at activation, and nothing is changed', () => {
	test.each([
		['a local address', 'http://localhost:5678/webhook', /cannot reach http:\/\/localhost:5678/],
		['plain http', 'http://n8n.clinic.example/webhook', /needs an https address/],
	])('%s of n8n, when GoFax itself is not local', async (_name, webhookBaseUrl, message) => {
		const trigger = hooks(
			{},
			{
				webhookBaseUrl,
				credentials: {
					goFaxApi: { token: 't', apiVersion: '1.0', baseUrl: 'https://restful-api.gofax.com.au' },
				},
			},
		);
		await expect(trigger.create()).rejects.toMatchObject({
			message: expect.stringMatching(message) as unknown,
		});
		await expect(trigger.create()).rejects.toMatchObject({
			message: expect.stringContaining('WEBHOOK_URL') as unknown,
		});
	});

	test('a wrong token', async () => {
		const trigger = hooks({}, { credentials: gofax.credential({ token: 'wrong' }) });
		await expect(trigger.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/^GoFax refused the API token\. .*My Account > API Access/) as unknown,
		});
	});

	test('settings that cannot be read', async () => {
		await gofax.admin.setBehaviour({ settingsSpelling: 'getNotFound' });
		await expect(hooks().activate()).rejects.toMatchObject({
			message: expect.stringMatching(/^GoFax does not know this call\. /) as unknown,
		});
		expect((await gofax.admin.state()).requests.filter(({ method }) => method === 'PUT')).toEqual([]);
	});

	test('settings that GoFax does not save', async () => {
		await gofax.admin.setBehaviour({ settingsSpelling: 'putIgnored' });
		await expect(hooks().activate()).rejects.toMatchObject({
			message: expect.stringMatching(/^GoFax did not save /) as unknown,
		});
	});

	test('Basic auth without user and password', async () => {
		const trigger = hooks({ authentication: 'basicAuth' });
		await expect(trigger.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/no Basic auth user/) as unknown,
		});
	});
});

test('a write that damages other settings is put back', async () => {
	const before = await gofax.admin.settings('faxSettings');
	await gofax.admin.setBehaviour({ settingsSpelling: 'putDamages' });
	await expect(hooks().activate()).rejects.toMatchObject({
		message: expect.stringMatching(/more than it was asked/) as unknown,
	});
	const after = await gofax.admin.settings('faxSettings');
	expect(after.NotificationURL).toBe(before.NotificationURL);
});

test('a URL that cannot be taken out is named in the error', async () => {
	const trigger = hooks();
	await trigger.activate();
	await gofax.admin.addFault({ kind: '500' });
	await expect(trigger.deactivate()).rejects.toMatchObject({
		message: expect.stringContaining(OURS) as unknown,
	});
});

describe('the SMS trigger', () => {
	const smsHooks = (parameters: INodeParameters, credentials = {}) =>
		new TriggerHooks({ type: 'goFaxSmsTrigger', parameters, credentials });

	test('is not activated without a secret while it enforces signatures', async () => {
		await expect(smsHooks({ signatureCheck: 'enforce' }).activate()).rejects.toMatchObject({
			message: expect.stringMatching(
				/^The GoFax SMS Trigger has no signing secret\. .*set 'Signature Check' to 'Off'\.$/,
			) as unknown,
		});
	});

	test.each<[string, INodeParameters, object]>([
		['with a secret', { signatureCheck: 'enforce' }, { goFaxWebhookApi: { signingSecret: 'secret' } }],
		['with the check off', { signatureCheck: 'off' }, {}],
	])('is activated %s', async (_name, parameters, credentials) => {
		const trigger = smsHooks(parameters, credentials);
		await expect(trigger.activate()).resolves.toBeUndefined();
		await expect(trigger.deactivate()).resolves.toBe(true);
	});
});

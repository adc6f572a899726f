import type { INodeParameters } from 'n8n-workflow';
import { runNode } from './harness/runNode';
import { SettingsServer } from './harness/SettingsServer';
import { TriggerHooks } from './harness/TriggerHooks';

const gofax = new SettingsServer();
beforeAll(async () => await gofax.start());
afterAll(() => gofax.close());

const TOKEN = 'dGhlLXRva2Vu+/=';
const credentials = () => ({
	goFaxApi: { token: TOKEN, apiVersion: '1.0', baseUrl: gofax.url },
	goFaxWebhookApi: { basicUser: 'n8n', basicPassword: 'pass-phrase', signingSecret: '' },
});
const trigger = (parameters: INodeParameters = {}, webhookBaseUrl = 'http://127.0.0.1:5678/webhook') =>
	new TriggerHooks({
		type: 'goFaxTrigger',
		parameters: { event: 'faxSent', registration: 'automatic', ...parameters },
		credentials: credentials(),
		webhookBaseUrl,
	});
const setting = async (operation: 'get' | 'update', parameters: INodeParameters = {}) =>
	await runNode({
		type: 'goFax',
		parameters: { resource: 'settings', operation, settingsOf: 'faxSending', ...parameters },
		credentials: credentials(),
	});
const update = async (changesJson: string) => await setting('update', { enterAs: 'json', changesJson });

/** Anything else that GoFax may hold, each of which a parsed copy would lose or respell. */
const OTHERS = String.raw`"Id":12345678901234567890, "Rate":1.50 ,"Tiny":1e-7,"Name":"B\u00fcro\/\ud83d\ude00","Since":"\/Date(1)\/",
	"Nothing":null,"Empty":"","List":[ 1.0,{"a" : [ ]} ],"Twice":1,"Twice":2,"__proto__":{"x":1},"constructor":"c","2":"b","1":"a"`;
const HOOK = 'https://crm.example.com/hook?token=abc123&clinic=7';
const withUrl = (url: string) => `{${OTHERS},"NotificationURL" : ${url},"Last":true }`;

const URLS = ['null', '""', `"${HOOK}"`, '"https:\\/\\/crm.example.com\\/?a=1\\u0026token=abc"', '"call me"'];

describe('after publishing and unpublishing the settings are as before, letter for letter', () => {
	test.each(URLS)('where the URL was %s', async (url) => {
		gofax.reset(withUrl(url));
		const one = trigger();
		await one.activate();
		expect(gofax.text.startsWith(`{${OTHERS},"NotificationURL" : "http://127.0.0.1:5678/webhook/`)).toBe(
			true,
		);
		await one.deactivate();
		expect(gofax.text).toBe(withUrl(url));
	});

	test.each(URLS)('with Basic auth, where user and password were null or empty (%s)', async (url) => {
		for (const [user, password] of [
			['null', 'null'],
			['""', 'null'],
			['null', '""'],
		]) {
			const before = `{ "NotificationURL":${url},"NotificationUsername":${user},"NotificationPassword" :${password}}`;
			gofax.reset(before);
			const one = trigger({ authentication: 'basicAuth' });
			await one.activate();
			expect(gofax.text).toContain('"pass-phrase"');
			await one.deactivate();
			expect(gofax.text).toBe(before);
		}
	});

	test.each(['NotificationURL', 'Fax.Url'])('where there was no field %s', async (urlField) => {
		const before = `{"Fax":{ "On":true },${OTHERS}}`;
		gofax.reset(before);
		const one = trigger({ options: { urlField } });
		await one.activate();
		expect(gofax.text).toContain('webhook-under-test');
		await one.deactivate();
		expect(gofax.text).toBe(before);
	});

	test.each<[string, (text: string) => string]>([
		['in Response', (text) => `{"Success":true,"Message":null,"Response":${text}}`],
		['in payload', (text) => `{"success":true,"payload" :${text} }`],
		['in RESULT', (text) => `{"RESULT":${text}}`],
		['beside Success', (text) => `{"Success":true,"Message":"",${text.slice(1)}`],
		['alone', (text) => text],
		['after a byte order mark', (text) => `\uFEFF{"Success":true,"Response":${text}}`],
	])('where they come %s', async (_where, wrap) => {
		gofax.reset(withUrl(`"${HOOK}"`));
		gofax.wrap = wrap;
		const one = trigger();
		await one.activate();
		await one.deactivate();
		expect(gofax.written).toHaveLength(2);
		expect(gofax.text.replace(/\s+}/, ' }')).toBe(withUrl(`"${HOOK}"`).replace(/\s+}/, ' }'));
	});

	test.each([
		['WEBHOOK_URL', 'https://n8n.old.example/webhook'],
		['N8N_PATH', 'http://127.0.0.1:5678/n8n/webhook'],
		['the port and the endpoint', 'http://127.0.0.1:80/hooks'],
	])('where %s changed in between', async (_what, before) => {
		for (const again of [false, true]) {
			gofax.reset(withUrl(`"${HOOK}"`));
			await trigger({}, before).activate();
			const now = trigger();
			if (again) {
				await now.activate();
				expect(gofax.text).not.toContain(before);
				expect(gofax.text).toContain('http://127.0.0.1:5678/webhook/webhook-under-test/gofax');
			}
			await now.deactivate();
			expect(gofax.text).toBe(withUrl(`"${HOOK}"`));
		}
	});

	test('where the only notification URL is deep inside, beside a website', async () => {
		const before = `{"Company":{"WebsiteUrl":"https://c.example"},"Notifications":{"Fax":{"Url": null }},${OTHERS}}`;
		gofax.reset(before);
		const one = trigger();
		await one.activate();
		expect(gofax.text).toContain('"Fax":{"Url": "http://127.0.0.1:5678/webhook/');
		await one.deactivate();
		expect(gofax.text).toBe(before);
	});
});

test('a test run that a crash left on top is healed by publishing again', async () => {
	gofax.reset(withUrl('null'));
	const options = { parameters: { event: 'faxSent', registration: 'automatic' }, credentials: credentials() };
	const production = new TriggerHooks({ type: 'goFaxTrigger', ...options });
	await production.activate();
	await new TriggerHooks({ type: 'goFaxTrigger', ...options, isTest: true }).activate();
	expect(gofax.text).toContain('/webhook-test/');
	expect(await production.checkExists()).toBe(false);
	await production.create();
	expect(await production.checkExists()).toBe(true);
	expect(gofax.text).not.toContain('webhook-test');
	await production.deactivate();
	expect(gofax.text).toBe(withUrl('null'));
});

test('a key that URL Field gives and that is there twice is an error that lists both, and nothing is written', async () => {
	gofax.reset('{"Fax":{"Url":"https://a.example"},"Sms":{"Url":"https://b.example"}}');
	await expect(trigger({ options: { urlField: 'Url' } }).activate()).rejects.toMatchObject({
		message: expect.stringMatching(/several settings "Url".*Fax\.Url, Sms\.Url/) as unknown,
	});
	expect(gofax.written).toEqual([]);
});

test('Update changes its field and not a letter beside it', async () => {
	gofax.reset(withUrl(`"${HOOK}"`));
	const { error } = await update('{"Rate": 2.250, "Empty": 90071992547409931}');
	expect(error).toBeUndefined();
	const expected = withUrl(`"${HOOK}"`)
		.replace('1.50', '2.250')
		.replace('"Empty":""', '"Empty":"90071992547409931"');
	expect(gofax.text).toBe(expected);
});

describe('the API token in a setting', () => {
	const before = `{"Note":"Ours is ${TOKEN}, do not tell","Link":"https://x.example/?key=${encodeURIComponent(TOKEN)}","ApiToken":"${TOKEN}","Header":"x","Number":1}`;

	test.each([
		['Get', async () => await setting('get')],
		['Update', async () => await update('{"Header":"y"}')],
	])('is not in what %s gives and n8n saves', async (_name, run) => {
		gofax.reset(before);
		const { error, saved } = await run();
		expect(error).toBeUndefined();
		for (const spelling of [TOKEN, encodeURIComponent(TOKEN)]) expect(saved).not.toContain(spelling);
	});

	test('is written back as it is', async () => {
		gofax.reset(before);
		await update('{"Header":"y"}');
		expect(gofax.text).toBe(before.replace('"x"', '"y"'));
	});
});

test.each(['"[hidden]"', '"********"', '"••••••"', '"xxxx"', '"(hidden)"', '"<redacted>"', '"****1234"'])(
	'a password that GoFax shows as %s is never written back',
	async (mask) => {
		gofax.reset(`{"Header":"x","SmtpPassword":${mask}}`);
		const { error } = await update('{"Header":"y"}');
		expect(error?.message).toBe('GoFax hides the value of SmtpPassword');
		expect(gofax.written).toEqual([]);
	},
);

test('a station ID that looks like a mask is not a mask', async () => {
	gofax.reset('{"Header":"x","StationID":"XXXX","Line":"****"}');
	await update('{"Header":"y"}');
	expect(gofax.text).toBe('{"Header":"y","StationID":"XXXX","Line":"****"}');
});

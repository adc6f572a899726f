import { request } from 'undici';
import { adminClient, startSimulator, type SimulatorAdmin } from '../../simulator';
import { ApiCaller } from './ApiCaller';
import { closeAfterTest } from './closeAfterTest';
import { startFixture, type Fixture } from './Fixture';
import { submitFax, submitSms } from './submitJobs';

const closing = closeAfterTest();
let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
beforeEach(() => fixture.reset());
afterAll(() => fixture.stop());

async function http(
	method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
	path: string,
	body?: unknown,
	headers: Record<string, string> = {},
) {
	const answer = await request(`${fixture.simulator.adminUrl}${path}`, {
		method,
		headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
		body: body === undefined ? null : JSON.stringify(body),
	});
	return { status: answer.statusCode, text: await answer.body.text() };
}

// The same steps through both doors, with everything that either returns.
const steps = async (admin: SimulatorAdmin, url: string) => [
	await admin.tokens(),
	await admin.setBehaviour({ unknownId: '404', documentLag: 1 }),
	await admin.behaviour(),
	await admin.changeSettings('faxSettings', {
		NotificationURL: url,
		Schedule: { Enabled: false, From: '', To: '' },
	}),
	await admin.settings('accountDetails', 'other'),
	await admin.setSmsNotification({ url, username: 'u' }),
	await admin.smsNotification(),
	await admin.smsNotification('other'),
	await admin.addWebhook({ url, secret: 's' }, 'other'),
	await admin.updateWebhook(1, { active: false }),
	await admin.webhooks('other'),
	await admin.webhooks(),
	await admin.setBalance(3, 'other'),
	await admin.receiveFax(),
	await admin.receiveSms({ body: 'x' }),
	await admin.replySms({ body: 'y' }),
	await admin.addFault({ kind: '429', path: /^\/v1/, times: 2, retryAfter: 1 }),
	await admin.addFault({ kind: 'latency', path: '/SMS', method: 'put' }),
	await admin.faults(),
	await admin.clearFaults(),
	await admin.counts(),
	await admin.advance(60),
	await admin.deliveries(),
	await admin.state(),
];

test('does the same in the process and over HTTP', async () => {
	const { simulator } = fixture;
	const local = await steps(simulator.admin, 'http://127.0.0.1:1/');
	await simulator.admin.reset();
	const remote = await steps(adminClient(simulator.adminUrl), 'http://127.0.0.1:1/');
	// JSON drops what is undefined, which is what a void method gives.
	expect(remote).toEqual(local);
});

test('the portal changes the given settings only, regardless of what the API would do', async () => {
	await fixture.admin.setBehaviour({ settingsSpelling: 'putIgnored' });
	const before = await fixture.admin.settings('faxSettings');
	const after = await fixture.admin.changeSettings('faxSettings', { NotificationURL: 'http://127.0.0.1/' });
	expect(after).toEqual({ ...before, NotificationURL: 'http://127.0.0.1/' });
	expect(await fixture.admin.settings('faxSettings')).toEqual(after);
});

test('what a caller does to the state changes nothing', async () => {
	await submitFax(fixture.v1);
	const { admin } = fixture.simulator;
	const state = await admin.state();
	for (const fax of state.faxes) fax.status = 'changed';
	Object.assign(state.accounts.main.settings.faxSettings, { StationID: 'changed' });
	const again = await admin.state();
	expect(again.faxes[0]?.status).toBe('Initialised');
	expect(again.accounts.main.settings.faxSettings.StationID).toBe('CLINIC');
});

test('a reset forgets everything but tokens, ports and options', async () => {
	const simulator = closing(await startSimulator({ behaviour: { documentLag: 3 } }));
	const { admin } = simulator;
	const start = await admin.state();
	await admin.setBehaviour({ documentLag: 0 });
	await admin.addFault({ kind: '500' });
	await admin.receiveFax();
	await admin.advance(100);
	await admin.reset();
	expect(await admin.state()).toEqual(start);
	expect((await admin.tokens()).main).toBe(simulator.token);
	expect(start.behaviour.documentLag).toBe(3);
});

test('jobs from before a reset do not end after it', async () => {
	await submitFax(fixture.v1, { CallbackURL: fixture.receiver.url() });
	await submitSms(fixture.v1, ['61412341234']);
	await fixture.admin.reset();
	expect(await fixture.admin.advance(3600)).toEqual([]);
});

test('a sent document comes as a download, never as a page', async () => {
	const Documents = [{ Filename: 'a.html', Data: Buffer.from('<script>1</script>').toString('base64') }];
	const id = await submitFax(fixture.v1, { Documents });
	const answer = await request(`${fixture.simulator.adminUrl}/faxes/${id}/documents/0`);
	expect(answer.headers).toMatchObject({
		'content-type': 'application/octet-stream',
		'content-disposition': 'attachment',
		'x-content-type-options': 'nosniff',
	});
	expect(await answer.body.text()).toBe('<script>1</script>');
});

test('keeps no bytes where the option says so', async () => {
	const simulator = closing(await startSimulator({ keepDocuments: false }));
	const id = await submitFax(new ApiCaller(simulator, 'v1.0'));
	const [fax] = (await simulator.admin.state()).faxes;
	expect(fax?.documents[0]).toMatchObject({ size: 9, kept: false });
	await expect(simulator.admin.sentDocument(id)).rejects.toThrow(`There is no kept document 0 of fax ${id}`);
});

test.each([
	['POST', '/clock/advance', {}, 400],
	['POST', '/clock/advance', { seconds: -1 }, 400],
	['POST', '/clock/advance', { seconds: '1' }, 400],
	['PATCH', '/behaviour', { unknownId: 'maybe' }, 400],
	['PATCH', '/behaviour', { unknown: 1 }, 400],
	['POST', '/faults', { kind: 'flood' }, 400],
	['POST', '/faults', { kind: '500', pathPattern: '(' }, 400],
	['POST', '/inbound/fax', { pages: 0 }, 400],
	['POST', '/inbound/fax', { pages: 201 }, 400],
	['POST', '/inbound/fax', { attachedBytes: 1e9 }, 400],
	['POST', '/inbound/sms', { text: 'x' }, 400],
	['POST', '/webhooks', {}, 400],
	['POST', '/webhooks', { url: 'http://127.0.0.1/', scheme: 'md5' }, 400],
	['POST', '/webhooks', { url: 'http://127.0.0.1/', headerName: 'a\r\nb' }, 400],
	['GET', '/webhooks?account=third', undefined, 400],
	['GET', '/settings/smsSettings', undefined, 400],
	['PUT', '/balance', { balance: '5' }, 400],
	['GET', '/faxes/1/documents/0', undefined, 404],
	['GET', '/received-faxes/1/document', undefined, 404],
	['POST', '/deliveries/1/resend', undefined, 404],
	['GET', '/nothing', undefined, 404],
] as const)('%s %s with %j is answered %i', async (method, path, body, status) => {
	const answer = await http(method, path, body);
	expect(answer.status).toBe(status);
	expect(JSON.parse(answer.text)).toHaveProperty('error');
});

test.each([
	['a page elsewhere', { origin: 'https://example.com' }, 403],
	['another local page', { origin: 'http://127.0.0.1:1' }, 403],
	['a name pointed at this machine', { host: 'rebound.example.com' }, 403],
	['a sandboxed page', { origin: 'null' }, 403],
	['a tool', {}, 204],
])('%s is answered %j', async (_what, headers, status) => {
	expect((await http('POST', '/reset', undefined, headers)).status).toBe(status);
});

test("the portal's own page may call", async () => {
	const origin = fixture.simulator.adminUrl;
	expect((await http('POST', '/reset', undefined, { origin })).status).toBe(204);
});

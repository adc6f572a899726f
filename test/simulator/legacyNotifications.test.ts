import { startFixture, type Fixture } from './Fixture';
import { submitFax, submitSms } from './submitJobs';

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
beforeEach(() => fixture.reset());
afterAll(() => fixture.stop());

const bodies = () => fixture.receiver.requests.map(({ body }) => body);

describe("the examples of GoFax's article, byte for byte except for the ID", () => {
	test('fax sent', async () => {
		await fixture.admin.changeSettings('faxSettings', { NotificationURL: fixture.receiver.url() });
		const id = await submitFax(fixture.v1, { SendTo: '61712344321', Subject: 'Email to Fax' });
		await fixture.admin.advance(10);
		expect(bodies()).toEqual([
			`Recipient=61712344321&ID=${id}&Success=True&Message=Fax+successfully+sent&Subject=Email+to+Fax`,
		]);
	});

	test('SMS sent', async () => {
		await fixture.admin.setSmsNotification({ url: fixture.receiver.url() });
		const id = await submitSms(fixture.v1, ['61412121212']);
		await fixture.admin.advance(5);
		expect(bodies()).toEqual([
			`Recipient=61412121212&ID=${id}&Success=True&Message=Message+successfully+delivered`,
		]);
	});

	test('fax received', async () => {
		await fixture.admin.changeSettings('accountDetails', {
			ReceiveFaxNotificationURL: fixture.receiver.url(),
		});
		const { faxId, deliveries } = await fixture.admin.receiveFax({
			number: '61712344321',
			from: '0311223344',
			pages: 1,
			transmissionTime: 24,
			transmissionSpeed: 33600,
		});
		expect(deliveries).toMatchObject([{ kind: 'faxReceived', statusCode: 200 }]);
		expect(bodies()).toEqual([
			`FaxID=${faxId}&Number=61712344321&Message=COMPLETE&SenderFaxID=0311223344&SenderISDNID=0311223344` +
				'&TransmissionTime=24&NumberOfPages=1&TransmissionSpeed=33600',
		]);
	});
});

test('an incomplete fax, from a machine without a name', async () => {
	await fixture.admin.changeSettings('accountDetails', { ReceiveFaxNotificationURL: fixture.receiver.url() });
	await fixture.admin.receiveFax({ status: 'INCOMPLETE', stationId: '', pages: 2 });
	expect(fixture.receiver.forms()).toMatchObject([
		{ Message: 'INCOMPLETE', SenderFaxID: '', NumberOfPages: '2' },
	]);
});

test('is a POST of url-encoded form data', async () => {
	await submitFax(fixture.v1, { CallbackURL: fixture.receiver.url('/hook') });
	await fixture.admin.advance(10);
	const [call] = fixture.receiver.requests;
	expect(call).toMatchObject({ method: 'POST', path: '/hook' });
	expect(call?.headers['content-type']).toBe('application/x-www-form-urlencoded');
});

test('is multipart where the switch says so', async () => {
	await fixture.admin.setBehaviour({ legacyContentType: 'multipart' });
	await submitFax(fixture.v1, { CallbackURL: fixture.receiver.url(), Subject: 'Grüße & Küsse' });
	await fixture.admin.advance(10);
	const [call] = fixture.receiver.requests;
	// The platform's own parser as judge.
	const form = await new Response(call?.body, {
		headers: { 'content-type': String(call?.headers['content-type']) },
	}).formData();
	expect(Object.fromEntries(form)).toMatchObject({
		Recipient: '61711111111',
		Success: 'True',
		Subject: 'Grüße & Küsse',
	});
});

test('has no content type where the switch says so', async () => {
	await fixture.admin.setBehaviour({ legacyContentType: 'none' });
	await submitFax(fixture.v1, { CallbackURL: fixture.receiver.url() });
	await fixture.admin.advance(10);
	expect(fixture.receiver.requests[0]?.headers).not.toHaveProperty('content-type');
	expect(fixture.receiver.forms()[0]).toMatchObject({ Success: 'True' });
});

test.each([
	['body', '/hook?secret=a%20b', true],
	['query', '/hook?secret=a%20b', false],
	['query', '/hook', true],
] as const)(
	'with the switch %s, metadata for %s is in the body: %s',
	async (legacyMetadata, path, inBody) => {
		await fixture.admin.setBehaviour({ legacyMetadata });
		await submitFax(fixture.v1, { CallbackURL: fixture.receiver.url(path), Subject: 'A & B' });
		await fixture.admin.advance(10);
		const [call] = fixture.receiver.requests;
		const metadata = inBody ? new URLSearchParams(call?.body) : call?.query;
		expect(metadata?.get('Subject')).toBe('A & B');
		expect(metadata?.get('Success')).toBe('True');
		expect(call?.query.get('secret')).toBe(path.includes('?') ? 'a b' : null);
		if (!inBody) expect(call?.body).toBe('');
	},
);

test('has an empty Subject without a subject, or none at all', async () => {
	await submitFax(fixture.v1, { CallbackURL: fixture.receiver.url() });
	await fixture.admin.advance(10);
	await fixture.admin.setBehaviour({ emptySubject: 'omitted' });
	await submitFax(fixture.v1, { CallbackURL: fixture.receiver.url() });
	await fixture.admin.advance(10);
	expect(fixture.receiver.forms().map((form) => form.Subject)).toEqual(['', undefined]);
});

describe('Basic authentication', () => {
	test("goes with the account's URLs and never with a CallbackURL", async () => {
		const { admin, receiver } = fixture;
		const login = { NotificationUsername: 'üser', NotificationPassword: 'p:w' };
		await admin.changeSettings('faxSettings', { NotificationURL: receiver.url('/account'), ...login });
		await admin.changeSettings('accountDetails', {
			ReceiveFaxNotificationURL: receiver.url('/received'),
			ReceiveFaxNotificationUsername: 'r',
			ReceiveFaxNotificationPassword: '',
		});
		await admin.setSmsNotification({ url: receiver.url('/sms'), username: 's', password: 's' });
		await submitFax(fixture.v1, { CallbackURL: receiver.url('/job').replace('//', '//user:password@') });
		await submitSms(fixture.v1, ['61412341234']);
		await admin.advance(10);
		await admin.receiveFax();
		const logins = Object.fromEntries(
			receiver.requests.map(({ path, headers }) => [path, headers.authorization]),
		);
		const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
		expect(logins).toEqual({
			'/account': basic('üser:p:w'),
			'/job': undefined,
			'/sms': basic('s:s'),
			'/received': basic('r:'),
		});
	});
});

test("calls the CallbackURL instead of the account's URL where the switch says so", async () => {
	const { admin, receiver } = fixture;
	await admin.setBehaviour({ faxNotifications: 'callbackOnly' });
	await admin.changeSettings('faxSettings', { NotificationURL: receiver.url('/account') });
	await submitFax(fixture.v1, { CallbackURL: receiver.url('/job') });
	await admin.advance(10);
	await submitFax(fixture.v1);
	await admin.advance(10);
	expect(receiver.requests.map(({ path }) => path)).toEqual(['/job', '/account']);
});

test("another account's events do not go to this account's URLs", async () => {
	await fixture.admin.changeSettings('faxSettings', { NotificationURL: fixture.receiver.url() });
	await submitFax(fixture.other);
	expect(await fixture.admin.advance(10)).toEqual([]);
});

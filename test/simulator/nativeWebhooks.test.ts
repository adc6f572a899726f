import { execFileSync } from 'node:child_process';
import { SIGNING_SCHEMES, type SigningScheme } from '../../simulator';
import { startFixture, type Fixture } from './Fixture';
import { submitSms } from './submitJobs';

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture({ startTime: new Date('2025-12-04T00:24:07.112Z') });
});
beforeEach(() => fixture.reset());
afterAll(() => fixture.stop());

const SECRET = 'a signing secret';

/** openssl as a second opinion: it shares no code with the simulator. */
function openssl(input: string, binary = false): Buffer {
	const form = binary ? ['-binary'] : ['-r'];
	return execFileSync('openssl', ['dgst', '-sha256', '-hmac', SECRET, ...form], { input });
}

const hex = (input: string) => openssl(input).toString().slice(0, 64);

const expected: Record<SigningScheme, (body: string, seconds: string) => string> = {
	hex: (body) => hex(body),
	base64: (body) => openssl(body, true).toString('base64'),
	prefixed: (body) => `sha256=${hex(body)}`,
	't-v': (body, seconds) => `t=${seconds},v=${hex(`${seconds}.${body}`)}`,
	't-v1': (body, seconds) => `t=${seconds},v1=${hex(`${seconds}.${body}`)}`,
};

test.each(SIGNING_SCHEMES)('signs in the form %s as openssl does', async (scheme) => {
	await fixture.admin.addWebhook({ url: fixture.receiver.url(), secret: SECRET, scheme });
	await fixture.admin.receiveSms({ body: 'Grüße 👋' });
	const [call] = fixture.receiver.requests;
	const signature = String(call?.headers['x-gofax-signature']);
	const seconds = /^t=(\d+)/.exec(signature)?.[1] ?? '';
	expect(signature).toBe(expected[scheme](call?.body ?? '', seconds));
	// The receiver's clock is the real one, so that of the signature has to be too.
	if (seconds) expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(5);
});

test('signs with a time off the mark where the switch says so', async () => {
	await fixture.admin.setBehaviour({ signatureTimeOffset: -3600 });
	await fixture.admin.addWebhook({ url: fixture.receiver.url(), secret: SECRET, scheme: 't-v' });
	await fixture.admin.receiveSms({ body: 'x' });
	const seconds = Number(
		/^t=(\d+)/.exec(String(fixture.receiver.requests[0]?.headers['x-gofax-signature']))?.[1],
	);
	expect(Math.abs(seconds + 3600 - Date.now() / 1000)).toBeLessThan(5);
});

test('signs under the name it is told, and not at all without a secret', async () => {
	await fixture.admin.addWebhook({
		url: fixture.receiver.url('/named'),
		secret: SECRET,
		headerName: 'X-Other',
	});
	await fixture.admin.addWebhook({ url: fixture.receiver.url('/bare') });
	await fixture.admin.receiveSms({ body: 'x' });
	const headers = Object.fromEntries(fixture.receiver.requests.map((call) => [call.path, call.headers]));
	expect(headers['/named']).toHaveProperty('x-other');
	expect(headers['/named']).not.toHaveProperty('x-gofax-signature');
	expect(headers['/bare']).not.toHaveProperty('x-gofax-signature');
});

test("is the example of GoFax's article, byte for byte except for the message ID", async () => {
	await fixture.admin.addWebhook({ url: fixture.receiver.url() });
	const { messageId } = await fixture.admin.replySms({
		from: '+61400000000',
		to: '+61700000000',
		body: 'Thanks for your message',
	});
	expect(fixture.receiver.requests[0]?.headers['content-type']).toBe('application/json');
	expect(fixture.receiver.requests[0]?.body).toBe(
		'{"eventType":"SMS_REPLY","eventTimestamp":"2025-12-04T00:24:07.112000Z",' +
			`"messageId":"${messageId}","direction":"reply","from":"+61400000000","to":"+61700000000",` +
			'"messageBody":"Thanks for your message","metadata":{"accountId":"12345"},"signature":"HMAC_SHA256"}',
	);
});

const events = () => fixture.receiver.requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>);

test('an inbound message has the invented type SMS_RECEIVED', async () => {
	await fixture.admin.addWebhook({ url: fixture.receiver.url() });
	await fixture.admin.receiveSms({ from: '0412345678', to: '61700000000', body: 'Hello' });
	expect(events()).toMatchObject([
		{
			eventType: 'SMS_RECEIVED',
			direction: 'inbound',
			from: '+61412345678',
			to: '+61700000000',
			messageBody: 'Hello',
		},
	]);
});

test('goes to active webhooks of the account that want the event', async () => {
	const { admin, receiver } = fixture;
	await admin.addWebhook({ url: receiver.url('/both') });
	await admin.addWebhook({ url: receiver.url('/replies'), events: ['SMS_REPLY'] });
	await admin.addWebhook({ url: receiver.url('/inactive'), active: false });
	await admin.addWebhook({ url: receiver.url('/other') }, 'other');
	const inbound = await admin.receiveSms({ body: 'x' });
	expect(inbound.deliveries.map(({ url }) => new URL(url).pathname)).toEqual(['/both']);
	const reply = await admin.replySms({ body: 'x' });
	expect(reply.deliveries.map(({ url }) => new URL(url).pathname)).toEqual(['/both', '/replies']);
	await admin.receiveSms({ body: 'x', account: 'other' });
	expect(receiver.requests.at(-1)?.path).toBe('/other');
	expect(events().at(-1)).toMatchObject({ metadata: { accountId: '67890' } });
});

test.each([
	['absent', undefined],
	['null', null],
	['empty', ''],
] as const)('without content, messageBody is %s', async (hiddenContent, value) => {
	await fixture.admin.setBehaviour({ hiddenContent });
	await fixture.admin.addWebhook({ url: fixture.receiver.url(), includeContent: false });
	await fixture.admin.receiveSms({ body: 'private' });
	expect(events()[0]?.messageBody).toBe(value);
	expect('messageBody' in (events()[0] ?? {})).toBe(value !== undefined);
});

test('a reply to a sent SMS comes from its recipient, and marks it as replied', async () => {
	const { admin, v1 } = fixture;
	const id = await submitSms(v1, ['61412341234', '61412341235']);
	await admin.addWebhook({ url: fixture.receiver.url() });
	await admin.replySms({ smsId: id, body: 'One' });
	await admin.replySms({ smsId: id, from: '0412341235', body: 'Two' });
	expect(events().map(({ from }) => from)).toEqual(['+61412341234', '+61412341235']);
	await admin.advance(10);
	const [sms] = (await admin.state()).sms;
	expect(sms?.recipients.map(({ status }) => status)).toEqual(Array(2).fill('Message reply received ok'));
	await expect(admin.replySms({ smsId: 1, body: 'x' })).rejects.toThrow('There is no SMS 1');
});

test.each([
	['own', false],
	['original', true],
] as const)("a reply's messageId is its %s", async (replyMessageId, isOriginal) => {
	await fixture.admin.setBehaviour({ replyMessageId });
	const id = await submitSms(fixture.v1, ['61412341234']);
	const { messageId } = await fixture.admin.replySms({ smsId: id, body: 'x' });
	expect(messageId === String(id)).toBe(isOriginal);
});

test('the Test button delivers a sample, and leaves no message behind', async () => {
	const { admin, receiver } = fixture;
	const { id } = await admin.addWebhook({ url: receiver.url(), events: ['SMS_RECEIVED'], secret: SECRET });
	expect(await admin.testWebhook(id)).toMatchObject({
		kind: 'test',
		webhookId: id,
		statusCode: 200,
		outcome: 'answered',
	});
	expect(events()).toMatchObject([{ eventType: 'SMS_RECEIVED', messageBody: 'Thanks for your message' }]);
	expect((await admin.counts()).inboundSms).toBe(0);
});

test('webhooks can be changed and removed', async () => {
	const { admin, receiver } = fixture;
	const { id } = await admin.addWebhook({ url: receiver.url('/old') });
	expect(await admin.updateWebhook(id, { url: receiver.url('/new'), scheme: 'base64' })).toEqual({
		id,
		url: receiver.url('/new'),
		events: ['SMS_REPLY', 'SMS_RECEIVED'],
		scheme: 'base64',
		headerName: 'X-GoFax-Signature',
		includeContent: true,
		active: true,
	});
	await admin.removeWebhook(id);
	expect(await admin.webhooks()).toEqual([]);
	await expect(admin.removeWebhook(id)).rejects.toThrow(`There is no webhook ${id}`);
	await expect(admin.testWebhook(id)).rejects.toThrow(`There is no webhook ${id}`);
});

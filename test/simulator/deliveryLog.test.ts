import { createServer, type AddressInfo } from 'node:net';
import { WebhookSender } from '../../simulator/delivery/WebhookSender';
import { startFixture, type Fixture } from './Fixture';
import { submitFax } from './submitJobs';

// Runs beside other suites on machines with few cores.
jest.setTimeout(30_000);

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
beforeEach(() => fixture.reset());
afterAll(() => fixture.stop());

async function deliverTo(CallbackURL: string) {
	await submitFax(fixture.v1, { CallbackURL });
	const [delivery] = await fixture.admin.advance(10);
	if (delivery === undefined) throw new Error('Nothing was delivered');
	return delivery;
}

test('records what was called and what came back', async () => {
	fixture.receiver.answer = { status: 503, body: 'x'.repeat(300), delayMs: 30 };
	const delivery = await deliverTo(fixture.receiver.url('/hook'));
	expect(delivery).toEqual({
		id: 1,
		account: 'main',
		kind: 'faxSent',
		reference: expect.stringMatching(/^\d+$/) as string,
		webhookId: null,
		attempt: 1,
		resendOf: null,
		timestamp: '2026-01-05T00:00:10.000Z',
		url: fixture.receiver.url('/hook'),
		outcome: 'answered',
		statusCode: 503,
		responseSnippet: 'x'.repeat(200),
		error: null,
		durationMs: expect.any(Number) as number,
		body: fixture.receiver.requests[0]?.body,
	});
	expect(delivery.durationMs).toBeGreaterThanOrEqual(25);
	expect(await fixture.admin.deliveries()).toEqual([delivery]);
});

test('masks user, password and parameter values', async () => {
	const port = new URL(fixture.receiver.url()).port;
	const delivery = await deliverTo(`http://user:password@127.0.0.1:${port}/hook?secret=s3cret&b=2#part`);
	expect(delivery.url).toBe(`http://***@127.0.0.1:${port}/hook?secret=***&b=***`);
});

test.each([
	['https://webhook.company.com', 'refused'],
	['http://192.0.2.1/', 'refused'],
	['http://10.0.0.1/', 'refused'],
	['http://0.0.0.0/', 'refused'],
	['http://[::ffff:127.0.0.1]/', 'refused'],
	['http://localhost.example.com/', 'refused'],
	['http://127.0.0.1.example.com/', 'refused'],
	['http://user@example.com/', 'refused'],
	['ftp://127.0.0.1/', 'failed'],
	['file:///etc/hosts', 'failed'],
	['webhook.company.com', 'failed'],
	['http://127.0.0.1:1/', 'failed'],
	['http://localhost:1/', 'failed'],
])('%s is %s, not called', async (url, outcome) => {
	const delivery = await deliverTo(url);
	expect(delivery).toMatchObject({ outcome, statusCode: null });
	expect(delivery.error).not.toBe('');
});

test.each(['localhost', '127.0.0.1', '127.1', '2130706433'])(
	'calls %s, which is this machine',
	async (host) => {
		const { port } = new URL(fixture.receiver.url());
		expect(await deliverTo(`http://${host}:${port}/`)).toMatchObject({
			outcome: 'answered',
			statusCode: 200,
		});
	},
);

test('does not follow redirects', async () => {
	fixture.receiver.answer = { status: 302, headers: { location: fixture.receiver.url('/elsewhere') } };
	expect(await deliverTo(fixture.receiver.url('/hook'))).toMatchObject({
		outcome: 'answered',
		statusCode: 302,
	});
	expect(fixture.receiver.requests.map(({ path }) => path)).toEqual(['/hook']);
});

test('resends the same body as a new attempt', async () => {
	const first = await deliverTo(fixture.receiver.url());
	const second = await fixture.admin.resend(first.id);
	const third = await fixture.admin.resend(second.id);
	expect(second).toMatchObject({
		id: 2,
		attempt: 2,
		resendOf: 1,
		body: first.body,
		reference: first.reference,
	});
	expect(third).toMatchObject({ id: 3, attempt: 3, resendOf: 2 });
	const bodies = fixture.receiver.requests.map(({ body }) => body);
	expect(new Set(bodies).size).toBe(1);
	expect(bodies).toHaveLength(3);
	await expect(fixture.admin.resend(99)).rejects.toThrow('There is no delivery 99');
});

test('a resent native event is signed for the time of the resend', async () => {
	await fixture.admin.addWebhook({ url: fixture.receiver.url(), secret: 's', scheme: 't-v' });
	const { deliveries } = await fixture.admin.receiveSms({ body: 'x' });
	await fixture.admin.setBehaviour({ signatureTimeOffset: 100 });
	await fixture.admin.resend(deliveries[0]?.id ?? 0);
	const [first, second] = fixture.receiver.requests;
	expect(second?.body).toBe(first?.body);
	expect(second?.headers['x-gofax-signature']).not.toBe(first?.headers['x-gofax-signature']);
});

test('reaches every receiver when many jobs end at once', async () => {
	const url = fixture.receiver.url().replace('127.0.0.1', 'localhost');
	const jobs = Array.from({ length: 500 }, () => submitFax(fixture.v1, { CallbackURL: url }));
	await Promise.all(jobs);
	const outcomes = (await fixture.admin.advance(10)).map(({ outcome, error }) => error ?? outcome);
	expect(outcomes).toEqual(Array(500).fill('answered'));
});

test('continues while one receiver is slow', async () => {
	fixture.receiver.answer = { status: 200, delayMs: 100 };
	for (let count = 0; count < 20; count++)
		await submitFax(fixture.v1, { CallbackURL: fixture.receiver.url() });
	const start = Date.now();
	expect(await fixture.admin.advance(10)).toHaveLength(20);
	expect(Date.now() - start).toBeLessThan(1900);
});

describe('a receiver that', () => {
	async function postTo(answer: string | undefined) {
		const server = createServer((socket) => {
			socket.on('error', () => undefined).resume();
			if (answer !== undefined) socket.write(answer);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const sender = new WebhookSender(200);
		const { port } = server.address() as AddressInfo;
		const result = await sender.post(`http://127.0.0.1:${port}/`, {}, 'x');
		await sender.close();
		await new Promise((resolve) => server.close(resolve));
		return result;
	}

	test.each([
		['says nothing', undefined],
		['stops in the middle of its answer', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'],
	])('%s is given up in time', async (_what, answer) => {
		expect(await postTo(answer)).toMatchObject({
			outcome: 'failed',
			statusCode: null,
			error: 'No answer within 0.2 seconds',
		});
	});

	test('does not speak HTTP is a failure', async () => {
		expect(await postTo('hello\r\n\r\n')).toMatchObject({ outcome: 'failed', statusCode: null });
	});
});

import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { INodeParameters } from 'n8n-workflow';
import { SIGNING_SCHEMES as signatureSchemes } from '../../simulator';
import { forgetProcessedItems } from './harness/processedItems';
import { simulatedAccount } from './harness/simulatedAccount';
import { TriggerEndpoint, type Call } from './harness/TriggerEndpoint';

const SECRET = 'a signing secret';
const JSON_TYPE = { 'content-type': 'application/json' };

// GoFax's example, as its article has it.
const REPLY = {
	eventType: 'SMS_REPLY',
	eventTimestamp: '2025-12-04T00:24:07.112733Z',
	messageId: 'abc123',
	direction: 'reply',
	from: '+61400000000',
	to: '+61700000000',
	messageBody: 'Thanks for your message',
	metadata: { accountId: '12345' },
	signature: 'HMAC_SHA256',
};

const gofax = simulatedAccount({ clock: 'real', speed: 100 });
const endpoints: TriggerEndpoint[] = [];

async function trigger(parameters: INodeParameters = {}, secrets: object = { signingSecret: SECRET }) {
	const endpoint = new TriggerEndpoint({
		type: 'goFaxSmsTrigger',
		parameters: { signatureCheck: 'enforce', ...parameters },
		credentials: { goFaxWebhookApi: { ...secrets } },
	});
	endpoints.push(endpoint);
	return await endpoint.start();
}

beforeEach(forgetProcessedItems);
afterEach(async () => {
	await Promise.all(endpoints.splice(0).map(async (endpoint) => await endpoint.stop()));
});

const hex = (body: string | Buffer, secret = SECRET) =>
	createHmac('sha256', secret).update(body).digest('hex');

function signed(body: string | Buffer, header = hex(body), more: Record<string, string> = JSON_TYPE): Call {
	return { headers: { ...more, 'x-gofax-signature': header }, body };
}

test("GoFax's documented example comes out normalised, with the payload untouched", async () => {
	const endpoint = await trigger();
	const answer = await endpoint.call(signed(JSON.stringify(REPLY)));
	expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { received: true, started: true }]);
	expect(endpoint.passed.map(({ json }) => json)).toEqual([
		{
			event: 'smsReply',
			eventId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
			messageId: 'abc123',
			from: '+61400000000',
			to: '+61700000000',
			body: 'Thanks for your message',
			timestamp: '2025-12-04T00:24:07.112733Z',
			direction: 'reply',
			accountId: '12345',
			signature: { valid: true, scheme: 'hex' },
			receivedAt: expect.any(String) as unknown,
			isTest: false,
			raw: REPLY,
		},
	]);
});

describe.each(signatureSchemes)('signed by the simulator in the scheme %s', (scheme) => {
	test('an event with the right secret starts, with a wrong one it is refused', async () => {
		const endpoint = await trigger();
		await gofax.admin.addWebhook({ url: endpoint.url, secret: SECRET, scheme });
		const { deliveries } = await gofax.admin.replySms({
			from: '+61400000000',
			to: '+61700000000',
			body: 'Yes – ø 👍',
		});
		expect(deliveries.map(({ statusCode }) => statusCode)).toEqual([200]);
		expect(endpoint.passed[0]?.json).toMatchObject({ body: 'Yes – ø 👍', signature: { valid: true } });

		const strict = await trigger({}, { signingSecret: 'another secret' });
		await gofax.admin.reset();
		await gofax.admin.addWebhook({ url: strict.url, secret: SECRET, scheme });
		const refused = await gofax.admin.replySms({ from: '+61400000000', to: '+61700000000', body: 'Yes' });
		expect(refused.deliveries.map(({ statusCode }) => statusCode)).toEqual([401]);
		expect(strict.runs).toHaveLength(0);
	});
});

const body = JSON.stringify(REPLY);

test.each<[string, Call]>([
	['no signature', { headers: JSON_TYPE, body }],
	['an empty signature', signed(body, '')],
	['the name of the algorithm as signature', signed(body, 'HMAC_SHA256')],
	['a signature of another body', signed(body, hex('something else'))],
	[
		'keys in another order',
		signed(JSON.stringify(Object.fromEntries(Object.entries(REPLY).reverse())), hex(body)),
	],
	['other white space', signed(JSON.stringify(REPLY, null, 1), hex(body))],
	['a signature by a secret that is not ours', signed(body, hex(body, 'guess'))],
	['a signed time of an hour ago', signed(body, signedAt(-3600))],
	['a signed time of an hour ahead', signed(body, signedAt(3600))],
	['no JSON at all, and no signature', { headers: { 'content-type': 'text/plain' }, body: 'hello' }],
	['an empty body', { headers: JSON_TYPE }],
])('%s is answered 401 and starts nothing', async (_name, call) => {
	const endpoint = await trigger();
	const answer = await endpoint.call(call);
	expect([answer.status, JSON.parse(answer.body)]).toEqual([
		401,
		{ message: 'The sender could not be verified' },
	]);
	expect([endpoint.runs, endpoint.thrown]).toEqual([[], []]);
});

function signedAt(offset: number): string {
	const time = Math.floor(Date.now() / 1000) + offset;
	return `t=${time},v=${hex(`${time}.${body}`)}`;
}

test.each<[string, Call]>([
	[
		'bytes that are not valid UTF-8',
		signed(Buffer.concat([Buffer.from(body.slice(0, -1)), Buffer.from(',"x":"\xff"}', 'latin1')])),
	],
	['a content type of its own', signed(body, hex(body), { 'content-type': 'application/vnd.gofax+json' })],
	['a charset parameter', signed(body, hex(body), { 'content-type': 'application/json; charset=utf-8' })],
	['no content type', signed(Buffer.from(body), hex(body), {})],
	['gzip', signed(gzipSync(body), hex(body), { ...JSON_TYPE, 'content-encoding': 'gzip' })],
	['a time of a minute ago', signed(body, signedAt(-60))],
	['the previous secret, during a change', signed(body, hex(body, 'old secret'))],
])('a genuine event with %s starts', async (_name, call) => {
	const endpoint = await trigger({}, { signingSecret: SECRET, previousSigningSecret: 'old secret' });
	expect((await endpoint.call(call)).status).toBe(200);
	expect(endpoint.passed).toHaveLength(1);
});

test.each<[string, number, string | Buffer, Record<string, string>]>([
	['a list', 400, '[1]', JSON_TYPE],
	['a text', 400, '"hello"', JSON_TYPE],
	['an object that is not an event', 400, '{"a":1}', JSON_TYPE],
	['JSON that breaks off', 400, '{"eventType":"SMS_', { 'content-type': 'text/plain' }],
	['a form', 415, 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }],
	['XML', 415, '<a/>', { 'content-type': 'application/xml' }],
])('%s with a valid signature is answered %i and starts nothing', async (_name, status, content, headers) => {
	const endpoint = await trigger();
	expect((await endpoint.call(signed(content, hex(content), headers))).status).toBe(status);
	expect([endpoint.runs, endpoint.thrown]).toEqual([[], []]);
});

describe('the check', () => {
	test('on Report Only accepts every event and says what it found', async () => {
		const endpoint = await trigger({ signatureCheck: 'report' });
		await endpoint.call(signed(body));
		await endpoint.call(signed(JSON.stringify({ ...REPLY, messageId: 'def' }), hex('x')));
		expect(endpoint.passed.map(({ json }) => json.signature)).toEqual([
			{ valid: true, scheme: 'hex' },
			{ valid: false, reason: 'the signature does not match; the signing secret may differ' },
		]);
	});

	test('can be off', async () => {
		const endpoint = await trigger({ signatureCheck: 'off' });
		expect((await endpoint.call({ headers: JSON_TYPE, body })).status).toBe(200);
		expect(endpoint.passed[0]?.json.signature).toEqual({ valid: null, reason: 'the check is off' });
	});

	test('reads the header that the option names', async () => {
		const endpoint = await trigger({ options: { signatureHeader: 'X-Other-Signature' } });
		expect(
			(await endpoint.call({ headers: { ...JSON_TYPE, 'x-other-signature': hex(body) }, body })).status,
		).toBe(200);
		expect((await endpoint.call(signed(body))).status).toBe(401);
	});

	test.each([
		['without a secret', { signingSecret: '' }],
		['without a value', {}],
	])('refuses everybody %s', async (_name, secrets) => {
		const endpoint = await trigger({}, secrets);
		expect((await endpoint.call(signed(body, hex(body, '')))).status).toBe(401);
	});
});

test('an event that was not asked for is answered 200 and starts nothing', async () => {
	const endpoint = await trigger({ events: ['smsReceived'] });
	expect((await endpoint.call(signed(body))).status).toBe(200);
	expect(endpoint.runs).toHaveLength(0);
});

test('an inbound SMS, whose event name GoFax does not document, starts SMS Received', async () => {
	const endpoint = await trigger({ events: ['smsReceived'] });
	await gofax.admin.addWebhook({ url: endpoint.url, secret: SECRET });
	await gofax.admin.receiveSms({ from: '+61400000001', to: '+61700000000', body: 'Hello' });
	expect(endpoint.passed[0]?.json).toMatchObject({
		event: 'smsReceived',
		from: '+61400000001',
		body: 'Hello',
	});
});

test('two different replies under one message ID both start; a resend of one does not', async () => {
	await gofax.admin.setBehaviour({ replyMessageId: 'original' });
	const endpoint = await trigger();
	await gofax.admin.addWebhook({ url: endpoint.url, secret: SECRET, scheme: 't-v' });
	const reply = async (text: string) =>
		await gofax.admin.replySms({ from: '+61400000000', to: '+61700000000', body: text });
	const first = await reply('Yes');
	await reply('No, wait');
	await gofax.admin.resend(first.deliveries[0]?.id ?? 0);
	expect(endpoint.runs).toHaveLength(3);
	expect(endpoint.passed.map(({ json }) => json.body)).toEqual(['Yes', 'No, wait']);
});

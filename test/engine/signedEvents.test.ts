import { createHmac } from 'node:crypto';
import type { Call } from './harness/TriggerEndpoint';
import { expectStarted, REPLY, sms, triggers } from './harness/triggers';

const start = triggers();
const SECRET = 'a signing secret';
const EUROPE = 'Grüße – “Café”';

const enforcing = async (options = {}) =>
	await start({
		...sms({ signatureCheck: 'enforce', options }),
		credentials: { goFaxWebhookApi: { signingSecret: SECRET } },
	});
const hmac = (body: Buffer, prefix = '') => createHmac('sha256', SECRET).update(prefix).update(body);

describe('a signed event', () => {
	const text = JSON.stringify({ ...REPLY, messageBody: EUROPE });
	const western = text.replace('–', '-').replaceAll(/[“”]/g, '');
	const signed = (body: Buffer, type = 'application/json', header = hmac(body).digest('hex')): Call => ({
		headers: { 'content-type': type, 'x-gofax-signature': header },
		body,
	});

	test.each<[what: string, body: Buffer, type: string, content: string]>([
		['with a byte order mark', Buffer.from(`\ufeff${text}`), 'application/vnd.gofax+json', EUROPE],
		['in UTF-16', Buffer.from(text, 'utf16le'), 'application/vnd.gofax+json; charset=utf-16le', EUROPE],
		['in UTF-16, marked', Buffer.from(`\ufeff${text}`, 'utf16le'), 'application/octet-stream', EUROPE],
		[
			'in UTF-16 BE',
			Buffer.from(text, 'utf16le').swap16(),
			'application/x-gofax; charset="UTF-16BE"',
			EUROPE,
		],
		['in Latin-1', Buffer.from(western, 'latin1'), 'application/x-gofax; charset=iso-8859-1', 'Grüße - Café'],
		[
			'in Windows-1252',
			Buffer.from(western, 'latin1'),
			'application/x-gofax;Charset = windows-1252',
			'Grüße - Café',
		],
		[
			'in a charset that it does not name',
			Buffer.from(western, 'latin1'),
			'application/x-gofax',
			'Grüße - Café',
		],
	])('%s gives its text, and its signature is that of the bytes', async (_what, body, type, content) => {
		const endpoint = await enforcing();
		expect(await expectStarted(endpoint, signed(body, type))).toMatchObject({
			body: content,
			signature: { valid: true, scheme: 'hex' },
		});
		expect(
			(await endpoint.call(signed(body, type, hmac(Buffer.from(text)).digest('hex').replace(/^./, 'x'))))
				.status,
		).toBe(401);
	});

	const body = Buffer.from(text);
	const right = hmac(body).digest('hex');
	const wrong = '0'.repeat(64);
	const withHeaders = (headers: Record<string, string>): Call => ({
		headers: { 'content-type': 'application/json', ...headers },
		body,
	});

	test.each<[what: string, headers: Record<string, string>, status: number]>([
		['GoFax-Signature', { 'GoFax-Signature': right }, 200],
		['X-GoFax-Signature', { 'X-GoFax-Signature': right }, 200],
		['both, equal', { 'GoFax-Signature': right, 'X-GoFax-Signature': right }, 200],
		[
			'both, of other forms',
			{ 'GoFax-Signature': hmac(body).digest('base64'), 'X-GoFax-Signature': right },
			200,
		],
		['both, one empty', { 'GoFax-Signature': right, 'X-GoFax-Signature': '' }, 200],
		['both, one wrong', { 'GoFax-Signature': right, 'X-GoFax-Signature': wrong }, 401],
		['both, the other one wrong', { 'GoFax-Signature': wrong, 'X-GoFax-Signature': right }, 401],
		['neither', { signature: right, 'X-Hub-Signature-256': right }, 401],
	])('is found in the header %s', async (_what, headers, status) => {
		const endpoint = await enforcing();
		expect((await endpoint.call(withHeaders(headers))).status).toBe(status);
		expect(endpoint.passed).toHaveLength(status === 200 ? 1 : 0);
	});

	test.each<[option: string, headers: Record<string, string>, status: number]>([
		['x-gofax-signature', { 'GoFax-Signature': right }, 200],
		['', { 'GoFax-Signature': right }, 200],
		[' X-Other ', { 'X-Other': right }, 200],
		['X-Other', { 'GoFax-Signature': right, 'X-GoFax-Signature': right }, 401],
		['GoFax-Signature', { 'X-GoFax-Signature': right }, 401],
	])('is looked for under the name "%s" in %j: %i', async (signatureHeader, headers, status) => {
		expect((await (await enforcing({ signatureHeader })).call(withHeaders(headers))).status).toBe(status);
	});

	test('sent with two headers of one name is refused', async () => {
		const endpoint = await enforcing();
		expect((await endpoint.call(withHeaders({ 'x-gofax-signature': `${right}, ${right}` }))).status).toBe(
			401,
		);
		const time = Math.floor(Date.now() / 1000);
		const timed = `t=${time},v=${hmac(body, `${time}.`).digest('hex')}`;
		expect((await endpoint.call(withHeaders({ 'x-gofax-signature': timed }))).status).toBe(200);
		expect((await endpoint.call(withHeaders({ 'x-gofax-signature': `${timed}, ${timed}` }))).status).toBe(
			401,
		);
	});

	test('shows none of its signatures among the headers', async () => {
		const endpoint = await enforcing({ includeHeaders: true, signatureHeader: 'X-Other' });
		const headers = { 'x-other': right, 'GoFax-Signature': right, 'X-GoFax-Signature': right, 'x-id': '1' };
		const json = await expectStarted(endpoint, withHeaders(headers));
		expect(json.headers).toMatchObject({ 'x-id': '1' });
		expect(JSON.stringify(json.headers)).not.toContain(right);
	});

	test.each(['..', '1/../2', 'a\nb', ' ', '7'.repeat(60_000), { a: 1 }, true])(
		'whose ID is %j is answered 400',
		async (messageId) => {
			const endpoint = await enforcing();
			const bytes = Buffer.from(JSON.stringify({ ...REPLY, messageId }));
			expect((await endpoint.call(signed(bytes))).status).toBe(400);
			expect([endpoint.runs, endpoint.thrown]).toEqual([[], []]);
		},
	);
});

test('two replies without text under one ID are two events, and a resend of one is not another', async () => {
	const endpoint = await enforcing();
	const event = (eventTimestamp: string, time: number): Call => {
		const body = Buffer.from(JSON.stringify({ ...REPLY, messageBody: null, eventTimestamp }));
		const signature = `t=${time},v=${hmac(body, `${time}.`).digest('hex')}`;
		return { headers: { 'content-type': 'application/json', 'x-gofax-signature': signature }, body };
	};
	const now = Date.now();
	for (const call of [
		event('2025-12-04T00:24:07.112733Z', now),
		event('2025-12-04T00:24:09.112733Z', now),
		event('2025-12-04T00:24:07.112733Z', now + 1_000),
	])
		expect((await endpoint.call(call)).status).toBe(200);
	expect(endpoint.runs).toHaveLength(3);
	expect(endpoint.passed.map(({ json }) => json.timestamp)).toEqual([
		'2025-12-04T00:24:07.112733Z',
		'2025-12-04T00:24:09.112733Z',
	]);
});

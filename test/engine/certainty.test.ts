import { createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import type { INodeParameters } from 'n8n-workflow';
import { storeBinary } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';
import { WireServer, type WireAnswer } from './harness/WireServer';

const gofax = simulatedAccount();
const wire = new WireServer();
beforeAll(async () => await wire.start());
afterAll(() => wire.close());

const SMS: INodeParameters = {
	resource: 'sms',
	operation: 'send',
	recipients: '0412345678',
	message: 'Hello',
};
const FAX: INodeParameters = { resource: 'fax', operation: 'send', recipients: '0730001000' };

/** Sends with n8n's Retry On Fail, which tries again after any failure. */
async function send(parameters: INodeParameters, baseUrl: string) {
	return await runNode({
		type: 'goFax',
		parameters,
		credentials: gofax.credential({ baseUrl }),
		node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		items: [
			{ json: {}, binary: { data: await storeBinary(await makePdf(1), 'letter.pdf', 'application/pdf') } },
		],
	});
}

const json = (status: number, body: unknown): WireAnswer => ({ status, body: JSON.stringify(body) });

describe.each([
	['Fax > Send', FAX],
	['SMS > Send', SMS],
])('%s', (_name, parameters) => {
	test.each<[string, WireAnswer]>([
		['302 to a page', { status: 302, headers: { location: 'https://example.com/' } }],
		['303, which servers send after they have accepted', { status: 303, headers: { location: '/done' } }],
		['408', { status: 408 }],
		['409', { status: 409 }],
		['500', { status: 500 }],
		['200 with false', json(200, false)],
		['200 with null', json(200, null)],
		['200 with an empty list', json(200, [])],
		['200 with an error', json(200, { error: 'UNAUTHORISED' })],
		['200 with a sentence', json(200, 'Invalid token')],
		['200 without a body', { status: 200 }],
		['200 that is nested deep', { status: 200, body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` }],
	])('%s: it may have been accepted, and is sent once', async (_what, answer) => {
		wire.reset(answer);
		const { error, saved } = await send(parameters, wire.url);
		expect(error?.message).toMatch(/may have accepted/);
		expect(error?.description).toMatch(/GoFax may have accepted|all of them/);
		expect(wire.requests).toHaveLength(1);
		expect(saved).not.toContain(gofax.token);
	});

	test.each<[string, WireAnswer, RegExp]>([
		['402', json(402, { Message: 'Insufficient credit' }), /^GoFax refused: Insufficient credit$/],
		[
			'406 in plain words',
			{ status: 406, body: 'Not acceptable here' },
			/^GoFax refused: Not acceptable here$/,
		],
		['411', { status: 411 }, /^GoFax refused without giving a reason \(HTTP 411\)$/],
		['415', json(415, { title: 'Unsupported Media Type' }), /^GoFax refused: Unsupported Media Type$/],
		[
			'200 with Success false',
			json(200, { Success: false, Errors: ['No number.'] }),
			/^GoFax refused: No number\.$/,
		],
		[
			'403 with the page of a firewall',
			{ status: 403, body: '<html>Blocked' },
			/^Something between n8n and GoFax/,
		],
	])('%s: GoFax took nothing, and its words are shown', async (_what, answer, message) => {
		wire.reset(answer);
		const { error } = await send(parameters, wire.url);
		expect(error?.message).toMatch(message);
		expect(`${error?.description}`).toMatch(/GoFax took nothing/);
		// n8n tries as often as the user said; nothing speaks against it.
		expect(wire.requests).toHaveLength(3);
	});
});

/** A server that does this with the first bytes of a connection. */
async function serverThat(does: (socket: Socket) => void) {
	const server = createServer((socket) =>
		socket.on('error', () => undefined).once('data', () => does(socket)),
	);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return { server, port: (server.address() as AddressInfo).port };
}

describe('before there is a connection nothing was sent:', () => {
	const sendTo = async (baseUrl: string) =>
		await runNode({ type: 'goFax', parameters: SMS, credentials: gofax.credential({ baseUrl }) });

	test('several addresses, of which none answers', async () => {
		const { error } = await sendTo('http://localhost:9');
		expect(error?.message).toBe('GoFax cannot be reached at http://localhost:9');
		expect(error?.description).toMatch(/^Nothing was sent/);
	});

	test.each<[string, (socket: Socket) => void]>([
		['without TLS', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
		['that hangs up during the handshake', (socket) => socket.destroy()],
	])('a server %s', async (_what, does) => {
		const { server, port } = await serverThat(does);
		const { error } = await sendTo(`https://127.0.0.1:${port}`);
		server.close();
		expect(error?.message).toBe(`A secure connection to https://127.0.0.1:${port} could not be made`);
		expect(error?.description).toMatch(/^Nothing was sent/);
	});

	test('a proxy that asks for a login', async () => {
		const { server, port } = await serverThat((socket) =>
			socket.end(
				'HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\nconnection: close\r\n\r\n',
			),
		);
		process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
		const { error } = await sendTo('https://gofax.invalid');
		delete process.env.HTTPS_PROXY;
		server.close();
		expect(error?.message).toBe('A proxy between n8n and GoFax asks for a login (HTTP 407)');
		expect(error?.description).toMatch(/^Nothing was sent/);
	});
});

describe('what fails in n8n before the request', () => {
	test.each<[string, Record<string, unknown>]>([
		['has no content', { mimeType: 'application/pdf', fileName: 'letter.pdf' }],
		['has a name that is null', { mimeType: 'application/pdf', fileName: null, data: '' }],
		[
			'is gone from the store',
			{ mimeType: 'application/pdf', fileName: 'a.pdf', data: '', id: 'filesystem-v2:gone' },
		],
	])('a document that %s: nothing was sent, and the field is named', async (_what, document) => {
		const { error } = await runNode({
			type: 'goFax',
			parameters: FAX,
			credentials: gofax.credential(),
			items: [{ json: {}, binary: { data: document as never } }],
		});
		expect(error?.message).toContain('"data"');
		expect(`${error?.message} ${error?.description}`).not.toMatch(/may have accepted|reading '/);
		expect((await gofax.admin.state()).requests).toEqual([]);
	});
});

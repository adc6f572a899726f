import { readBinary } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';
import { WireServer } from './harness/WireServer';

const gofax = simulatedAccount();
const wire = new WireServer();
beforeAll(async () => await wire.start());
afterAll(() => wire.close());

const answered = async (parameters: object, body: string) => {
	wire.reset({ status: 200, body });
	return await runNode({
		type: 'goFax',
		parameters: { ...parameters },
		credentials: gofax.credential({ baseUrl: wire.url }),
	});
};

const TEXTS = [
	'Log in at https://x.example/?token=abc123&clinic=7',
	'<a href="https://x.example/?token=abc">',
	'token=',
	'Your token=0f8f is "quoted" \\ and \u2028 more',
];

test.each(TEXTS)('the text of an SMS comes out as it was sent: %j', async (text) => {
	const message = `${text} ${gofax.token}`;
	for (const written of [
		JSON.stringify(message),
		JSON.stringify(message).replace(/[<>&"](?!$)/g, escapeAsDotNet),
	]) {
		const body = `{"Success":true,"Response":{"MessageID":7,"Message":${written},"Status":"Initialised"}}`;
		const { items, error } = await answered({ resource: 'sms', operation: 'get', smsId: '7' }, body);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ body: message, status: 'queued', raw: { Message: message } });
	}
});

/** .NET writes these signs so inside texts; a quote that JSON has escaped already stays as it is. */
function escapeAsDotNet(sign: string, at: number, text: string): string {
	if (sign === '"' && (at === 0 || text[at - 1] === '\\')) return sign;
	return `\\u00${sign.charCodeAt(0).toString(16)}`;
}

test.each(TEXTS)('a send whose answer echoes %j is a send', async (text) => {
	const body = JSON.stringify({ Success: true, Message: text, Response: 7 });
	const parameters = { resource: 'sms', operation: 'send', recipients: '0412345678', message: text };
	const { items, error } = await answered(parameters, body);
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject({ smsId: '7', statusText: text });
});

test('a document that contains the token arrives byte for byte', async () => {
	const document = Buffer.concat([
		await makePdf(1),
		Buffer.from([0xff, 0xfe, 0x00]),
		Buffer.from(gofax.token),
	]);
	for (const body of [
		document.toString('base64'),
		JSON.stringify({ Success: true, Response: document.toString('base64') }),
	]) {
		const { items } = await answered({ resource: 'receivedFax', operation: 'download', faxId: '7' }, body);
		expect(await readBinary(items[0]?.binary?.data)).toEqual(document);
	}
});

test('a short token breaks no answer', async () => {
	wire.reset({ status: 200, body: '{"Success":true,"Response":{"MessageID":7,"Message":"test"}}' });
	const { items } = await runNode({
		type: 'goFax',
		parameters: { resource: 'sms', operation: 'get', smsId: '7' },
		credentials: gofax.credential({ baseUrl: wire.url, token: 't' }),
	});
	expect(items[0]?.json.body).toBe('test');
});

test('what becomes an error has no token in it, wherever it comes from', async () => {
	const words = `Token ${gofax.token} at /v1.0/SMS?token=${gofax.token}&x=1`;
	for (const [status, body] of [
		[200, JSON.stringify({ Success: false, Message: words })],
		[400, words],
		[500, JSON.stringify({ ExceptionMessage: words, Message: words })],
		[200, JSON.stringify(words)],
	] as const) {
		wire.reset({ status, body });
		const { error, saved } = await runNode({
			type: 'goFax',
			parameters: { resource: 'sms', operation: 'send', recipients: '0412345678', message: 'Hello' },
			credentials: gofax.credential({ baseUrl: wire.url }),
		});
		expect(`${error?.message} ${error?.description}`).toContain('[hidden]');
		expect(saved).not.toContain(gofax.token);
	}
});

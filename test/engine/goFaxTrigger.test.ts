import type { INodeParameters } from 'n8n-workflow';
import { forgetProcessedItems } from './harness/processedItems';
import { TriggerEndpoint, type Call } from './harness/TriggerEndpoint';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const basic = (user: string, password: string) => ({
	authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

// The examples of GoFax's article, as they stand there.
const FAX_SENT =
	'Recipient=61712344321&ID=41340078&Success=True&Message=Fax+successfully+sent&Subject=Email+to+Fax';
const SMS_SENT = 'Recipient=61412121212&ID=52410901&Success=True&Message=Message+successfully+delivered';
const FAX_RECEIVED =
	'FaxID=4851543&Number=61712344321&Message=COMPLETE&SenderFaxID=0311223344&SenderISDNID=0311223344&TransmissionTime=24&NumberOfPages=1&TransmissionSpeed=33600';

const endpoints: TriggerEndpoint[] = [];

async function trigger(
	parameters: INodeParameters,
	credentials = {},
	mode: 'webhook' | 'manual' = 'webhook',
) {
	const endpoint = new TriggerEndpoint(
		{ type: 'goFaxTrigger', parameters: { registration: 'manual', ...parameters }, credentials },
		mode,
	);
	endpoints.push(endpoint);
	return await endpoint.start();
}

beforeEach(forgetProcessedItems);
afterEach(async () => {
	await Promise.all(endpoints.splice(0).map(async (endpoint) => await endpoint.stop()));
});

const multipart = (form: string): Call => {
	const parts = [...new URLSearchParams(form)].map(
		([name, value]) => `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	return {
		headers: { 'content-type': 'multipart/form-data; boundary=xyz' },
		body: `${parts.join('')}--xyz--\r\n`,
	};
};

describe.each([
	['url-encoded body', (form: string): Call => ({ headers: FORM, body: form })],
	['multipart body', multipart],
	['body without a content type', (form: string): Call => ({ body: Buffer.from(form) })],
	['query of the URL', (form: string): Call => ({ query: `?clinic=7&${form}` })],
	[
		'query and body together',
		(form: string): Call => {
			const [last = '', ...others] = form.split('&').reverse();
			return { query: `?clinic=7&${others.reverse().join('&')}`, headers: FORM, body: last };
		},
	],
])("GoFax's documented example in the %s", (_name, toCall) => {
	test('starts Fax Sent', async () => {
		const endpoint = await trigger({ event: 'faxSent' });
		const answer = await endpoint.call(toCall(FAX_SENT));
		expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { received: true, started: true }]);
		expect(endpoint.passed).toHaveLength(1);
		expect(endpoint.passed[0]?.json).toEqual({
			event: 'faxSent',
			eventId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
			faxId: '41340078',
			recipient: '61712344321',
			success: true,
			status: 'sent',
			message: 'Fax successfully sent',
			subject: 'Email to Fax',
			authentication: 'none',
			isTest: false,
			receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as unknown,
			raw: {
				Recipient: '61712344321',
				ID: '41340078',
				Success: 'True',
				Message: 'Fax successfully sent',
				Subject: 'Email to Fax',
			},
		});
	});

	test('starts Fax Received', async () => {
		const endpoint = await trigger({ event: 'faxReceived' });
		expect((await endpoint.call(toCall(FAX_RECEIVED))).status).toBe(200);
		expect(endpoint.passed[0]?.json).toMatchObject({
			event: 'faxReceived',
			faxId: '4851543',
			number: '61712344321',
			complete: true,
			message: 'COMPLETE',
			senderStationId: '0311223344',
			senderNumber: '0311223344',
			transmissionSeconds: 24,
			pages: 1,
			transmissionSpeed: 33600,
		});
	});

	test('starts SMS Sent', async () => {
		const endpoint = await trigger({ event: 'smsSent' });
		expect((await endpoint.call(toCall(SMS_SENT))).status).toBe(200);
		expect(endpoint.passed[0]?.json).toMatchObject({
			event: 'smsSent',
			smsId: '52410901',
			recipient: '61412121212',
			success: true,
			status: 'sent',
			message: 'Message successfully delivered',
		});
	});
});

test('an event for another trigger is answered 200 and starts nothing', async () => {
	const endpoint = await trigger({ event: 'faxReceived' });
	const answer = await endpoint.call({ headers: FORM, body: FAX_SENT });
	expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { received: true, started: false }]);
	expect(endpoint.runs).toHaveLength(0);
});

test.each<[string, number, Call]>([
	['an empty body', 400, { headers: FORM, body: '' }],
	['no body and no content type', 400, {}],
	["fields that are not GoFax's", 400, { headers: FORM, body: 'a=1&b=2' }],
	['a fax ID that is empty', 400, { headers: FORM, body: 'FaxID=&Message=COMPLETE' }],
	[
		'a file in place of fields',
		400,
		{
			headers: { 'content-type': 'multipart/form-data; boundary=x' },
			body: '--x\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n',
		},
	],
	['100 KB without a content type', 413, { body: Buffer.alloc(100_000, 'a') }],
	['JSON', 415, { headers: { 'content-type': 'application/json' }, body: '{"FaxID":"1"}' }],
	['text', 415, { headers: { 'content-type': 'text/plain' }, body: FAX_SENT }],
	['a PDF', 415, { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.4' }],
])('%s is answered %i and starts nothing', async (_name, status, call) => {
	const endpoint = await trigger({ event: 'faxReceived' });
	const answer = await endpoint.call(call);
	expect(answer.status).toBe(status);
	expect(JSON.parse(answer.body)).toEqual({ message: expect.any(String) as unknown });
	expect(endpoint.runs).toHaveLength(0);
	expect(endpoint.thrown).toEqual([]);
});

describe('Basic auth', () => {
	const credentials = {
		goFaxWebhookApi: { basicUser: 'gofax', basicPassword: 'pässwörd: 🔑', signingSecret: '' },
	};
	const parameters = { event: 'faxReceived', authentication: 'basicAuth' };

	test('lets the right user in, with any UTF-8 password', async () => {
		const endpoint = await trigger(parameters, credentials);
		const answer = await endpoint.call({
			headers: { ...FORM, ...basic('gofax', 'pässwörd: 🔑') },
			body: FAX_RECEIVED,
		});
		expect(answer.status).toBe(200);
		expect(endpoint.passed[0]?.json.authentication).toBe('basicAuth');
	});

	test.each<[string, Record<string, string>]>([
		['no header', {}],
		['a wrong password', basic('gofax', 'wrong')],
		['a wrong user', basic('somebody', 'pässwörd: 🔑')],
		['another scheme', { authorization: 'Bearer abc' }],
		['a header that is not base64', { authorization: 'Basic %%%' }],
		['an empty header', { authorization: 'Basic' }],
	])('answers 401 to %s, says how to authenticate, and starts nothing', async (_name, header) => {
		const endpoint = await trigger(parameters, credentials);
		const answer = await endpoint.call({ headers: { ...FORM, ...header }, body: FAX_RECEIVED });
		expect(answer.status).toBe(401);
		expect(answer.headers['www-authenticate']).toBe('Basic realm="GoFax", charset="UTF-8"');
		expect(endpoint.runs).toHaveLength(0);
	});

	test.each([
		['without a credential', {}],
		['with an empty user and password', { goFaxWebhookApi: { basicUser: '', basicPassword: '' } }],
	])('refuses everybody %s', async (_name, incomplete) => {
		const endpoint = await trigger(parameters, incomplete);
		const answer = await endpoint.call({ headers: { ...FORM, ...basic('', '') }, body: FAX_RECEIVED });
		expect(answer.status).toBe(401);
		expect([endpoint.runs, endpoint.thrown]).toEqual([[], []]);
	});
});

describe('duplicates', () => {
	const again = async (endpoint: TriggerEndpoint, body = FAX_RECEIVED) =>
		(await endpoint.call({ headers: FORM, body })).status;

	test('an event that comes again is acknowledged and goes no further', async () => {
		const endpoint = await trigger({ event: 'faxReceived' });
		expect([await again(endpoint), await again(endpoint)]).toEqual([200, 200]);
		expect(endpoint.passed).toHaveLength(1);
	});

	test('twenty deliveries at once start one run of the next node', async () => {
		const endpoint = await trigger({ event: 'faxReceived' });
		const statuses = await Promise.all(Array.from({ length: 20 }, async () => await again(endpoint)));
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(endpoint.runs).toHaveLength(20);
		expect(endpoint.passed).toHaveLength(1);
	});

	test('another event with the same ID is not a duplicate', async () => {
		const endpoint = await trigger({ event: 'faxSent' });
		await again(endpoint, FAX_SENT.replace('True', 'False').replace('successfully+sent', 'failed'));
		await again(endpoint, FAX_SENT);
		expect(endpoint.passed.map(({ json }) => json.status)).toEqual(['failed', 'sent']);
	});

	test('can be passed on, marked', async () => {
		const endpoint = await trigger({ event: 'faxReceived', options: { duplicates: 'mark' } });
		await again(endpoint);
		await again(endpoint);
		expect(endpoint.passed.map(({ json }) => json.isDuplicate)).toEqual([false, true]);
	});

	test('pass in a test run, where a resend is how people try the node', async () => {
		const endpoint = await trigger({ event: 'faxReceived' }, {}, 'manual');
		await again(endpoint);
		await again(endpoint);
		expect(endpoint.passed.map(({ json }) => json.isTest)).toEqual([true, true]);
	});
});

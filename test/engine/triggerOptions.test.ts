import { createHmac } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { request } from 'undici';
import { readBinary } from './harness/binaryData';
import { forgetProcessedItems } from './harness/processedItems';
import { simulatedAccount } from './harness/simulatedAccount';
import { TriggerEndpoint } from './harness/TriggerEndpoint';

const gofax = simulatedAccount();
const endpoints: TriggerEndpoint[] = [];

async function trigger(
	type: 'goFaxTrigger' | 'goFaxSmsTrigger',
	parameters: INodeParameters,
	credentials = {},
) {
	const endpoint = new TriggerEndpoint({ type, parameters, credentials });
	endpoints.push(endpoint);
	return await endpoint.start();
}

beforeEach(forgetProcessedItems);
afterEach(async () => {
	await Promise.all(endpoints.splice(0).map(async (endpoint) => await endpoint.stop()));
});

const form = (fields: Record<string, string>) => ({
	headers: { 'content-type': 'application/x-www-form-urlencoded' },
	body: new URLSearchParams(fields).toString(),
});
const RECEIVED = {
	FaxID: '1',
	Number: '61730000000',
	Message: 'COMPLETE',
	SenderFaxID: 'DR SMITH',
	SenderISDNID: '0311223344',
	TransmissionTime: '24',
	NumberOfPages: '1',
	TransmissionSpeed: '33600',
};
const SENT = {
	Recipient: '61412121212',
	ID: '7',
	Success: 'True',
	Message: 'Fax successfully sent',
	Subject: 'Referral 12',
};
const SMS_SENT = {
	Recipient: '61412121212',
	ID: '7',
	Success: 'True',
	Message: 'Message successfully delivered',
};

interface Case {
	name: string;
	event: string;
	options: INodeParameters;
	wanted: Record<string, string>;
	unwanted: Record<string, string>;
}

const CASES: Case[] = [
	{
		name: 'only complete faxes',
		event: 'faxReceived',
		options: { completeOnly: true },
		wanted: RECEIVED,
		unwanted: { ...RECEIVED, Message: 'INCOMPLETE' },
	},
	{
		name: 'only these numbers',
		event: 'faxReceived',
		options: { numbers: '07 3000 0001, (07) 3000 0000' },
		wanted: RECEIVED,
		unwanted: { ...RECEIVED, Number: '61730000002' },
	},
	{
		name: 'only these senders, by number',
		event: 'faxReceived',
		options: { senders: '+61 3 1122 3344' },
		wanted: RECEIVED,
		unwanted: { ...RECEIVED, SenderISDNID: '0311223345' },
	},
	{
		name: 'only these senders, by station ID',
		event: 'faxReceived',
		options: { senders: 'dr smith' },
		wanted: RECEIVED,
		unwanted: { ...RECEIVED, SenderFaxID: 'DR JONES' },
	},
	{
		name: 'only failures',
		event: 'faxSent',
		options: { outcome: 'failure' },
		wanted: { ...SENT, Success: 'False' },
		unwanted: SENT,
	},
	{
		name: 'only successes',
		event: 'faxSent',
		options: { outcome: 'success' },
		wanted: SENT,
		unwanted: { ...SENT, Success: 'False' },
	},
	{
		name: 'only failures of SMS',
		event: 'smsSent',
		options: { outcome: 'failure' },
		wanted: { ...SMS_SENT, Success: 'false' },
		unwanted: SMS_SENT,
	},
	{
		name: 'subject contains',
		event: 'faxSent',
		options: { subjectContains: 'referral' },
		wanted: SENT,
		unwanted: { ...SENT, Subject: 'Invoice' },
	},
];

test.each(CASES)(
	'$name: the wanted event starts, the other is answered 200 and starts nothing',
	async ({ event, options, wanted, unwanted }) => {
		const endpoint = await trigger('goFaxTrigger', { event, registration: 'manual', options });
		expect((await endpoint.call(form(unwanted))).status).toBe(200);
		expect(endpoint.runs).toHaveLength(0);
		expect((await endpoint.call(form(wanted))).status).toBe(200);
		expect(endpoint.passed).toHaveLength(1);
	},
);

const REPLY = {
	eventType: 'SMS_REPLY',
	messageId: 'a',
	direction: 'reply',
	from: '+61400000000',
	to: '+61700000000',
	messageBody: 'Stop!',
};

test.each<[string, INodeParameters, Record<string, string>]>([
	['keywords', { keywords: 'STOP, yes please' }, { ...REPLY, messageBody: 'stopping by' }],
	['keywords of several words', { keywords: 'yes please, stop' }, { ...REPLY, messageBody: 'yes' }],
	['from numbers', { fromNumbers: '0400 000 000' }, { ...REPLY, from: '+61400000001' }],
	['to numbers', { toNumbers: '07 0000 0000, 61700000000' }, { ...REPLY, to: '+61700000001' }],
])(
	'SMS by %s: the wanted one starts, the other is answered 200 and starts nothing',
	async (_name, options, unwanted) => {
		const endpoint = await trigger('goFaxSmsTrigger', { signatureCheck: 'off', options });
		const json = (body: object) => ({
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		expect((await endpoint.call(json(unwanted))).status).toBe(200);
		expect(endpoint.runs).toHaveLength(0);
		expect((await endpoint.call(json(REPLY))).status).toBe(200);
		expect(endpoint.passed).toHaveLength(1);
	},
);

test('headers can be included, without credentials and signature', async () => {
	const endpoint = await trigger(
		'goFaxSmsTrigger',
		{ signatureCheck: 'enforce', options: { includeHeaders: true } },
		{ goFaxWebhookApi: { signingSecret: 's' } },
	);
	const body = JSON.stringify(REPLY);
	const signature = createHmac('sha256', 's').update(body).digest('hex');
	await endpoint.call({
		headers: { 'x-gofax-signature': signature, authorization: 'Basic abc', 'x-request-id': 'r1' },
		body,
	});
	const headers = endpoint.passed[0]?.json.headers;
	expect(headers).toMatchObject({ 'x-request-id': 'r1' });
	expect(JSON.stringify(endpoint.runs)).not.toContain(signature);
	expect(JSON.stringify(endpoint.runs)).not.toContain('Basic abc');
});

describe('Download Document', () => {
	const parameters = {
		event: 'faxReceived',
		registration: 'manual',
		options: { downloadDocument: true, binaryField: 'fax' },
	};

	test('gives the fax as a file, also when GoFax has it a little later', async () => {
		await gofax.admin.setBehaviour({ documentLag: 1 });
		const endpoint = await trigger('goFaxTrigger', parameters, gofax.credential());
		await gofax.admin.changeSettings('accountDetails', { ReceiveFaxNotificationURL: endpoint.url });
		const { faxId } = await gofax.admin.receiveFax({ pages: 3 });
		expect(endpoint.passed[0]?.json).toMatchObject({ faxId: String(faxId), pages: 3, complete: true });
		expect(await readBinary(endpoint.passed[0]?.binary?.fax)).toEqual(
			await gofax.admin.receivedDocument(faxId),
		);
	});

	test('fails the run when the token is refused, and the next delivery of the event counts', async () => {
		const endpoint = await trigger('goFaxTrigger', parameters, gofax.credential());
		await gofax.admin.changeSettings('accountDetails', { ReceiveFaxNotificationURL: endpoint.url });
		await gofax.admin.addFault({ path: '/ReceiveFax', kind: '401', times: 1 });
		const { deliveries } = await gofax.admin.receiveFax();
		expect(endpoint.runs[0]?.error?.message).toMatch(/^GoFax refused access/);
		await gofax.admin.resend(deliveries[0]?.id ?? 0);
		expect(endpoint.passed).toHaveLength(1);
		expect(endpoint.passed[0]?.binary?.fax).toMatchObject({ mimeType: 'application/pdf' });
	});
});

describe('Add Details', () => {
	const parameters = { event: 'smsSent', registration: 'manual', options: { addDetails: true } };

	test('reads the job at GoFax', async () => {
		const endpoint = await trigger('goFaxTrigger', parameters, gofax.credential());
		await gofax.admin.setSmsNotification({ url: endpoint.url });
		await request(`${gofax.url}/v1.0/SMS?token=${gofax.token}`, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ To: ['61412345678'], From: 'Clinic', Body: 'Hello' }),
		});
		await gofax.admin.advance(60);
		expect(endpoint.passed[0]?.json.details).toMatchObject({ body: 'Hello', sender: 'Clinic' });
	});

	test('does not hold an event up when it cannot', async () => {
		const endpoint = await trigger('goFaxTrigger', parameters);
		await endpoint.call(form(SMS_SENT));
		expect(endpoint.passed[0]?.json).toMatchObject({
			smsId: '7',
			details: { unavailable: 'The node has no GoFax credential' },
		});
	});
});

test('an event that comes again after the window is new', async () => {
	const endpoint = await trigger('goFaxTrigger', {
		event: 'faxSent',
		registration: 'manual',
		options: { duplicateWindow: 2 },
	});
	const now = Date.now();
	const clock = jest.spyOn(Date, 'now');
	try {
		for (const hours of [0, 1, 2, 12]) {
			clock.mockReturnValue(now + hours * 3_600_000);
			await endpoint.call(form(SENT));
		}
	} finally {
		clock.mockRestore();
	}
	expect(endpoint.passed).toHaveLength(2);
});

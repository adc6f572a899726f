import type { INodeParameters } from 'n8n-workflow';
import { asText } from '../../lib/json';
import { readBinary, storeBinary } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';

const gofax = simulatedAccount();

const run = async (parameters: INodeParameters, credential: Record<string, string> = {}) =>
	await runNode({ type: 'goFax', parameters, credentials: gofax.credential(credential) });

async function sendFax(recipients = '07 3000 1000'): Promise<string> {
	const { items, error } = await runNode({
		type: 'goFax',
		parameters: { resource: 'fax', operation: 'send', recipients, additionalFields: { subject: 'Results' } },
		credentials: gofax.credential(),
		items: [
			{ json: {}, binary: { data: await storeBinary(await makePdf(2), 'results.pdf', 'application/pdf') } },
		],
	});
	expect(error).toBeUndefined();
	return asText(items[0]?.json.faxId);
}

describe('authentication', () => {
	test.each([
		['1.0', 'query', '/v1.0/SMS/1'],
		['2.0', 'header', '/v2.0/SMS/1'],
	])('version %s sends the token in the %s', async (apiVersion, tokenIn, path) => {
		await run({ resource: 'sms', operation: 'get', smsId: '1' }, { apiVersion });
		const { requests } = await gofax.admin.state();
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({ method: 'GET', path, tokenIn, accept: 'application/json' });
	});

	test('a call that is known in version 2.0 only uses the header, no matter what the credential says', async () => {
		const { items } = await run({ resource: 'account', operation: 'getBalance' }, { apiVersion: '1.0' });
		expect(items[0]?.json.creditBalance).toEqual(expect.any(Number));
		expect((await gofax.admin.state()).requests[0]).toMatchObject({
			path: '/v2.0/Account/CreditBalance',
			tokenIn: 'header',
		});
	});

	test('a Base URL with a version and a slash at its end works too', async () => {
		const { items } = await run(
			{ resource: 'account', operation: 'checkAccess' },
			{ baseUrl: `${gofax.url}/v1.0/` },
		);
		expect(items[0]?.json).toEqual({ hasAccess: true });
	});
});

describe('account', () => {
	test('Check Access says whether the token is valid, and a wrong one is not an error', async () => {
		expect((await run({ resource: 'account', operation: 'checkAccess' })).items[0]?.json).toEqual({
			hasAccess: true,
		});
		const wrong = await run({ resource: 'account', operation: 'checkAccess' }, { token: 'not-a-token' });
		expect(wrong.items[0]?.json).toEqual({ hasAccess: false });
	});

	test('Get Balance gives the figure', async () => {
		await gofax.admin.setBalance(42.5);
		const { items } = await run({ resource: 'account', operation: 'getBalance' });
		expect(items[0]?.json).toEqual({ creditBalance: 42.5, raw: { result: 42.5 } });
	});
});

describe('fax', () => {
	test.each(['status', 'message'] as const)(
		'Get follows a fax to its end when GoFax spells it by %s',
		async (faxStatusSpelling) => {
			await gofax.admin.setBehaviour({ faxStatusSpelling });
			const faxId = await sendFax();
			const get = async () => (await run({ resource: 'fax', operation: 'get', faxId })).items[0]?.json;
			expect(await get()).toMatchObject({
				faxId,
				recipient: '61730001000',
				status: 'queued',
				statusText: 'Initialised',
			});
			await gofax.admin.advance(60);
			expect(await get()).toMatchObject({
				status: 'sent',
				statusText: 'Fax successfully sent',
				subject: 'Results',
			});
		},
	);

	test('Get Many reads page after page, up to the limit or to the end', async () => {
		for (let index = 0; index < 6; index++)
			await sendFax(Array.from({ length: 10 }, (_, n) => `0730${index}${n}1000`).join(','));
		const limited = await run({ resource: 'fax', operation: 'getAll', returnAll: false, limit: 53 });
		expect(limited.items).toHaveLength(53);
		const all = await run({ resource: 'fax', operation: 'getAll', returnAll: true });
		expect(all.items).toHaveLength(60);
		expect(new Set(all.items.map(({ json }) => json.faxId)).size).toBe(60);
		expect(all.items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
	});

	test('Get Many filters by date', async () => {
		const early = await sendFax();
		await gofax.admin.advance(86_400);
		const late = await sendFax();
		const ids = async (filters: INodeParameters) =>
			(await run({ resource: 'fax', operation: 'getAll', returnAll: true, filters })).items.map(
				({ json }) => json.faxId,
			);
		expect(await ids({ startDate: '2026-01-05T12:00:00Z' })).toEqual([late]);
		expect(await ids({ endDate: '2026-01-05T12:00:00Z' })).toEqual([early]);
	});

	test('Resend sends once more', async () => {
		const faxId = await sendFax('07 3000 0007');
		await gofax.admin.advance(60);
		const { items } = await run({ resource: 'fax', operation: 'resend', faxId });
		expect(items[0]?.json).toMatchObject({ faxId, resentFrom: faxId, status: 'queued' });
		await gofax.admin.advance(60);
		expect((await gofax.admin.state()).faxes[0]).toMatchObject({ attempt: 2, success: true });
	});
});

describe('received fax', () => {
	test.each(['envelopeString', 'envelopeObject', 'jsonString', 'rawText', 'binary'] as const)(
		'Download gives the document byte for byte when GoFax answers with %s',
		async (documentWrapper) => {
			await gofax.admin.setBehaviour({ documentWrapper });
			const { faxId } = await gofax.admin.receiveFax({ pages: 4 });
			const original = await gofax.admin.receivedDocument(faxId);
			const { items, error } = await run({
				resource: 'receivedFax',
				operation: 'download',
				faxId: String(faxId),
				binaryField: 'fax',
			});
			expect(error).toBeUndefined();
			const file = items[0]?.binary?.fax;
			expect(await readBinary(file)).toEqual(original);
			expect(file).toMatchObject({ mimeType: 'application/pdf', fileExtension: 'pdf' });
			expect(items[0]?.json).toMatchObject({
				faxId: String(faxId),
				mimeType: 'application/pdf',
				bytes: original.length,
			});
		},
	);

	test('Get gives the details as GoFax sends them', async () => {
		const { faxId } = await gofax.admin.receiveFax({ pages: 2 });
		const { items } = await run({ resource: 'receivedFax', operation: 'get', faxId: String(faxId) });
		expect(items[0]?.json).toMatchObject({ faxId: String(faxId), raw: expect.any(Object) as unknown });
	});
});

describe('SMS', () => {
	test('Send reaches several recipients under one ID', async () => {
		const { items, error } = await run({
			resource: 'sms',
			operation: 'send',
			recipients: '0412 345 678, +61 412 345 679',
			message: 'Your appointment is tomorrow at 9:00.',
			additionalFields: { senderId: 'MyClinic', replyTo: 'desk@clinic.example', clientReference: 'appt-9' },
		});
		expect(error).toBeUndefined();
		const { sms } = await gofax.admin.state();
		expect(sms).toHaveLength(1);
		expect(sms[0]).toMatchObject({
			from: 'MyClinic',
			body: 'Your appointment is tomorrow at 9:00.',
			replyTo: 'desk@clinic.example',
			clientReference: 'appt-9',
			ignoredFields: [],
		});
		expect(sms[0]?.recipients.map(({ number }) => number)).toEqual(['61412345678', '61412345679']);
		expect(items[0]?.json).toMatchObject({
			smsId: String(sms[0]?.id),
			recipients: ['61412345678', '61412345679'],
			status: 'queued',
			statusText: 'SMS Submitted',
		});
	});

	test('Send says how many parts the message takes, and warns of a sender ID', async () => {
		const { items } = await run({
			resource: 'sms',
			operation: 'send',
			recipients: '0412 345 678',
			message: 'Grüße 👍'.padEnd(80, '.'),
			additionalFields: { senderId: 'My Clinic North' },
		});
		expect(items[0]?.json).toMatchObject({ encoding: 'UCS-2', characters: 80, parts: 2 });
		expect(items[0]?.json.warnings).not.toEqual([]);
	});

	test('Send refuses a message of too many parts, and can write it plainly instead', async () => {
		const message = `“${'a'.repeat(100)}”`;
		const send = async (additionalFields: INodeParameters) =>
			await run({ resource: 'sms', operation: 'send', recipients: '0412345678', message, additionalFields });
		const refused = await send({ maximumParts: 1 });
		expect(refused.error?.message).toBe("The message would take 2 parts, but 'Maximum Parts' is 1");
		expect((await gofax.admin.counts()).sms).toBe(0);
		const plain = await send({ maximumParts: 1, replaceUnsupported: true });
		expect(plain.items[0]?.json).toMatchObject({ encoding: 'GSM-7', parts: 1 });
		expect((await gofax.admin.state()).sms[0]?.body).toBe(`"${'a'.repeat(100)}"`);
	});

	test('a number is read as it is dialled in the default country', async () => {
		await run({
			resource: 'sms',
			operation: 'send',
			recipients: '021 123 4567',
			message: 'Kia ora',
			additionalFields: { defaultCountry: 'NZ' },
		});
		expect((await gofax.admin.state()).sms[0]?.recipients[0]?.number).toBe('64211234567');
	});

	test('Get and Resend', async () => {
		const sent = await run({
			resource: 'sms',
			operation: 'send',
			recipients: '0412345678',
			message: 'Hello',
		});
		const smsId = asText(sent.items[0]?.json.smsId);
		const { items } = await run({ resource: 'sms', operation: 'get', smsId });
		expect(items[0]?.json).toMatchObject({
			smsId,
			body: 'Hello',
			issuedAt: expect.stringMatching(/Z$/) as unknown,
		});
		await gofax.admin.advance(60);
		const again = await run({ resource: 'sms', operation: 'resend', smsId });
		expect(again.items[0]?.json).toMatchObject({ resentFrom: smsId, status: 'queued' });
		expect((await gofax.admin.state()).sms[0]?.attempt).toBe(2);
	});
});

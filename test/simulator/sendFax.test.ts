import { createHash } from 'node:crypto';
import { request } from 'undici';
import type { ApiCaller } from './ApiCaller';
import { startFixture, type Fixture } from './Fixture';
import { faxJob, minimalPdf, submitFax } from './submitJobs';

// Runs beside other suites on machines with few cores.
jest.setTimeout(30_000);

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
beforeEach(() => fixture.reset());
afterAll(() => fixture.stop());

const document = (Filename: unknown, Data: unknown = minimalPdf) =>
	faxJob({ Documents: [{ Filename, Data }] });

describe.each(['v1', 'v2'] as const)('a fax submitted on %s', (version) => {
	let api: ApiCaller;
	beforeEach(() => {
		api = fixture[version];
	});

	test('is answered with an ID and what became of each document', async () => {
		const documents = [
			{ Filename: 'MyFile.pdf', Data: minimalPdf },
			{ Filename: 'MyFile2.docx', Data: 'AAEC' },
		];
		const { status, body } = await api.call('PUT', '/SendFax', faxJob({ Documents: documents }));
		expect(status).toBe(200);
		expect(body).toEqual({
			Success: true,
			Message: null,
			ValidationErrors: null,
			Response: expect.any(Number) as number,
			Documents: [
				{ Filename: 'MyFile.pdf', Message: 'Initialised', Submitted: true },
				{ Filename: 'MyFile2.docx', Message: 'Initialised', Submitted: true },
			],
		});
	});

	test('is stored as it was sent', async () => {
		const id = await submitFax(api, {
			SendTo: '+61711111111',
			Subject: 'Réf. 7',
			SendFrom: 'me@example.com',
			ClientReference: 'R7',
			CallbackURL: 'https://webhook.company.com',
			Priority: 'high',
			Documents: [{ Filename: 'a.TIFF', Data: 'SUkqAA==' }],
		});
		const bytes = Buffer.from('SUkqAA==', 'base64');
		const [fax] = (await fixture.admin.state()).faxes;
		expect(fax).toMatchObject({
			id,
			account: 'main',
			version: version === 'v1' ? 'v1.0' : 'v2.0',
			sendTo: '+61711111111',
			subject: 'Réf. 7',
			sendFrom: 'me@example.com',
			clientReference: 'R7',
			callbackUrl: 'https://webhook.company.com',
			ignoredFields: ['Priority'],
			documents: [
				{ filename: 'a.TIFF', size: 4, sha256: createHash('sha256').update(bytes).digest('hex'), kept: true },
			],
		});
		expect(await fixture.admin.sentDocument(id)).toEqual(bytes);
	});

	test.each(['CallbackURL', 'callbackUrl', 'callbackurl'])(
		'may spell its callback %s, as the articles do',
		async (name) => {
			await submitFax(api, { [name]: 'https://webhook.company.com' });
			const [fax] = (await fixture.admin.state()).faxes;
			expect(fax).toMatchObject({ callbackUrl: 'https://webhook.company.com', ignoredFields: [] });
		},
	);
});

test.each([
	['no recipient', faxJob({ SendTo: undefined }), 'SendTo is required.'],
	['a null recipient', faxJob({ SendTo: null }), 'SendTo is required.'],
	['a number with spaces', faxJob({ SendTo: '617 1111 1111' }), 'SendTo is not a valid number.'],
	['a number with letters', faxJob({ SendTo: '6171111111a' }), 'SendTo is not a valid number.'],
	['a number that is not a text', faxJob({ SendTo: 61711111111 }), 'SendTo must be string.'],
	['no documents', faxJob({ Documents: [] }), 'Documents must not be empty.'],
	['a document without a name', document(undefined), 'Documents.0.Filename is required.'],
	[
		'a name without an extension',
		document('MyFile'),
		'Documents.0.Filename must have the extension of a supported type.',
	],
	[
		'an unknown extension',
		document('a.exe'),
		'Documents.0.Filename must have the extension of a supported type.',
	],
	['a hidden file', document('.pdf'), 'Documents.0.Filename must have the extension of a supported type.'],
	['empty data', document('a.pdf', ''), 'Documents.0.Data is not base64.'],
	[
		'a data URI',
		document('a.pdf', `data:application/pdf;base64,${minimalPdf}`),
		'Documents.0.Data is not base64.',
	],
	['URL-safe base64', document('a.pdf', 'ab-_'), 'Documents.0.Data is not base64.'],
	['base64 without padding', document('a.pdf', 'YQ'), 'Documents.0.Data is not base64.'],
	['base64 with line breaks', document('a.pdf', 'YWFh\r\nYWFhYWFh\r\n'), 'Documents.0.Data is not base64.'],
	['base64 with padding inside', document('a.pdf', 'YQ==YWFh'), 'Documents.0.Data is not base64.'],
	['an array', [faxJob()], 'The request body must be object.'],
])('refuses %s', async (_what, job, text) => {
	const { status, body } = await fixture.v1.call('PUT', '/SendFax', job);
	expect(status).toBe(200);
	expect(body).toEqual({
		Success: false,
		Message: 'The request is not valid',
		ValidationErrors: [text],
		Response: null,
	});
	expect((await fixture.admin.counts()).faxes).toBe(0);
});

test('refuses with 400 where the switch says so', async () => {
	await fixture.admin.setBehaviour({ validationStatus: 400 });
	const { status, body } = await fixture.v1.call('PUT', '/SendFax', {});
	expect(status).toBe(400);
	expect(body).toMatchObject({
		Success: false,
		ValidationErrors: ['SendTo is required.', 'Documents is required.'],
	});
});

test('wants SendFrom on v2.0 only where the switch says so', async () => {
	await fixture.admin.setBehaviour({ v2RequiresSendFrom: true });
	const refused = await fixture.v2.call('PUT', '/SendFax', faxJob());
	expect(refused.body).toMatchObject({ Success: false, ValidationErrors: ['SendFrom is required.'] });
	expect((await fixture.v1.call('PUT', '/SendFax', faxJob())).body).toMatchObject({ Success: true });
});

test("the example of GoFax's webhook article is not JSON, and is not taken for it", async () => {
	const example = `{
"SendTo":"61711111111", //Recipient fax number
"Documents":
[
{
"Filename":"My File.pdf",
"Data": "<base64 encoded fax document>"
],
"CallbackURL":"https://webhook.company.com"
}`;
	const { url, token } = fixture.simulator;
	const headers = { 'content-type': 'application/json' };
	const answer = await request(`${url}/v1.0/SendFax?token=${token}`, {
		method: 'PUT',
		headers,
		body: example,
	});
	expect(answer.statusCode).toBe(400);
	expect(await answer.body.json()).toMatchObject({ Success: false });
});

test('the same example is taken once it is valid', async () => {
	const Documents = [{ Filename: 'My File.pdf', Data: minimalPdf }];
	const job = { SendTo: '61711111111', Documents, CallbackURL: 'https://webhook.company.com' };
	expect((await fixture.v1.call('PUT', '/SendFax', job)).body).toMatchObject({ Success: true });
});

test.each([
	['text/plain', 415],
	['application/json; charset=utf-8', 200],
])('a body of type %s is answered %i', async (contentType, status) => {
	const { url, token } = fixture.simulator;
	const answer = await request(`${url}/v1.0/SendFax?token=${token}`, {
		method: 'PUT',
		headers: { 'content-type': contentType },
		body: JSON.stringify(faxJob()),
	});
	expect(answer.statusCode).toBe(status);
	await answer.body.dump();
});

test('takes a document of 40 MB', async () => {
	const bytes = Buffer.alloc(40 * 1024 * 1024, 'a');
	const id = await submitFax(fixture.v1, {
		Documents: [{ Filename: 'big.txt', Data: bytes.toString('base64') }],
	});
	const fax = (await fixture.admin.state()).faxes.find((candidate) => candidate.id === id);
	expect(fax?.documents[0]).toMatchObject({
		size: bytes.length,
		sha256: createHash('sha256').update(bytes).digest('hex'),
	});
});

import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { startSimulator } from '../../simulator';
import { countPages } from '../../simulator/rest/countPages';
import { closeAfterTest } from './closeAfterTest';
import { startFixture, type Fixture } from './Fixture';
import { responseOf } from './submitJobs';

const closing = closeAfterTest();
let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
beforeEach(() => fixture.reset());
afterAll(() => fixture.stop());

test('is a PDF of as many pages as were sent', async () => {
	const { faxId, sha256, size } = await fixture.admin.receiveFax({ pages: 4 });
	const pdf = await fixture.admin.receivedDocument(faxId);
	expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
	expect(pdf.subarray(-6).toString()).toBe('%%EOF\n');
	expect(countPages(pdf)).toBe(4);
	// Simulated time: the machine's would make the bytes differ from run to run.
	expect(pdf.includes('(D:20260105000000Z)')).toBe(true);
	expect(pdf).toHaveLength(size);
	expect(createHash('sha256').update(pdf).digest('hex')).toBe(sha256);
});

test('is as large as its attachment asks for, and still has its pages', async () => {
	const attachedBytes = 3 * 1024 ** 2;
	const { faxId, size, sha256 } = await fixture.admin.receiveFax({ pages: 2, attachedBytes });
	expect(size).toBeGreaterThan(attachedBytes);
	expect(size).toBeLessThan(attachedBytes + 50_000);
	const pdf = await fixture.admin.receivedDocument(faxId);
	expect(createHash('sha256').update(pdf).digest('hex')).toBe(sha256);
	expect(countPages(pdf)).toBe(2);
	// A large document must not become small on its way.
	expect(deflateSync(pdf).length).toBeGreaterThan(attachedBytes);
	await fixture.admin.reset();
	expect(await fixture.admin.receiveFax({ pages: 2, attachedBytes })).toMatchObject({ sha256 });
});

test.each(['', '\u65e5\u672c \u{1f44b}', 'x'.repeat(5000), 'a\nb\u0000(c)\\'])(
	'has its pages no matter what the sender calls itself',
	async (name) => {
		const { faxId } = await fixture.admin.receiveFax({ stationId: name, from: name, number: name, pages: 2 });
		expect(countPages(await fixture.admin.receivedDocument(faxId))).toBe(2);
	},
);

test('reads like its notification, in types', async () => {
	await fixture.admin.advance(1.25);
	const { faxId } = await fixture.admin.receiveFax({
		number: '61755555555',
		from: '0311223344',
		stationId: 'ACME',
	});
	const { body } = await fixture.v1.call('GET', `/ReceiveFax/${faxId}`);
	expect(responseOf(body)).toMatchObject({
		FaxID: faxId,
		Number: '61755555555',
		Message: 'COMPLETE',
		SenderFaxID: 'ACME',
		SenderISDNID: '0311223344',
		NumberOfPages: 3,
		Received: '2026-01-05T10:00:01.25',
		ReceivedUtc: '2026-01-05T00:00:01.25',
	});
});

describe('its document', () => {
	const download = (faxId: number) => fixture.v1.call('GET', `/ReceiveFax/${faxId}/Document`);

	test.each([
		['envelopeString', 'application/json', (body: unknown) => responseOf(body)],
		['envelopeObject', 'application/json', (body: unknown) => (responseOf(body) as { Data: unknown }).Data],
		['jsonString', 'application/json', (body: unknown) => body],
		['rawText', 'text/plain', (_body: unknown, text: string) => text],
	] as const)('comes as %s', async (documentWrapper, type, unwrap) => {
		await fixture.admin.setBehaviour({ documentWrapper });
		const { faxId } = await fixture.admin.receiveFax();
		const { headers, body, text } = await download(faxId);
		expect(headers['content-type']).toBe(`${type}; charset=utf-8`);
		const pdf = await fixture.admin.receivedDocument(faxId);
		expect(unwrap(body, text)).toBe(pdf.toString('base64'));
	});

	test('comes with its filename in an object', async () => {
		await fixture.admin.setBehaviour({ documentWrapper: 'envelopeObject' });
		const { faxId } = await fixture.admin.receiveFax();
		expect(responseOf((await download(faxId)).body)).toMatchObject({ Filename: `${faxId}.pdf` });
	});

	test('comes as the file itself', async () => {
		await fixture.admin.setBehaviour({ documentWrapper: 'binary' });
		const { faxId, size } = await fixture.admin.receiveFax();
		expect((await download(faxId)).headers).toMatchObject({
			'content-type': 'application/pdf',
			'content-length': String(size),
		});
	});

	test('is not there yet at the first requests where the switch says so', async () => {
		await fixture.admin.setBehaviour({ documentLag: 2 });
		const { faxId } = await fixture.admin.receiveFax();
		const answers = [await download(faxId), await download(faxId), await download(faxId)];
		expect(answers.map(({ body }) => (body as { Success: boolean }).Success)).toEqual([false, false, true]);
	});

	test('is gone where the token deletes data', async () => {
		await fixture.admin.setBehaviour({ deleteData: true });
		const { faxId } = await fixture.admin.receiveFax();
		expect((await download(faxId)).body).toMatchObject({
			Success: false,
			Message: 'The document has been deleted',
		});
	});
});

test('IDs, tokens and documents depend on the seed alone', async () => {
	const run = async (seed: number) => {
		const simulator = closing(await startSimulator({ seed }));
		const fax = await simulator.admin.receiveFax();
		const sms = await simulator.admin.receiveSms({ body: 'x' });
		await simulator.admin.reset();
		const again = await simulator.admin.receiveFax();
		return { token: simulator.token, fax, again, sms };
	};
	const [one, same, different] = [await run(1), await run(1), await run(2)];
	expect(same).toEqual(one);
	expect(one.again).toEqual(one.fax);
	expect(different.token).not.toBe(one.token);
	expect(different.fax.sha256).not.toBe(one.fax.sha256);
});

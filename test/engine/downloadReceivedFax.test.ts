import { BINARY_MODES, readBinary, useBinaryMode } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';
import { WireServer } from './harness/WireServer';

const gofax = simulatedAccount();
const WRAPPERS = ['envelopeString', 'envelopeObject', 'jsonString', 'rawText', 'binary'] as const;

const download = async (faxId: number, credential: Record<string, string> = {}) =>
	await runNode({
		type: 'goFax',
		parameters: { resource: 'receivedFax', operation: 'download', faxId: String(faxId), binaryField: 'data' },
		credentials: gofax.credential(credential),
	});

describe.each(BINARY_MODES)('in binary mode %s', (mode) => {
	beforeAll(async () => await useBinaryMode(mode));
	afterAll(async () => await useBinaryMode('filesystem'));

	test.each(WRAPPERS)('a large document comes whole out of %s', async (documentWrapper) => {
		await gofax.admin.setBehaviour({ documentWrapper });
		const { faxId, size } = await gofax.admin.receiveFax({ attachedBytes: 3_000_000 });
		const { items, error } = await download(faxId);
		expect(error).toBeUndefined();
		const original = await gofax.admin.receivedDocument(faxId);
		expect((await readBinary(items[0]?.binary?.data)).equals(original)).toBe(true);
		// Only one of the wrappers has a name for the document.
		const fileName = `${documentWrapper === 'envelopeObject' ? '' : 'fax-'}${faxId}.pdf`;
		expect(items[0]?.json).toMatchObject({ fileName, bytes: size });
	});
});

test.each(['truncated', 'resetBefore', 'resetAfter', '503'] as const)(
	'a download that fails by %s is tried again',
	async (kind) => {
		const { faxId } = await gofax.admin.receiveFax({ attachedBytes: 300_000 });
		await gofax.admin.addFault({ path: '/ReceiveFax', kind, times: 2 });
		const { items, error } = await download(faxId);
		expect(error).toBeUndefined();
		const original = await gofax.admin.receivedDocument(faxId);
		expect((await readBinary(items[0]?.binary?.data)).equals(original)).toBe(true);
		expect((await gofax.admin.state()).requests).toHaveLength(3);
	},
);

test('a download that always breaks off halfway is an error, and no half document', async () => {
	const { faxId } = await gofax.admin.receiveFax({ attachedBytes: 300_000 });
	await gofax.admin.setBehaviour({ documentWrapper: 'binary' });
	await gofax.admin.addFault({ path: '/ReceiveFax', kind: 'truncated' });
	const { items, error } = await download(faxId);
	expect(items).toEqual([]);
	expect(error?.message).toBe('The connection to GoFax broke before its answer came');
});

describe('an answer of a server that we control', () => {
	const wire = new WireServer();
	beforeAll(async () => await wire.start());
	afterAll(() => wire.close());
	const base64 = (data: Buffer) => data.toString('base64');

	test('that is a refusal is in the error, without the token', async () => {
		const body = JSON.stringify({ Success: false, Message: `No access with ${gofax.token}` });
		wire.reset({ status: 500, body });
		const { error, saved } = await download(7, { baseUrl: wire.url });
		expect(error?.description).toMatch(/GoFax says: No access with/);
		expect(saved).not.toContain(gofax.token);
	});

	test('with the API token in the document gives it byte for byte', async () => {
		const pdf = Buffer.from(`%PDF-1.4\n1 0 obj\n(?token=${gofax.token}&x)\n${gofax.token}\n%%EOF\n`);
		for (const body of [
			pdf.toString(),
			base64(pdf),
			JSON.stringify({ Success: true, Response: base64(pdf) }),
		]) {
			wire.reset({ status: 200, body });
			const { items, error } = await download(7, { baseUrl: wire.url });
			expect(error).toBeUndefined();
			expect((await readBinary(items[0]?.binary?.data)).equals(pdf)).toBe(true);
		}
	});

	test.each([
		['a status word', { Response: 'DocumentNotYetAvailable2' }],
		[
			'a checksum',
			{ Response: { Filename: 'fax.tif', Data: null, Checksum: 'd41d8cd98f00b204e9800998ecf8427e' } },
		],
		['a hash', { Response: '0f'.repeat(64) }],
		['nothing', { Success: true, Response: null }],
		[
			'a document under another key',
			{ Response: { Preview: base64(Buffer.from('%PDF-1.4\n1 0 obj\n%%EOF')) } },
		],
	])('that has %s is an error, and no document', async (_what, body) => {
		wire.reset({ status: 200, body: JSON.stringify(body) });
		const { items, error } = await download(7, { baseUrl: wire.url });
		expect(items).toEqual([]);
		expect(error?.message).toBe('GoFax sent no document for received fax 7');
	});

	test('that is a web page is an error, and no document', async () => {
		wire.reset({ status: 200, body: '<!DOCTYPE html><html><body>Not %PDF-1.4</body></html>' });
		const { items, error } = await download(7, { baseUrl: wire.url });
		expect(items).toEqual([]);
		expect(error?.message).toBe('GoFax sent no document for received fax 7');
	});

	test('that has only a word makes the trigger wait for the real document', async () => {
		const pdf = await makePdf(2);
		wire.reset(
			{ status: 200, body: JSON.stringify({ Success: true, Response: 'DocumentNotYetAvailable2' }) },
			{
				status: 200,
				body: JSON.stringify({ Success: true, Response: { Filename: 'a.tif', Data: base64(pdf) } }),
			},
		);
		const { items, error } = await runNode({
			type: 'goFaxTrigger',
			parameters: { event: 'faxReceived', registration: 'manual', options: { downloadDocument: true } },
			credentials: gofax.credential({ baseUrl: wire.url }),
			items: [{ json: { event: 'faxReceived', eventId: 'e7', faxId: '7' } }],
		});
		expect(error).toBeUndefined();
		expect(wire.requests).toHaveLength(2);
		expect(items[0]?.binary?.data).toMatchObject({ fileName: 'a.pdf', mimeType: 'application/pdf' });
		expect((await readBinary(items[0]?.binary?.data)).equals(pdf)).toBe(true);
	});
});

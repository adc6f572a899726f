import { binaryModes, readBinary, useBinaryMode } from './harness/binaryData';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';
import { WireServer } from './harness/WireServer';

const gofax = simulatedAccount();
const wrappers = ['envelopeString', 'envelopeObject', 'jsonString', 'rawText', 'binary'] as const;

const download = async (faxId: number, credential: Record<string, string> = {}) =>
	await runNode({
		type: 'goFax',
		parameters: { resource: 'receivedFax', operation: 'download', faxId: String(faxId), binaryField: 'data' },
		credentials: gofax.credential(credential),
	});

describe.each(binaryModes)('in binary mode %s', (mode) => {
	beforeAll(async () => await useBinaryMode(mode));
	afterAll(async () => await useBinaryMode('filesystem'));

	test.each(wrappers)('a large document comes whole out of %s', async (documentWrapper) => {
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

test('what GoFax says instead of the document is in the error, without the token', async () => {
	const wire = new WireServer();
	await wire.start();
	try {
		const body = JSON.stringify({ Success: false, Message: `No access with ${gofax.token}` });
		wire.reset({ status: 500, body });
		const { error, saved } = await download(7, { baseUrl: wire.url });
		expect(error?.description).toMatch(/GoFax says: No access with/);
		expect(saved).not.toContain(gofax.token);
	} finally {
		wire.close();
	}
});

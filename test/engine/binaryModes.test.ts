import type { IBinaryData, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { BINARY_MODES, readBinary, storeBinary, useBinaryMode } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';
import { WireServer, type WireAnswer } from './harness/WireServer';

const gofax = simulatedAccount();
const wire = new WireServer();
beforeAll(async () => await wire.start());
afterAll(() => wire.close());

const ACCEPTED: WireAnswer = { status: 200, body: '{"Success":true,"Response":17}' };

/** A TIFF by its first bytes; what follows has every value of a byte, and no period that a piece could have. */
const scan = (bytes: number) =>
	Buffer.from(
		Array.from({ length: bytes }, (_, at) => [0x49, 0x49, 0x2a, 0][at] ?? (at * 31 + (at >> 8)) & 255),
	);

/** Base64 ends in no, one and two `=`; the longest is read in many pieces, and is too long to be looked at as a whole. */
const large = scan(3_000_002);
const three = [
	['one.tif', scan(600)],
	['two.tif', scan(70_001)],
	['three.tif', large],
] as const;

async function itemOfThree(): Promise<INodeExecutionData> {
	const binary: INodeExecutionData['binary'] = {};
	for (const [name, data] of three) {
		binary[name.replace('.tif', '')] = await storeBinary(data, name, 'image/tiff');
	}
	return { json: {}, binary };
}

/** Sends the three documents in one fax to the server that counts bytes. */
const send = async (parameters: INodeParameters = {}) =>
	await runNode({
		type: 'goFax',
		parameters: {
			resource: 'fax',
			operation: 'send',
			recipients: '07 3000 1000',
			binaryFields: 'one, two, three',
			...parameters,
		},
		credentials: gofax.credential({ baseUrl: wire.url }),
		items: [await itemOfThree()],
	});

const toJson = (body: Buffer) => JSON.parse(body.toString('utf8')) as Record<string, unknown>;
const asSent = three.map(([Filename, data]) => ({ Filename, Data: data.toString('base64') }));

describe.each(BINARY_MODES)('a fax out of binary mode %s', (mode) => {
	beforeAll(async () => await useBinaryMode(mode));
	afterAll(async () => await useBinaryMode('filesystem'));

	test('comes from where that mode keeps it', async () => {
		const { binary } = await itemOfThree();
		const id = binary?.one?.id;
		if (mode === 'default') expect(id).toBeUndefined();
		else expect(id).toMatch(mode === 'database' ? /^database:/ : /^filesystem-v2:/);
	});

	test('is accepted by GoFax, byte for byte', async () => {
		const pdf = await makePdf(3);
		const { error } = await runNode({
			type: 'goFax',
			parameters: {
				resource: 'fax',
				operation: 'send',
				recipients: '07 3000 1000',
				binaryFields: 'scan, pdf',
			},
			credentials: gofax.credential(),
			items: [
				{
					json: {},
					binary: {
						pdf: await storeBinary(pdf, 'letter.pdf', 'application/pdf'),
						scan: await storeBinary(large, 'scan.tif', 'image/tiff'),
					},
				},
			],
		});
		expect(error).toBeUndefined();
		const { faxes, requests } = await gofax.admin.state();
		const id = faxes[0]?.id ?? 0;
		expect((await gofax.admin.sentDocument(id, 0)).equals(large)).toBe(true);
		expect((await gofax.admin.sentDocument(id, 1)).equals(pdf)).toBe(true);
		expect(requests[0]).toMatchObject({ transferEncoding: null });
	});

	test('announces exactly as many bytes as come, with several documents and letters outside of ASCII', async () => {
		wire.reset(ACCEPTED);
		const { error } = await send({ additionalFields: { subject: 'Überweisung für Žofie 日本' } });
		expect(error).toBeUndefined();
		expect(wire.requests).toHaveLength(1);
		const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = wire.requests;
		expect(headers).toMatchObject({ 'content-length': String(body.length) });
		expect(headers).not.toHaveProperty('transfer-encoding');
		const { Documents, ...rest } = toJson(body);
		expect(rest).toMatchObject({ SendTo: '61730001000', Subject: 'Überweisung für Žofie 日本' });
		// Not toEqual(): it would print megabytes.
		expect(JSON.stringify(Documents) === JSON.stringify(asSent)).toBe(true);
	});

	test('brings the same documents again for each recipient', async () => {
		wire.reset({ status: 200, body: '{"Success":true,"Response":[17,18]}' });
		const { error, items } = await send({ recipients: '07 3000 1000, 07 3000 2000' });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.faxId)).toEqual(['17', '18']);
		const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = wire.requests;
		expect(headers).toMatchObject({ 'content-length': String(body.length) });
		const faxes = JSON.parse(body.toString('utf8')) as Array<Record<string, unknown>>;
		expect(faxes.map(({ SendTo }) => SendTo)).toEqual(['61730001000', '61730002000']);
		for (const { Documents } of faxes)
			expect(JSON.stringify(Documents) === JSON.stringify(asSent)).toBe(true);
	});

	test('is whole again at the second attempt', async () => {
		wire.reset({ status: 429 }, ACCEPTED);
		const { error } = await send();
		expect(error).toBeUndefined();
		const [first, second] = wire.requests;
		expect(wire.requests).toHaveLength(2);
		expect(second?.body.equals(first?.body ?? Buffer.alloc(0))).toBe(true);
		expect(second?.headers['content-length']).toBe(String(second?.body.length));
	});

	test.each([301, 302, 303, 307, 308])('does not follow a redirect with %i', async (status) => {
		wire.reset({ status, headers: { location: `${wire.url}/v1.0/elsewhere` } }, ACCEPTED);
		const { error } = await send();
		expect(error?.message).toBe(
			'GoFax redirected the request to another address, and it may have accepted the job',
		);
		expect(wire.requests.map(({ target }) => target)).toEqual([`PUT /v1.0/SendFax?token=${gofax.token}`]);
	});
});

test('a document whose content is gone from the store is an error, and nothing is sent', async () => {
	const letter = await storeBinary(large, 'letter.tif', 'image/tiff');
	const { error } = await runNode({
		type: 'goFax',
		parameters: { resource: 'fax', operation: 'send', recipients: '07 3000 1000' },
		credentials: gofax.credential(),
		items: [{ json: {}, binary: { data: { ...letter, id: `${letter.id}-gone` } } }],
	});
	expect(error?.message).toBe('The document in "data" cannot be read');
	expect((await gofax.admin.state()).requests).toEqual([]);
});

describe('where the workflow keeps files in the JSON of its items', () => {
	const sendField = async (binaryFields: string) =>
		await runNode({
			type: 'goFax',
			parameters: { resource: 'fax', operation: 'send', recipients: '07 3000 1000', binaryFields },
			credentials: gofax.credential(),
			settings: { binaryMode: 'combined' },
			items: [
				{ json: { _files: { letter: { ...(await storeBinary(large, 'letter.tif', 'image/tiff')) } } } },
			],
		});

	test.each(['letter', '_files.letter'])('a fax of "%s" is sent', async (binaryFields) => {
		const { error } = await sendField(binaryFields);
		expect(error).toBeUndefined();
		const [fax] = (await gofax.admin.state()).faxes;
		expect((await gofax.admin.sentDocument(fax?.id ?? 0)).equals(large)).toBe(true);
	});

	test('an unknown field is an error that lists those there are', async () => {
		const { error } = await sendField('data');
		expect(error?.message).toBe('The item has no document in the binary field "data"');
		expect(error?.description).toContain('It has these: letter.');
	});

	test('a downloaded document is there', async () => {
		const { faxId } = await gofax.admin.receiveFax({ pages: 2 });
		const { items } = await runNode({
			type: 'goFax',
			parameters: {
				resource: 'receivedFax',
				operation: 'download',
				faxId: String(faxId),
				binaryField: 'data',
			},
			credentials: gofax.credential(),
			settings: { binaryMode: 'combined' },
		});
		const files = items[0]?.json._files as Record<string, IBinaryData> | undefined;
		const original = await gofax.admin.receivedDocument(faxId);
		expect((await readBinary(files?.data)).equals(original)).toBe(true);
	});
});

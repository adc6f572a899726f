import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { textToPdf } from '../../lib/document/textPdf';
import { storeBinary } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';

const gofax = simulatedAccount();

const send = (parameters: INodeParameters) => ({
	type: 'goFax' as const,
	parameters: { resource: 'fax', operation: 'send', recipients: '07 3000 1000', ...parameters },
	credentials: gofax.credential(),
});

async function itemWith(
	documents: Record<string, { data: Buffer; name?: string }>,
): Promise<INodeExecutionData> {
	const binary: INodeExecutionData['binary'] = {};
	for (const [field, { data, name }] of Object.entries(documents)) {
		binary[field] = await storeBinary(data, name, 'application/octet-stream');
	}
	return { json: {}, binary };
}

const pdfItem = async (pages = 2) =>
	await itemWith({ data: { data: await makePdf(pages), name: 'referral.pdf' } });

test('a PDF arrives at GoFax byte for byte, with recipient, subject, sender, reference and callback URL', async () => {
	const data = await makePdf(5);
	const { items, error } = await runNode({
		...send({
			additionalFields: {
				subject: 'Referral of J. Citizen',
				senderEmail: 'reception@clinic.example',
				clientReference: 'case-17',
				callbackUrl: 'https://clinic.example/result',
			},
		}),
		items: [await itemWith({ data: { data, name: 'referral.pdf' } })],
	});
	expect(error).toBeUndefined();
	const { faxes } = await gofax.admin.state();
	expect(faxes).toHaveLength(1);
	expect(faxes[0]).toMatchObject({
		sendTo: '61730001000',
		subject: 'Referral of J. Citizen',
		sendFrom: 'reception@clinic.example',
		clientReference: 'case-17',
		callbackUrl: 'https://clinic.example/result',
		pages: 5,
		ignoredFields: [],
	});
	const faxId = faxes[0]?.id ?? 0;
	expect(await gofax.admin.sentDocument(faxId)).toEqual(data);
	expect(items).toEqual([
		{
			json: {
				recipient: '61730001000',
				faxId: String(faxId),
				accepted: true,
				status: 'queued',
				statusText: 'Initialised',
				documents: [{ fileName: 'referral.pdf', bytes: data.length }],
				warnings: [],
				clientReference: 'case-17',
				raw: expect.objectContaining({ Success: true, Response: faxId }) as unknown,
			},
			pairedItem: { item: 0 },
		},
	]);
});

test('several binary fields become one fax, in the order in which they are named', async () => {
	const letter = await makePdf(1, 'Letter');
	const scan = await makePdf(2, 'Scan');
	const { error } = await runNode({
		...send({ binaryFields: 'scan, letter' }),
		items: [await itemWith({ letter: { data: letter, name: 'letter.pdf' }, scan: { data: scan } })],
	});
	expect(error).toBeUndefined();
	const [fax] = (await gofax.admin.state()).faxes;
	// The scan came without a name; its bytes tell that it is a PDF.
	expect(fax?.documents.map(({ filename }) => filename)).toEqual(['scan.pdf', 'letter.pdf']);
	expect(await gofax.admin.sentDocument(fax?.id ?? 0, 0)).toEqual(scan);
	expect(await gofax.admin.sentDocument(fax?.id ?? 0, 1)).toEqual(letter);
});

test('a text goes out as a PDF, without any document in the item', async () => {
	const text = 'Dear Dr Müller,\n\nthe results are attached.';
	const { items, error } = await runNode(send({ content: 'text', text }));
	expect(error).toBeUndefined();
	const [fax] = (await gofax.admin.state()).faxes;
	expect(fax).toMatchObject({ pages: 1, documents: [{ filename: 'text.pdf' }] });
	expect(await gofax.admin.sentDocument(fax?.id ?? 0)).toEqual(textToPdf(text));
	expect(items[0]?.json.documents).toEqual([{ fileName: 'text.pdf', bytes: textToPdf(text).length }]);
});

test.each([
	['', 'There is no text to fax'],
	['Dear 李', /"李" \(U\+674E\)/],
])('the text %j is refused before anything is sent', async (text, message) => {
	const { error } = await runNode({
		...send({ content: 'text', text: '={{ $json.letter }}' }),
		items: [{ json: { letter: text } }],
	});
	expect(error?.message).toMatch(message);
	expect((await gofax.admin.state()).requests).toEqual([]);
});

test.each(['envelopes', 'ids', 'objects'] as const)(
	'several recipients give one item each, with the right ID, when SendFaxes answers with %s',
	async (sendFaxesAnswer) => {
		await gofax.admin.setBehaviour({ sendFaxesAnswer });
		const { items, error } = await runNode({
			...send({ recipients: '07 3000 1000, +64 9 300 0000; 07 3000 1000\n+61 2 9000 0000' }),
			items: [await pdfItem()],
		});
		expect(error).toBeUndefined();
		const { faxes, accepted } = await gofax.admin.state();
		expect(accepted.faxes).toBe(3);
		expect(
			items.map(({ json, pairedItem }) => [json.recipient, json.faxId, json.status, pairedItem]),
		).toEqual(
			['61730001000', '6493000000', '61290000000'].map((number) => [
				number,
				String(faxes.find(({ sendTo }) => sendTo === number)?.id),
				'queued',
				{ item: 0 },
			]),
		);
	},
);

test('the output has the order of the input, each item paired with its own', async () => {
	const items = await Promise.all([1, 2, 3].map(async (pages) => await pdfItem(pages)));
	const { items: output } = await runNode({
		...send({ recipients: '=0730000{{ $itemIndex }}00' }),
		items,
	});
	const { faxes } = await gofax.admin.state();
	const inOrder = ['61730000000', '61730000100', '61730000200'].map((number) =>
		faxes.find(({ sendTo }) => sendTo === number),
	);
	expect(inOrder.map((fax) => fax?.pages)).toEqual([1, 2, 3]);
	expect(output.map(({ json, pairedItem }) => [json.faxId, pairedItem])).toEqual(
		inOrder.map((fax, item) => [String(fax?.id), { item }]),
	);
});

test('a number that n8n hands over as a figure is read like its text', async () => {
	const { error } = await runNode({
		...send({ recipients: '={{ 61730001000 }}' }),
		items: [await pdfItem()],
	});
	expect(error).toBeUndefined();
	expect((await gofax.admin.state()).faxes[0]?.sendTo).toBe('61730001000');
});

describe("n8n's Retry On Fail", () => {
	test('does not send again what GoFax has accepted', async () => {
		const items = [await pdfItem(), await itemWith({}), await pdfItem()];
		const { error } = await runNode({
			...send({ recipients: '=0730000{{ $itemIndex }}00' }),
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			items,
		});
		expect(error?.message).toBe('The item has no document in the binary field "data"');
		const { faxes, requests } = await gofax.admin.state();
		expect(faxes.map(({ sendTo }) => sendTo).sort()).toEqual(['61730000000', '61730000200']);
		expect(requests.filter(({ path }) => path.endsWith('/SendFax'))).toHaveLength(2);
		// n8n drops the output of a failed node, so the error names what has gone out.
		for (const { id } of faxes) expect(error?.description).toContain(String(id));
	});

	test('gives the remembered result of what went out, and sends the rest once', async () => {
		// The second item has two recipients and so goes through SendFaxes, which is refused as often as one try asks.
		await gofax.admin.addFault({ path: '/SendFaxes', kind: '429', times: 3 });
		const { items, error } = await runNode({
			...send({
				recipients: "={{ ['0730000000', '0730000100,0730000200'][$itemIndex] }}",
				options: { concurrentRequests: 1 },
			}),
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			items: [await pdfItem(), await pdfItem()],
		});
		expect(error).toBeUndefined();
		const { faxes, requests } = await gofax.admin.state();
		expect(requests.map(({ path, status }) => [path, status])).toEqual([
			['/v1.0/SendFax', 200],
			['/v1.0/SendFaxes', 429],
			['/v1.0/SendFaxes', 429],
			['/v1.0/SendFaxes', 429],
			['/v1.0/SendFaxes', 200],
		]);
		expect(faxes.map(({ sendTo }) => sendTo)).toEqual(['61730000000', '61730000100', '61730000200']);
		expect(items.map(({ json }) => json.faxId)).toEqual(faxes.map(({ id }) => String(id)));
	});

	test('never repeats a fax that GoFax may have accepted', async () => {
		await gofax.admin.addFault({ path: '/SendFax', kind: 'resetAfter', times: 1 });
		const { error } = await runNode({
			...send({}),
			node: { retryOnFail: true, maxTries: 5, waitBetweenTries: 1 },
			items: [await pdfItem()],
		});
		expect(error?.message).toBe(
			'The connection to GoFax broke before its answer came, and it may have accepted the job',
		);
		expect(error?.description).toContain('GoFax may have accepted the job');
		expect((await gofax.admin.counts()).faxes).toBe(1);
	});
});

import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { storeBinary, useBinaryMode } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode, type NodeRun } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';

const gofax = simulatedAccount();

const send = async (item: INodeExecutionData, parameters = {}): Promise<NodeRun> =>
	await runNode({
		type: 'goFax',
		parameters: { resource: 'fax', operation: 'send', recipients: '07 3000 1000', ...parameters },
		credentials: gofax.credential(),
		items: [item],
	});

/** An item as a Code node may make it. */
const itemWith = (data: unknown, field = 'data'): INodeExecutionData => ({
	json: {},
	binary: { [field]: data as IBinaryData },
});

const stored = async (data: Buffer, name = '') =>
	itemWith(await storeBinary(data, name, 'application/octet-stream'));

const sent = async () => (await gofax.admin.state()).faxes.flatMap(({ documents }) => documents);
const requests = async () => (await gofax.admin.state()).requests;

describe('a field without a usable document is named, and nothing is sent:', () => {
	const base64 = Buffer.from('%PDF-1.4').toString('base64');
	const malformed: Array<[string, unknown]> = [
		['null', null],
		['a text', 'letter'],
		['a number', 7],
		['a list', [base64]],
		['nothing', {}],
		['a name alone', { fileName: 'letter.pdf', mimeType: 'application/pdf' }],
		['data that is null', { mimeType: 'application/pdf', data: null }],
		['data that is a number', { mimeType: 'application/pdf', data: 7 }],
		['data that is bytes', { mimeType: 'application/pdf', data: Buffer.from('%PDF-1.4') }],
		['data that is not base64', { mimeType: 'application/pdf', data: '%PDF-1.4 something' }],
		[
			'data that is a data URI',
			{ mimeType: 'application/pdf', data: `data:application/pdf;base64,${base64}` },
		],
		['a stored document whose ID is lost', { mimeType: 'application/pdf', data: 'filesystem-v2' }],
		['the same of another store', { mimeType: 'application/pdf', data: 'database' }],
		['an ID that is a number', { mimeType: 'application/pdf', data: 'filesystem-v2', id: 7 }],
		['an ID that is null', { mimeType: 'application/pdf', data: 'filesystem-v2', id: null }],
	];

	test.each(malformed)('%s', async (_what, data) => {
		const { error, items } = await send(itemWith(data, 'letter'), { binaryFields: 'letter' });
		expect(items).toEqual([]);
		expect(error?.message).toBe('The binary field "letter" has no usable document');
		expect(error?.description).toMatch(/^Nothing was sent\..*prepareBinaryData.*\.$/);
		expect(await requests()).toEqual([]);
	});

	test.each(malformed.filter(([, data]) => data !== null))('%s, among the JSON', async (_what, data) => {
		const { error } = await runNode({
			type: 'goFax',
			parameters: { resource: 'fax', operation: 'send', recipients: '07 3000 1000' },
			credentials: gofax.credential(),
			settings: { binaryMode: 'combined' },
			items: [{ json: { _files: { data: data as IBinaryData } } }],
		});
		expect(error?.message).toBe('The binary field "data" has no usable document');
		expect(await requests()).toEqual([]);
	});

	test.each(['constructor', '__proto__', 'toString'])('the field %s', async (binaryFields) => {
		const { error } = await send(await stored(await makePdf(1)), { binaryFields });
		expect(error?.message).toContain(`the binary field "${binaryFields}"`.slice(4));
		expect(await requests()).toEqual([]);
	});

	test.each([[null], ['letter'], [[]]])('binary data that is %j', async (binary) => {
		const { error } = await send({ json: {}, binary: binary as unknown as INodeExecutionData['binary'] });
		expect(error?.message).toBe('The item has no document in the binary field "data"');
		expect(error?.description).toMatch(/^Nothing was sent\./);
		expect(await requests()).toEqual([]);
	});

	test.each([
		['an ID that leads nowhere', 'filesystem-v2:workflows/1/executions/1/binary_data/gone'],
		['an ID of no store', 'letter.pdf'],
	])('%s', async (_what, id) => {
		const { error } = await send(itemWith({ mimeType: 'application/pdf', data: 'filesystem-v2', id }));
		expect(error?.message).toBe('The document in "data" cannot be read');
		expect(await requests()).toEqual([]);
	});
});

describe('the name that came with a document may be', () => {
	test.each([
		['null', null, 'data.pdf'],
		['missing', undefined, 'data.pdf'],
		['a number', 1204, '1204.pdf'],
		['true', true, 'data.pdf'],
		['an object', { name: 'letter.pdf' }, 'data.pdf'],
		['only an extension', '.pdf', 'data.pdf'],
		['a path', '/tmp/../letter.pdf', 'letter.pdf'],
		['with control characters', 'let\r\nter\0.pdf', 'letter.pdf'],
		['in another script', '紹介状 – Überweisung.pdf', '紹介状 – Überweisung.pdf'],
	])('%s', async (_what, fileName, expected) => {
		const item = await stored(await makePdf(1));
		const { items, error } = await send(itemWith({ ...item.binary?.data, fileName }));
		expect(error).toBeUndefined();
		expect((await sent()).map(({ filename }) => filename)).toEqual([expected]);
		expect(items[0]?.json).toMatchObject({ documents: [{ fileName: expected }], warnings: [] });
	});
});

describe('what is doubtful about a document', () => {
	const doubtful = Buffer.from('%PDF-1.4\n1 0 obj\n/XFA 7 0 R\nendobj\n/Encrypt 9 0 R');
	const warnings = [
		expect.stringMatching(/was called \.tif and is a PDF/),
		expect.stringMatching(/may ask for a password/),
		expect.stringMatching(/part of it may be missing/),
		expect.stringMatching(/a form that only Adobe Reader shows/),
	];

	test('is in the output of Send, of every recipient, and the fax goes out', async () => {
		const { items, error } = await send(await stored(doubtful, 'letter.tif'), {
			recipients: '07 3000 1000, 07 3000 2000',
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.warnings)).toEqual([warnings, warnings]);
		expect((await sent()).map(({ filename }) => filename)).toEqual(['letter.pdf', 'letter.pdf']);
	});

	test('is in the output of Send and Wait for Result', async () => {
		const { items } = await send(await stored(doubtful, 'letter.tif'), {
			operation: 'sendAndAwaitResult',
			recipient: '07 3000 1000',
			timeLimit: 60,
		});
		expect(items.map(({ json }) => json.warnings)).toEqual([warnings]);
	});

	test('of several documents is told with the name of each', async () => {
		const binary = {
			letter: await storeBinary(await makePdf(1), 'letter.pdf', 'application/pdf'),
			form: await storeBinary(Buffer.from('%PDF-1.4 /XFA %%EOF'), 'form.pdf', 'application/pdf'),
			scan: await storeBinary(Buffer.from('\0\x01\x02'), 'scan.pdf', 'application/pdf'),
		};
		const { items } = await send({ json: {}, binary }, { binaryFields: 'scan, letter, form' });
		expect(items[0]?.json.warnings).toEqual([
			expect.stringMatching(/^"scan\.pdf" is of a type/),
			expect.stringMatching(/^"form\.pdf" is a form/),
		]);
	});
});

test.each(['default', 'filesystem'] as const)(
	'in binary mode %s, what is beyond 64 KiB at both ends is sent and not looked at',
	async (mode) => {
		await useBinaryMode(mode);
		const middle = Buffer.alloc(300_000, '/Encrypt 1 0 R /XFA ');
		const padding = Buffer.alloc(65_536, 'x');
		const [start, end] = [Buffer.from('%PDF-1.4\n1 0 obj\nendobj\n'), Buffer.from('\n%%EOF')];
		const pdf = Buffer.concat([start, padding, middle, padding, end]);
		const { items } = await send(await stored(pdf, 'letter.pdf'));
		expect(items[0]?.json).toMatchObject({ documents: [{ bytes: pdf.length }], warnings: [] });
		const { items: later } = await send(
			await stored(Buffer.concat([pdf, Buffer.from('/Encrypt 1')]), 'letter.pdf'),
		);
		expect(later[0]?.json.warnings).toHaveLength(1);
		await useBinaryMode('filesystem');
	},
);

test.each([
	['at the first byte of them', -65_536, 1],
	['one byte before them', -65_537, 0],
	['across two pieces of the stream', -(300_000 % 16_384) - 4, 1],
	['across two earlier pieces', -(300_000 % 16_384) - 16_388, 1],
	['at the last byte', -8, 1],
])('the last 64 KiB of a stored document are seen whole: a name %s', async (_what, at, warnings) => {
	const pdf = Buffer.alloc(300_000, ' ');
	pdf.write('%PDF-1.4\n%%EOF');
	pdf.write('%%EOF', pdf.length - 20);
	pdf.write('/Encrypt', pdf.length + at);
	const { items } = await send(await stored(pdf, 'letter.pdf'));
	expect(items[0]?.json.warnings).toHaveLength(warnings);
});

test('a genuine old letter of 3 MiB goes out under its name, byte for byte', async () => {
	const letter = Buffer.concat([
		Buffer.from('d0cf11e0a1b11ae1', 'hex'),
		Buffer.alloc(3_145_728, 'Dear Sir '),
	]);
	const { error, items } = await send(await stored(letter, 'letter.doc'));
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject({ documents: [{ fileName: 'letter.doc' }], warnings: [] });
	const [fax] = (await gofax.admin.state()).faxes;
	expect((await gofax.admin.sentDocument(fax?.id ?? 0)).equals(letter)).toBe(true);
});

test('a document with the API token in it goes out byte for byte', async () => {
	const pdf = Buffer.from(`%PDF-1.4\n1 0 obj\n(?token=${gofax.token}&x) \xff\xfe\n%%EOF\n`, 'latin1');
	const { error } = await send(await stored(pdf, 'letter.pdf'));
	expect(error).toBeUndefined();
	const [fax] = (await gofax.admin.state()).faxes;
	expect((await gofax.admin.sentDocument(fax?.id ?? 0)).equals(pdf)).toBe(true);
});

test.each([
	['a web page', '\ufeff\n<!-- x --><HTML><body>Log in</body></HTML>', /a web page/],
	['base64', Buffer.from('%PDF-1.4 and something more').toString('base64'), /base64 text/],
])('%s that is called a PDF is refused before anything is sent', async (_what, content, advice) => {
	const { error } = await send(await stored(Buffer.from(content), 'letter.pdf'));
	expect(error?.message).toBe('The document in "data" is not what its name says');
	expect(error?.description).toMatch(advice);
	expect(await requests()).toEqual([]);
});

test('a text with blank lines and a form feed at its end costs one page', async () => {
	await send({ json: {} }, { content: 'text', text: 'Dear Dr Lee,\n\nthank you.\n\n\f\n' });
	expect((await gofax.admin.state()).faxes.map(({ pages }) => pages)).toEqual([1]);
});

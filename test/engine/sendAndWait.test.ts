import { ExecuteContext } from 'n8n-core';
import { createRunExecutionData, type IRunExecutionData } from 'n8n-workflow';
import { storeBinary } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode, type NodeRun } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';
import { WebhookDoor, type DoorAnswer } from './harness/WebhookDoor';

const gofax = simulatedAccount();

const sendAndWait = (parameters = {}) => ({
	type: 'goFax' as const,
	parameters: {
		resource: 'fax',
		operation: 'sendAndAwaitResult',
		recipient: '07 3000 1000',
		timeLimit: 60,
		...parameters,
	},
	credentials: gofax.credential(),
});

/** Before n8n 2.14, executions had no token. */
const withoutToken = () => createRunExecutionData({ resumeToken: '' });

async function park(data?: IRunExecutionData): Promise<NodeRun> {
	const document = await storeBinary(await makePdf(1), 'referral.pdf', 'application/pdf');
	return await runNode({ ...sendAndWait(), data, items: [{ json: {}, binary: { data: document } }] });
}

const callbackUrl = async () => new URL((await gofax.admin.state()).faxes[0]?.callbackUrl ?? '');

/** What n8n keeps of an execution that waits. */
const stored = ({ run }: NodeRun) => JSON.parse(JSON.stringify(run.data)) as IRunExecutionData;

async function callBack(parked: IRunExecutionData, query: string): Promise<DoorAnswer> {
	const faxId = (await gofax.admin.state()).faxes[0]?.id;
	return await new WebhookDoor(sendAndWait(), 'webhook', parked).call({
		query,
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: Buffer.from(
			`Recipient=61730001000&ID=${faxId}&Success=True&Message=Fax+successfully+sent&Subject=`,
		),
	});
}

test("the callback URL has n8n's token where there is one, the node's ID, and a key of its own", async () => {
	await park();
	expect((await callbackUrl()).href).toMatch(
		/^http:\/\/127\.0\.0\.1:5678\/webhook-waiting\/1\/node-under-test\?signature=[0-9a-f]{64}&key=[0-9a-f]{48}$/,
	);
	await gofax.admin.reset();
	await park(withoutToken());
	expect((await callbackUrl()).href).toMatch(
		/^http:\/\/127\.0\.0\.1:5678\/webhook-waiting\/1\/node-under-test\?key=[0-9a-f]{48}$/,
	);
});

describe('where n8n checks no token of its own', () => {
	test('a callback with the right key brings the result', async () => {
		const parked = await park(withoutToken());
		expect(parked.run.status).toBe('waiting');
		const { status, started } = await callBack(stored(parked), (await callbackUrl()).search);
		expect(status).toBe(200);
		expect(started).toMatchObject([
			{ json: { recipient: '61730001000', success: true, status: 'sent', timedOut: false } },
		]);
	});

	test.each<[string, (key: string) => string]>([
		['no query', () => ''],
		['no key', () => '?signature=x'],
		['an empty key', () => '?key='],
		['another key', () => `?key=${'f'.repeat(48)}`],
		['half of the key', (key) => `?key=${key.slice(0, 24)}`],
		['more than the key', (key) => `?key=${key}0`],
		['the key in a list', (key) => `?key[]=${key}`],
		['the key twice', (key) => `?key=${key}&key=${key}`],
		['the key inside an object', (key) => `?key[key]=${key}`],
		['the key in capitals', (key) => `?key=${key.toUpperCase()}`],
	])('%s is answered 401, and the execution waits on', async (_, query) => {
		const parked = await park(withoutToken());
		const key = (await callbackUrl()).searchParams.get('key') ?? '';
		expect(await callBack(stored(parked), query(key))).toMatchObject({
			status: 401,
			started: undefined,
			thrown: undefined,
		});
	});

	test('the key of one execution does not wake another', async () => {
		await park(withoutToken());
		const { search } = await callbackUrl();
		const other = await park(withoutToken());
		expect(await callBack(stored(other), search)).toMatchObject({ status: 401, started: undefined });
	});

	test('an execution that waits for no fax is not woken, not even without a key', async () => {
		for (const query of ['', '?key=']) {
			expect(await callBack(withoutToken(), query)).toMatchObject({ status: 401, started: undefined });
		}
	});
});

describe('on n8n 2.1 and older, which cannot say whether an agent runs the node', () => {
	const method = Object.getOwnPropertyDescriptor(ExecuteContext.prototype, 'isToolExecution') ?? {};
	beforeEach(() => void Reflect.deleteProperty(ExecuteContext.prototype, 'isToolExecution'));
	afterEach(() => void Object.defineProperty(ExecuteContext.prototype, 'isToolExecution', method));

	test('a fax goes out and waits', async () => {
		const { run, error } = await park(withoutToken());
		expect([error, run.status]).toEqual([undefined, 'waiting']);
		expect((await gofax.admin.counts()).faxes).toBe(1);
	});
});

test('a fax that GoFax took is not sent again when n8n cannot park the execution', async () => {
	const park = jest
		.spyOn(ExecuteContext.prototype, 'putExecutionToWait')
		.mockRejectedValue(new Error('The database is away'));
	try {
		const document = await storeBinary(await makePdf(1), 'referral.pdf', 'application/pdf');
		const { error } = await runNode({
			...sendAndWait(),
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			items: [{ json: {}, binary: { data: document } }],
		});
		expect(park).toHaveBeenCalledTimes(1);
		const [fax] = (await gofax.admin.state()).faxes;
		expect(error?.message).toBe(
			`GoFax has taken the fax (ID ${fax?.id}), but n8n could not wait for its result`,
		);
		expect(error?.description).toContain('The database is away');
		expect((await gofax.admin.counts()).faxes).toBe(1);
	} finally {
		park.mockRestore();
	}
});

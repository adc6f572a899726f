import type { IRunExecutionData } from 'n8n-workflow';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';
import { WebhookDoor } from './harness/WebhookDoor';

const gofax = simulatedAccount();

const sendAndWait = (parameters = {}, name = 'Under Test') => ({
	type: 'goFax' as const,
	parameters: {
		resource: 'fax',
		operation: 'sendAndAwaitResult',
		recipient: '07 3000 1000',
		content: 'text',
		text: 'Hello',
		timeLimit: 60,
		...parameters,
	},
	credentials: gofax.credential(),
	node: { name },
});

async function parkAndCallBack(id: (submitted: number) => unknown, name?: string) {
	const { run } = await runNode(sendAndWait({}, name));
	expect(run.status).toBe('waiting');
	const [fax] = (await gofax.admin.state()).faxes;
	const data = JSON.parse(JSON.stringify(run.data)) as IRunExecutionData;
	const outcome = await new WebhookDoor(sendAndWait({}, name), 'webhook', data).call({
		query: new URL(fax?.callbackUrl ?? '').search,
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: Buffer.from(
			`Recipient=61730001000&ID=${String(id(fax?.id ?? 0))}&Success=True&Message=Fax+successfully+sent`,
		),
	});
	return { faxId: String(fax?.id), ...outcome };
}

test('a callback with the key is ours even if GoFax reports another ID, and both are told', async () => {
	const { faxId, status, started } = await parkAndCallBack(() => 41340078);
	expect(status).toBe(200);
	expect(started).toMatchObject([
		{ json: { faxId, reportedFaxId: '41340078', success: true, timedOut: false } },
	]);
});

test('a callback with the same ID tells it twice', async () => {
	const { faxId, started } = await parkAndCallBack((submitted) => submitted);
	expect(started).toMatchObject([{ json: { faxId, reportedFaxId: faxId } }]);
});

test.each(['}} = {{', 'Fax "it" }}', "Fax 'n' \\ wait", '{{ $json.a }}', 'Fax ${x} `y`', 'Ünï 🖷'])(
	'a node called %s is woken',
	async (name) => {
		const { status, started, thrown } = await parkAndCallBack((submitted) => submitted, name);
		expect([thrown, status]).toEqual([undefined, 200]);
		expect(started).toHaveLength(1);
	},
);

test.each<[unknown, RegExp]>([
	[0, /^'Time Limit \(Minutes\)' is not 1 or more$/],
	[-1, /is not 1 or more/],
	['={{ 1e12 }}', /is not 525600 or less/],
	[525_601, /is not 525600 or less/],
	['={{ Infinity }}', /is not a number/],
	['soon', /is not a number/],
])('a time limit of %s minutes is an error before anything is sent', async (timeLimit, message) => {
	const { error } = await runNode(sendAndWait({ timeLimit }));
	expect(error?.message).toMatch(message);
	expect((await gofax.admin.state()).requests).toEqual([]);
});

test.each([
	[1, 1],
	[525_600, 525_600],
	['', 120],
])('a time limit of "%s" minutes waits for %i', async (timeLimit, minutes) => {
	const { run } = await runNode(sendAndWait({ timeLimit }));
	expect(run.status).toBe('waiting');
	expect(Number(run.waitTill) - Date.now()).toBeGreaterThan((minutes - 0.5) * 60_000);
	expect(Number(run.waitTill) - Date.now()).toBeLessThanOrEqual(minutes * 60_000);
});

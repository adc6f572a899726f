import { setTimeout as sleep } from 'node:timers/promises';
import type { INode, INodeParameters } from 'n8n-workflow';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';

const gofax = simulatedAccount();

const SMS: INodeParameters = {
	resource: 'sms',
	operation: 'send',
	recipients: '=041234567{{ $itemIndex }}',
	message: 'Hello',
};

/** What GoFax has been asked so far. */
const requests = async () => (await gofax.admin.state()).requests;

/** Runs the node for ten items, and stops the execution as soon as `when` holds. */
async function runAndStop(
	parameters: INodeParameters,
	when: () => Promise<boolean>,
	node: Partial<INode> = {},
) {
	let stopped = 0;
	const result = await runNode({
		type: 'goFax',
		parameters,
		credentials: gofax.credential(),
		node,
		items: Array.from({ length: 10 }, () => ({ json: {} })),
		whileRunning: async (stop) => {
			while (!(await when())) await sleep(10);
			stopped = Date.now();
			stop();
		},
	});
	return { ...result, took: Date.now() - stopped };
}

test('stopping begins nothing more, and waits for the answers to what is under way', async () => {
	await gofax.admin.addFault({ kind: 'latency', ms: 300 });
	const { run, items, error } = await runAndStop(
		{ ...SMS, options: { concurrentRequests: 2 } },
		async () => (await requests()).length === 4,
	);
	expect(run.status).toBe('canceled');
	expect(error).toBeUndefined();
	const accepted = (await gofax.admin.state()).sms;
	expect((await requests()).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
	expect(accepted.map(({ recipients }) => recipients[0]?.number).sort()).toEqual(
		[0, 1, 2, 3].map((item) => `6141234567${item}`),
	);
	expect(items.map(({ json }) => json.smsId).sort()).toEqual(accepted.map(({ id }) => String(id)).sort());
});

test('stopping ends the pause between batches at once, and no further batch begins', async () => {
	const { run, items, took } = await runAndStop(
		{ ...SMS, options: { concurrentRequests: 2, pauseBetweenBatches: 60_000 } },
		async () => (await gofax.admin.counts()).sms === 2,
	);
	expect(run.status).toBe('canceled');
	expect(took).toBeLessThan(3_000);
	expect(items).toHaveLength(2);
	expect(await requests()).toHaveLength(2);
});

test('stopping ends the pause before another attempt at once', async () => {
	await gofax.admin.addFault({ kind: '429', retryAfter: 20 });
	const { error, took } = await runAndStop(
		{ ...SMS, options: { concurrentRequests: 2 } },
		async () => (await requests()).filter(({ status }) => status === 429).length === 2,
	);
	expect(took).toBeLessThan(3_000);
	expect(error?.message).toBe('GoFax is getting too many requests at the moment');
	expect(await requests()).toHaveLength(2);
});

test("n8n's Retry On Fail does not begin again after a stop", async () => {
	await gofax.admin.addFault({ kind: '429', retryAfter: 20, times: 2 });
	await runAndStop(
		{ ...SMS, options: { concurrentRequests: 2 } },
		async () => (await requests()).filter(({ status }) => status === 429).length === 2,
		{ retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
	);
	expect((await gofax.admin.counts()).sms).toBe(0);
	expect(await requests()).toHaveLength(2);
});

test('stopping does not wait for what only reads', async () => {
	await gofax.admin.addFault({ kind: 'latency', ms: 30_000 });
	const { took } = await runAndStop(
		{ resource: 'sms', operation: 'get', smsId: '1', options: { concurrentRequests: 2 } },
		async () => (await requests()).length === 2,
	);
	expect(took).toBeLessThan(3_000);
	expect(await requests()).toHaveLength(2);
});

import type { INodeParameters, IRunExecutionData } from 'n8n-workflow';
import { asText } from '../../lib/json';
import { forgetProcessedItems } from './harness/processedItems';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';

const gofax = simulatedAccount();
beforeEach(forgetProcessedItems);

const FAX = { resource: 'fax', operation: 'send', recipients: '0730001000', content: 'text', text: 'Hello' };
const SMS = { resource: 'sms', operation: 'send', recipients: '0412345678', message: 'Hello' };
const WAIT = { ...FAX, operation: 'sendAndAwaitResult', recipient: '0730001000', timeLimit: 60 };

const execute = async (parameters: INodeParameters, data?: IRunExecutionData) =>
	await runNode({
		type: 'goFax',
		parameters,
		credentials: gofax.credential(),
		executionId: data ? '2' : '1',
		// As n8n has saved it.
		...(data && { data: structuredClone(data), mode: 'retry' as const }),
	});

const counts = async () => {
	const { faxes, sms: messages } = await gofax.admin.counts();
	return [faxes, messages];
};

test.each<[string, INodeParameters, INodeParameters, [number, number]]>([
	['another resource', FAX, SMS, [1, 1]],
	['another operation', FAX, WAIT, [2, 0]],
	['the same operation', FAX, FAX, [1, 0]],
])('a Retry after %s was chosen does what is chosen now', async (_what, before, after, expected) => {
	const first = await execute(before);
	const second = await execute(after, first.run.data);
	expect(second.error).toBeUndefined();
	expect(await counts()).toEqual(expected);
	const result = second.items[0]?.json;
	if (after === SMS) expect(result).toMatchObject({ smsId: expect.any(String) as unknown });
});

test('a Retry of a wait that was stopped claims no time-out and sends nothing, but names the fax', async () => {
	const parked = await execute(WAIT);
	expect(parked.run.status).toBe('waiting');
	const [sent] = (await gofax.admin.state()).faxes;
	const { error, items } = await execute(WAIT, parked.run.data);
	expect(items).toEqual([]);
	expect(error?.message).toBe('The wait for the result of the fax ended before the result came');
	expect(error?.description).toContain(`GoFax has taken the fax (ID ${asText(sent?.id)})`);
	expect(await counts()).toEqual([1, 0]);
});

// One file, because the tests share one n8n, which takes longer to start than most of them.
import type { INode } from 'n8n-workflow';
import { goFaxToolNode, itemsFromWebhook, using } from '../../n8n/workflow/nodes';
import { connect, node, workflow } from '../../n8n/workflow/workflow';
import type { Execution } from '../../n8n/client/decodeExecution';
import type { StoredCredential } from '../../n8n/client/n8nTypes';
import { startN8nUnderTest, type N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { waitFor } from '../../n8n/waitFor';
import { startByWebhook } from './harness/startByWebhook';
import { startChatModel, type ChatModel, type ChatRequest } from './harness/startChatModel';

jest.setTimeout(120_000);

let run: N8nUnderTest;
let model: ChatModel;
let openAi: StoredCredential;

beforeAll(async () => {
	model = await startChatModel();
	run = await startN8nUnderTest();
	openAi = await run.client.createCredential({
		name: 'Stand-in',
		type: 'openAiApi',
		data: { apiKey: 'none', url: model.url, header: false },
	});
}, 600_000);

beforeEach(async () => {
	await run.simulator.admin.reset();
});

afterAll(async () => {
	await run?.stop();
	await model?.close();
}, 60_000);

/** An agent of version 2 calls its tool itself; from 3 on n8n runs the tool as a node, and then the agent again. */
const VERSIONS = [2.2, 3.1];

const goFaxTool = (name: string, parameters: object, more: Partial<INode> = {}): INode =>
	goFaxToolNode(name, { options: {}, additionalFields: {}, ...parameters }, more);

const smsTool = (more: Partial<INode> = {}): INode =>
	goFaxTool(
		'Text someone',
		{
			resource: 'sms',
			operation: 'send',
			recipients: "={{ $fromAI('recipients', 'who gets it', 'string') }}",
			message: "={{ $fromAI('message', 'what it says', 'string') }}",
		},
		more,
	);

const call = (to: string, message: string) => ({ tool: 'Text_someone', input: { recipients: to, message } });

let made = 0;

/** Runs an agent with one tool, once for each item. */
async function ask(
	version: number,
	tool: INode,
	{ items = [{ to: 'anyone' }], batchSize = 1 } = {},
): Promise<Execution> {
	const path = `agent-${++made}`;
	const { id: workflowId } = await run.importWorkflow(
		workflow(
			path,
			[
				...itemsFromWebhook(path),
				node('File', 'n8n-nodes-base.convertToFile', 1.1, {
					operation: 'toText',
					sourceProperty: 'to',
					options: { fileName: 'a.txt' },
				}),
				node('Agent', '@n8n/n8n-nodes-langchain.agent', version, {
					promptType: 'define',
					text: "=Tell {{ $('Items').item.json.to }} that we open at nine",
					options: { batching: { batchSize, delayBetweenBatches: 0 } },
				}),
				node(
					'Model',
					'@n8n/n8n-nodes-langchain.lmChatOpenAi',
					1.2,
					{ model: { __rl: true, mode: 'id', value: 'stand-in' }, options: { maxRetries: 0 } },
					using(openAi),
				),
				tool,
			],
			{
				connections: {
					...connect(['Webhook', 'Items'], ['Items', 'File'], ['File', 'Agent']),
					Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
					[tool.name]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
				},
			},
		),
	);
	await run.client.publishWorkflow(workflowId);
	const id = await startByWebhook(run, workflowId, path, { items });
	return await run.client.executionEnded(id, { timeoutMs: 60_000, orWaiting: true });
}

/** What GoFax has accepted, oldest first. */
const accepted = async () =>
	(await run.simulator.admin.state()).sms
		.map(({ id, body, recipients }) => ({
			id: String(id),
			body,
			to: recipients.map(({ number }) => number).join(),
		}))
		.sort((a, b) => Number(a.id) - Number(b.id));

/** What went back to the model as results of its tool calls, in its last request. */
const toolResults = () =>
	(model.requests.at(-1)?.messages ?? [])
		.filter(({ role }) => role === 'tool')
		.map(({ content }) => JSON.stringify(content));

const errorsOf = (execution: Execution, name: string) =>
	execution.runsOf(name).map(({ error }) => error?.message);

const isAbout = (name: string, { messages }: ChatRequest) => JSON.stringify(messages).includes(name);
const hasResult = ({ messages }: ChatRequest) => messages.some(({ role }) => role === 'tool');

/** Has Ann and Bob told, each at their number, in any order in which n8n asks. */
const tellBoth = (request: ChatRequest) => {
	if (hasResult(request)) return 'Told.';
	return [isAbout('Ann', request) ? call('0400 000 001', 'Ann') : call('0400 000 002', 'Bob')];
};
const ANN_AND_BOB = [{ to: 'Ann' }, { to: 'Bob' }];

const GOES_ON: Partial<INode> = { onError: 'continueRegularOutput' };
const RETRIES: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
const answerLost = async () =>
	await run.simulator.admin.addFault({ path: '/SMS', kind: 'resetAfter', times: 1 });

const faxTool = (
	operation: 'send' | 'sendAndAwaitResult',
	more: Partial<INode> = {},
	parameters: object = { binaryFields: 'data' },
) => {
	const recipient = "={{ $fromAI('recipient', 'fax number', 'string') }}";
	return goFaxTool(
		'Fax',
		{ resource: 'fax', operation, recipient, recipients: recipient, timeLimit: 1, ...parameters },
		more,
	);
};
const FAX_CALL = { tool: 'Fax', input: { recipient: '07 3000 1000' } };

describe.each(VERSIONS)('AI Agent %s', (version) => {
	test('is offered our tool, sends one SMS with it and answers', async () => {
		model.script([call('0400 000 001', 'We open at nine')], 'Done: the SMS is on its way.');
		const execution = await ask(version, smsTool());
		expect(execution.status).toBe('success');
		expect(execution.jsonOf('Agent')).toEqual([
			expect.objectContaining({ output: 'Done: the SMS is on its way.' }),
		]);

		expect(model.requests).toHaveLength(2);
		expect(model.requests[0]?.tools).toEqual([
			{
				type: 'function',
				function: expect.objectContaining({
					name: 'Text_someone',
					description: 'Send SMS in GoFax',
					parameters: expect.objectContaining({
						type: 'object',
						properties: {
							recipients: { type: 'string', description: 'who gets it' },
							message: { type: 'string', description: 'what it says' },
						},
						required: ['recipients', 'message'],
					}) as unknown,
				}) as unknown,
			},
		]);
		const sent = await accepted();
		expect(sent).toEqual([{ id: expect.any(String) as unknown, to: '61400000001', body: 'We open at nine' }]);
		const [result] = toolResults();
		expect(result).toContain(`smsId`);
		expect(result).toContain(sent[0]?.id);
		expect(JSON.stringify(model.requests)).not.toContain(run.simulator.token);
		expect(JSON.stringify(execution.data)).not.toContain(run.simulator.token);
	});

	test('several calls, at once and one after the other, are as many SMS', async () => {
		model.script(
			[call('0400 000 001', 'one'), call('0400 000 002', 'two')],
			[call('0400 000 003', 'three')],
			'All told.',
		);
		const execution = await ask(version, smsTool());
		expect(execution.jsonOf('Agent')).toEqual([expect.objectContaining({ output: 'All told.' })]);
		const sent = await accepted();
		expect(sent.map(({ to, body }) => `${to} ${body}`).sort()).toEqual([
			'61400000001 one',
			'61400000002 two',
			'61400000003 three',
		]);
		const results = toolResults();
		expect(results).toHaveLength(3);
		for (const { id } of sent) expect(results.filter((result) => result.includes(id))).toHaveLength(1);
	});

	test('that handles two items one after the other sends both', async () => {
		model.script(tellBoth);
		const execution = await ask(version, smsTool(), { items: ANN_AND_BOB });
		expect(execution.jsonOf('Agent')).toHaveLength(2);
		expect((await accepted()).map(({ to, body }) => `${to} ${body}`).sort()).toEqual([
			'61400000001 Ann',
			'61400000002 Bob',
		]);
	});

	test('faxes a text that it has written', async () => {
		model.script([{ tool: 'Fax', input: { recipient: '07 3000 1000', text: 'We open at nine' } }], 'Faxed.');
		const text = "={{ $fromAI('text', 'what the fax says', 'string') }}";
		const execution = await ask(version, faxTool('send', {}, { content: 'text', text }));
		expect(execution.jsonOf('Agent')).toEqual([expect.objectContaining({ output: 'Faxed.' })]);
		const { faxes } = await run.simulator.admin.state();
		expect(faxes).toEqual([
			expect.objectContaining({
				sendTo: '61730001000',
				pages: 1,
				clientReference: `n8n-${execution.id}-0-0`,
			}),
		]);
		expect(toolResults().join()).toContain(String(faxes[0]?.id));
	});

	test('cannot fax a document: n8n gives a tool no file', async () => {
		model.script([FAX_CALL], 'I could not.');
		await ask(version, faxTool('send', GOES_ON));
		expect(toolResults().join()).toContain('The item has no document in the binary field');
		expect((await run.simulator.admin.counts()).faxes).toBe(0);
	});
});

describe('AI Agent 2.2, as it differs', () => {
	test('Send and Wait for Result is refused in our words', async () => {
		model.script([FAX_CALL], 'I cannot wait.');
		const execution = await ask(2.2, faxTool('sendAndAwaitResult', GOES_ON));
		expect(execution.jsonOf('Agent')).toEqual([expect.objectContaining({ output: 'I cannot wait.' })]);
		expect(toolResults().join()).toContain('An agent cannot wait for the result of a fax');
		expect((await run.simulator.admin.counts()).faxes).toBe(0);
	});

	test('a tool that continues on error tells the model what is wrong, and what to do', async () => {
		model.script([call('12', 'one')], 'That number is no good.');
		const execution = await ask(2.2, smsTool(GOES_ON));
		expect(execution.jsonOf('Agent')).toEqual([
			expect.objectContaining({ output: 'That number is no good.' }),
		]);
		expect(toolResults().join()).toMatch(/is not a number that can be sent to.*Write it with country code/);
		expect(await accepted()).toEqual([]);
	});

	test('a tool that continues on error says that an SMS may have gone out, and Retry On Fail does not repeat it', async () => {
		await answerLost();
		model.script([call('0400 000 001', 'one')], 'I am not sure that it went out.');
		await ask(2.2, smsTool({ ...RETRIES, ...GOES_ON }));
		expect(await accepted()).toHaveLength(1);
		expect(toolResults().join()).toContain('GoFax may have accepted the job anyway');
	});

	test('a tool that stops on error tells the model nothing', async () => {
		model.script([call('12', 'one')], 'Something went wrong.');
		const execution = await ask(2.2, smsTool());
		expect(execution.status).toBe('success');
		expect(toolResults()).toEqual(['""']);
		expect(errorsOf(execution, 'Text someone')).toEqual([
			expect.stringContaining('is not a number that can be sent to'),
		]);
	});

	test('Retry On Fail is a new run of the tool, and still does not repeat what GoFax took without an answer', async () => {
		await answerLost();
		model.script([call('0400 000 001', 'one')], 'Done.');
		await ask(2.2, smsTool(RETRIES));
		expect(await accepted()).toHaveLength(1);
	});

	test('two items at the same time share one run of the tool, n8n gives the second the arguments of the first, and nothing goes out twice', async () => {
		// Bob's call comes when Ann's is over, which makes the order certain.
		model.script(async (request) => {
			if (isAbout('Bob', request) && !hasResult(request)) {
				await waitFor(() => model.requests.some((other) => isAbout('Ann', other) && hasResult(other)), {
					what: "the result of Ann's call",
				});
			}
			return tellBoth(request);
		});
		const execution = await ask(2.2, smsTool(), { items: ANN_AND_BOB, batchSize: 2 });
		expect(execution.jsonOf('Agent')).toHaveLength(2);
		expect((await accepted()).map(({ to }) => to)).toEqual(['61400000001']);
		expect(isAbout('Bob', model.requests.at(-1) ?? { model: '', messages: [] })).toBe(true);
		expect(toolResults().join()).toContain('61400000001');
	});
});

describe('AI Agent 3.1, as it differs', () => {
	test('Send and Wait for Result sends nothing either', async () => {
		model.script([FAX_CALL], 'I cannot.');
		const execution = await ask(3.1, faxTool('sendAndAwaitResult', GOES_ON));
		expect(execution.status).toBe('success');
		expect(toolResults().join()).toContain('An agent cannot wait for the result of a fax');
		expect((await run.simulator.admin.counts()).faxes).toBe(0);
	});

	test.each([
		['stops', {}],
		['continues', GOES_ON],
	])('a tool that %s on error tells the model that an SMS may have gone out', async (_, settings) => {
		await answerLost();
		model.script([call('0400 000 001', 'one')], 'I am not sure.');
		await ask(3.1, smsTool(settings));
		expect(toolResults().join()).toContain(
			'The connection to GoFax broke before its answer came, and it may have accepted the job',
		);
	});

	test('Retry On Fail does not repeat what GoFax took without an answer', async () => {
		await answerLost();
		model.script([call('0400 000 001', 'one')], 'I am not sure.');
		await ask(3.1, smsTool(RETRIES));
		expect(await accepted()).toHaveLength(1);
	});

	test('two items at the same time are both told', async () => {
		model.script(tellBoth);
		await ask(3.1, smsTool(), { items: ANN_AND_BOB, batchSize: 2 });
		expect((await accepted()).map(({ to, body }) => `${to} ${body}`).sort()).toEqual([
			'61400000001 Ann',
			'61400000002 Bob',
		]);
	});
});

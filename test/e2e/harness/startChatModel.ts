import type { AddressInfo } from 'node:net';
import fastify from 'fastify';

/** A request of OpenAI's chat completions, as far as the tests look at it. */
export interface ChatRequest {
	model: string;
	messages: Array<{ role: string; content: unknown; tool_call_id?: string }>;
	tools?: Array<{ type: string; function: { name: string; description: string; parameters: unknown } }>;
}

/** What the model says: a text, or the tools that it wants called with these arguments. */
export type ChatAnswer = string | Array<{ tool: string; input: object }>;

/** Decides an answer from the whole conversation so far. */
export type ChatRule = (request: ChatRequest) => ChatAnswer | Promise<ChatAnswer>;

export interface ChatModel {
	/** For the Base URL of n8n's OpenAI credential. */
	url: string;
	/** What was asked since the last script(), oldest first. */
	requests: ChatRequest[];
	/** Answers for the requests to come, in this order, or a rule for all of them. */
	script(...answers: ChatAnswer[] | [ChatRule]): void;
	close(): Promise<void>;
}

/** A stand-in for OpenAI's API on loopback, which says what it is told to say. */
export async function startChatModel(): Promise<ChatModel> {
	const server = fastify();
	const requests: ChatRequest[] = [];
	let answers: Array<ChatAnswer | ChatRule> = [];
	let calls = 0;

	server.post('/v1/chat/completions', async (request, reply) => {
		const body = request.body as ChatRequest;
		requests.push(body);
		const next = typeof answers[0] === 'function' ? answers[0] : answers.shift();
		const answer = typeof next === 'function' ? await next(body) : next;
		if (answer === undefined)
			return await reply.code(400).send({ error: { message: 'The script has no further answer' } });
		const message =
			typeof answer === 'string'
				? { content: answer }
				: {
						content: null,
						tool_calls: answer.map(({ tool, input }) => ({
							id: `call_${++calls}`,
							type: 'function',
							function: { name: tool, arguments: JSON.stringify(input) },
						})),
					};
		return {
			id: `chatcmpl-${requests.length}`,
			object: 'chat.completion',
			created: 0,
			model: body.model,
			choices: [
				{
					index: 0,
					message: { role: 'assistant', ...message },
					finish_reason: typeof answer === 'string' ? 'stop' : 'tool_calls',
				},
			],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	});
	await server.listen({ host: '127.0.0.1', port: 0 });

	return {
		url: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/v1`,
		requests,
		script(...next) {
			answers = next;
			requests.length = 0;
		},
		close: async () => await server.close(),
	};
}

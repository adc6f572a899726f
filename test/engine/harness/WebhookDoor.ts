import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import express, { type Request, type Response } from 'express';
import { WebhookContext } from 'n8n-core';
import type { INodeExecutionData, IRunExecutionData, IWebhookData, WorkflowExecuteMode } from 'n8n-workflow';
import { testWorkflow, type TestWorkflowOptions } from './TestWorkflow';
import { receiveAsN8n } from './receiveAsN8n';

export interface RawCall {
	/** With its question mark. */
	query?: string;
	/** Any names and values, also such as no HTTP parser would let through. */
	headers?: Readonly<Record<string, unknown>>;
	body?: Buffer;
	/** In place of reading `body`: what the request has by the time webhook() is called. */
	already?: { body?: unknown; rawBody?: unknown; readRawBody?: unknown };
}

export interface DoorAnswer {
	/** Of the answer that our code gave; undefined where n8n refused the call before our code was asked. */
	status: number | undefined;
	/** Items that an execution would start with. */
	started: INodeExecutionData[] | undefined;
	thrown: unknown;
	/** Reading of the body included. */
	milliseconds: number;
	/** Of our code alone. */
	ownMilliseconds: number;
	/** What n8n made of the body; to be given to another door as `already`. Undefined where n8n refused the call. */
	received: RawCall['already'];
}

const NOT_ASKED = {
	status: undefined,
	started: undefined,
	thrown: undefined,
	ownMilliseconds: 0,
	received: undefined,
};

/**
 * A node's webhook() without a network, for very many calls: express's own request and response over node:http's classes,
 * with the bytes pushed in as the parser would, and n8n-core's WebhookContext. TriggerEndpoint has the network.
 */
export class WebhookDoor {
	private readonly app = express();
	private readonly settle = new WeakMap<object, (outcome: Omit<DoorAnswer, 'milliseconds'>) => void>();
	private readonly calls = new WeakMap<object, RawCall>();
	private readonly made: ReturnType<typeof testWorkflow>;

	constructor(
		readonly options: TestWorkflowOptions,
		readonly mode: WorkflowExecuteMode = 'webhook',
		/** Data of the execution to wake, where one waits. */
		private readonly waiting: IRunExecutionData | null = null,
	) {
		this.made = testWorkflow(options);
		this.app.set('query parser', 'extended');
		this.app.post('/webhook', async (incoming, response) => {
			this.settle.get(incoming)?.(await this.answer(incoming, response));
		});
	}

	async call(call: RawCall): Promise<DoorAnswer> {
		const incoming = new IncomingMessage(new Socket());
		incoming.method = 'POST';
		incoming.url = `/webhook${call.query ?? ''}`;
		incoming.headers = {
			'content-length': String(call.body?.length ?? 0),
			...call.headers,
		} as IncomingMessage['headers'];
		if (call.body && call.body.length > 0) incoming.push(call.body);
		incoming.push(null);
		// As the parser does at the end of a message; otherwise it counts as broken off.
		incoming.complete = true;
		const started = performance.now();
		const outcome = await new Promise<Omit<DoorAnswer, 'milliseconds'>>((resolve) => {
			this.calls.set(incoming, call);
			this.settle.set(incoming, resolve);
			this.app(incoming, new ServerResponse(incoming));
		});
		return { ...outcome, milliseconds: performance.now() - started };
	}

	private async answer(incoming: Request, response: Response): Promise<Omit<DoorAnswer, 'milliseconds'>> {
		const already = this.calls.get(incoming)?.already;
		let tidyUp = () => Promise.resolve();
		try {
			if (already) Object.assign(incoming, already);
			else tidyUp = await receiveAsN8n(incoming);
		} catch {
			return NOT_ASKED;
		}
		const { workflow, node, additionalData } = this.made;
		const context = new WebhookContext(
			workflow,
			node,
			{ ...additionalData, httpRequest: incoming, httpResponse: response },
			this.mode,
			{
				node: node.name,
				webhookDescription: { name: 'default', httpMethod: 'POST', path: '' },
			} as IWebhookData,
			[],
			this.waiting,
		);
		const begin = performance.now();
		const { body, rawBody } = incoming as { body?: unknown; rawBody?: unknown };
		const own = () => ({ ownMilliseconds: performance.now() - begin, received: { body, rawBody } });
		try {
			const result = await workflow.nodeTypes.getByNameAndVersion(node.type, 1).webhook?.call(context);
			if (!result?.noWebhookResponse) response.status(200).json(result?.webhookResponse);
			if (!response.writableEnded) throw new Error('The call was not answered');
			return { status: response.statusCode, started: result?.workflowData?.[0], thrown: undefined, ...own() };
		} catch (thrown) {
			return { ...NOT_ASKED, thrown, ...own() };
		} finally {
			await tidyUp();
		}
	}
}

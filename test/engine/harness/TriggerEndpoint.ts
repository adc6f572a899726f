import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { WebhookContext } from 'n8n-core';
import type { INodeExecutionData, IWebhookData, WorkflowExecuteMode } from 'n8n-workflow';
import { request } from 'undici';
import { testWorkflow, type TestWorkflowOptions } from './TestWorkflow';
import { readBodyAsN8n } from './readBodyAsN8n';
import { runNode, type NodeRun } from './runNode';

export interface Answer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	body: string;
}

export interface Call {
	method?: 'POST';
	query?: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
}

/**
 * A trigger behind a real HTTP server: n8n-core's WebhookContext for webhook(), then, if that starts an execution,
 * WorkflowExecute for execute().
 */
export class TriggerEndpoint {
	/** Executions that were started, in order. */
	readonly runs: NodeRun[] = [];

	/** What webhook() threw: n8n would record a failed execution for it. */
	readonly thrown: unknown[] = [];

	private server: Server | undefined;

	private executions = 0;

	constructor(
		private readonly options: TestWorkflowOptions,
		private readonly mode: WorkflowExecuteMode = 'webhook',
	) {}

	get url(): string {
		return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}/webhook`;
	}

	/** Items that went on to the next node. */
	get passed(): INodeExecutionData[] {
		return this.runs.flatMap(({ items }) => items);
	}

	async start(): Promise<this> {
		const app = express();
		app.disable('x-powered-by');
		app.all('/webhook', async (incoming, response) => {
			if (!(await readBodyAsN8n(incoming))) {
				response.status(422).json({ message: 'Failed to parse request body' });
				return;
			}
			const { workflow, node, additionalData } = testWorkflow(this.options);
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
				null,
			);
			const type = workflow.nodeTypes.getByNameAndVersion(node.type, 1);
			try {
				const result = await type.webhook?.call(context);
				const started = result?.workflowData?.[0];
				if (started) {
					const executionId = String(++this.executions);
					this.runs.push(await runNode({ ...this.options, items: started, mode: this.mode, executionId }));
				}
				if (!result?.noWebhookResponse) response.status(200).json(result?.webhookResponse);
			} catch (error) {
				this.thrown.push(error);
				response.status(500).json({ message: 'Workflow could not be started' });
			}
		});
		await new Promise<void>((resolve) => {
			this.server = app.listen(0, '127.0.0.1', () => resolve());
		});
		return this;
	}

	async stop(): Promise<void> {
		await new Promise((resolve) => this.server?.close(resolve));
	}

	async call({ method = 'POST', query = '', headers = {}, body }: Call): Promise<Answer> {
		const answer = await request(this.url + query, { method, headers, body });
		return { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() };
	}
}

import { HookContext } from 'n8n-core';
import type { IDataObject, IWebhookData } from 'n8n-workflow';
import { testWorkflow, type TestWorkflowOptions } from './TestWorkflow';

export interface HookOptions extends TestWorkflowOptions {
	/** A test run in the editor: n8n gives the test URL then, and keeps the static data of its own. */
	isTest?: boolean;
	/** Where n8n says it is reached. */
	webhookBaseUrl?: string;
}

/** The life cycle of a trigger's webhook as n8n runs it: n8n-core's HookContext, and static data kept between the hooks. */
export class TriggerHooks {
	staticData: IDataObject = {};

	constructor(private readonly options: HookOptions) {}

	private async hook(name: 'checkExists' | 'create' | 'delete'): Promise<boolean> {
		const { isTest = false, webhookBaseUrl } = this.options;
		const { workflow, node, additionalData } = testWorkflow({ ...this.options, staticData: this.staticData });
		if (webhookBaseUrl) additionalData.webhookBaseUrl = webhookBaseUrl;
		const webhook = {
			isTest,
			webhookDescription: { name: 'default', httpMethod: 'POST', path: '' },
		} as IWebhookData;
		const context = new HookContext(
			workflow,
			node,
			additionalData,
			isTest ? 'manual' : 'internal',
			isTest ? 'manual' : 'activate',
			webhook,
		);
		const type = workflow.nodeTypes.getByNameAndVersion(node.type, 1);
		const result = await type.webhookMethods?.default?.[name]?.call(context);
		this.staticData = workflow.staticData;
		return result === true;
	}

	/** As n8n does it: create() is called only if checkExists() finds nothing. */
	async activate(): Promise<void> {
		if (!(await this.hook('checkExists'))) await this.hook('create');
	}

	async checkExists(): Promise<boolean> {
		return await this.hook('checkExists');
	}

	async create(): Promise<boolean> {
		return await this.hook('create');
	}

	async deactivate(): Promise<boolean> {
		return await this.hook('delete');
	}
}

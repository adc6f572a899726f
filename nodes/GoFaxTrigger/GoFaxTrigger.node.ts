import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { toProperties } from '../platform/parameters';
import { goFaxApiCredentialTest } from '../transport/credentialTest';
import { goFaxWebhookCredentialTest } from '../webhook/webhookCredential';
import { checkNotificationTrigger } from './checkNotificationTrigger';
import { fields } from './fields';
import { processNotification } from './processNotification';
import { receiveNotification } from './receiveNotification';
import { checkExists, create, remove } from './registration';

export class GoFaxTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoFax Trigger',
		name: 'goFaxTrigger',
		icon: { light: 'file:../../icons/gofax.svg', dark: 'file:../../icons/gofax.dark.svg' },
		group: ['trigger'],
		// Not 1: for a node of version 1 n8n evaluates an expression in its sandbox for each call, before the node is asked.
		version: 2,
		subtitle: '={{$parameter["event"]}}',
		description: 'Starts the workflow when GoFax has sent a fax, received a fax, or sent an SMS',
		eventTriggerDescription: 'Waiting for GoFax to report an event',
		activationMessage: 'From now on the workflow starts with each event that GoFax reports.',
		defaults: { name: 'GoFax Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			// Needed for Automatic registration, the document and the details; n8n cannot express that "or".
			{ name: 'goFaxApi', testedBy: 'goFaxApiCredentialTest' },
			{
				name: 'goFaxWebhookApi',
				required: true,
				testedBy: 'goFaxWebhookCredentialTest',
				displayOptions: { hide: { authentication: ['none'] } },
			},
		],
		// With an empty responseData n8n sends what webhook() gives as webhookResponse; without one it sends its own constant.
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'gofax' },
		],
		triggerPanel: {
			header: '',
			executionsHelp: {
				inactive:
					'Webhooks have two modes: test and production.<br><br><b>Use test mode while you build the workflow</b>: click "Execute step", then let GoFax report an event, for example by sending a fax. <br><br><b>Publish the workflow for production mode</b>: it then starts with every event, and you see it in the list of executions.',
				active:
					'<b>The workflow is published</b> and starts with every event; you see it in the list of executions.<br><br>To try changes, click "Execute step": with automatic registration, the test takes over the notification URL and gives it back when it ends.',
			},
			activationHint: 'Once you have built the workflow, publish it to start it with every event.',
		},
		properties: toProperties(fields),
	};

	methods = { credentialTest: { goFaxApiCredentialTest, goFaxWebhookCredentialTest } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				await checkNotificationTrigger(this);
				return await checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await checkNotificationTrigger(this);
				return await create(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await remove(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveNotification(this);
	}

	/** Runs on what webhook() delivered, on a worker too. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await processNotification(this);
	}
}

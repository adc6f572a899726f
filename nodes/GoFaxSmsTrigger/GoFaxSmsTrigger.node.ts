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
import { skipDuplicates } from '../webhook/skipDuplicates';
import { goFaxWebhookCredentialTest } from '../webhook/webhookCredential';
import { checkSmsTrigger } from './checkSmsTrigger';
import { fields } from './fields';
import { receiveSmsEvent } from './receiveSmsEvent';

export class GoFaxSmsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoFax SMS Trigger',
		name: 'goFaxSmsTrigger',
		icon: { light: 'file:../../icons/gofax.svg', dark: 'file:../../icons/gofax.dark.svg' },
		group: ['trigger'],
		// Not 1: for a node of version 1 n8n evaluates an expression in its sandbox for each call, before the node is asked.
		version: 2,
		subtitle: '={{[$parameter["events"]].flat().join(", ")}}',
		description: 'Starts the workflow when somebody replies to an SMS or sends one to a GoFax number',
		eventTriggerDescription: 'Waiting for GoFax to report an SMS',
		activationMessage: 'From now on the workflow starts with each SMS that GoFax reports.',
		defaults: { name: 'GoFax SMS Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'goFaxWebhookApi',
				required: true,
				testedBy: 'goFaxWebhookCredentialTest',
				displayOptions: { hide: { signatureCheck: ['off'] } },
			},
		],
		// With an empty responseData n8n sends what webhook() gives as webhookResponse; without one it sends its own constant.
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'gofax-sms',
			},
		],
		triggerPanel: {
			header: '',
			executionsHelp: {
				inactive:
					'Webhooks have two modes: test and production.<br><br><b>Use test mode while you build the workflow</b>: click "Execute step", enter the Test URL in the GoFax portal, and press Test there. <br><br><b>Publish the workflow for production mode</b> and enter the Production URL.',
				active:
					'<b>The workflow is published</b> and starts with every SMS; you see it in the list of executions.<br><br>To try changes, click "Execute step" and let a second webhook in the GoFax portal call the Test URL.',
			},
			activationHint: 'Once you have built the workflow, publish it to start it with every SMS.',
		},
		properties: toProperties(fields),
	};

	methods = { credentialTest: { goFaxWebhookCredentialTest } };

	webhookMethods = {
		default: {
			/** Never taken as registered, so that create() checks the node with each activation. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			/** The URL is entered in the GoFax portal: GoFax has no API for it. */
			async create(this: IHookFunctions): Promise<boolean> {
				await checkSmsTrigger(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveSmsEvent(this);
	}

	/** Runs on what webhook() delivered, on a worker too. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await skipDuplicates(this);
	}
}

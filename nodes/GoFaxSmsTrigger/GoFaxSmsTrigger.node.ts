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
import { duplicatesOption, duplicateWindowOption } from '../webhook/duplicatesOptions';
import { skipDuplicates } from '../webhook/skipDuplicates';
import { goFaxWebhookCredentialTest } from '../webhook/webhookCredential';
import { receiveSmsEvent, requireSecret } from './receiveSmsEvent';

export class GoFaxSmsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoFax SMS Trigger',
		name: 'goFaxSmsTrigger',
		icon: { light: 'file:../../icons/gofax.svg', dark: 'file:../../icons/gofax.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["events"].join(", ")}}',
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
				displayOptions: { show: { signatureCheck: ['enforce', 'report'] } },
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
		properties: [
			{
				displayName:
					'In the GoFax portal open My Account > Webhooks > Add a New Webhook. Enter the Production URL (open Webhook URLs above), select the same events as below, tick Include Content, and set a Signing Secret.',
				name: 'portalNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				noDataExpression: true,
				options: [
					{
						name: 'SMS Received',
						value: 'smsReceived',
						description: 'An SMS came in that answers none of yours',
					},
					{ name: 'SMS Reply', value: 'smsReply', description: 'Somebody replied to an SMS of yours' },
				],
				default: ['smsReply', 'smsReceived'],
				description:
					'What starts the workflow. GoFax documents only how a reply looks; everything that is no reply counts as received.',
			},
			{
				displayName: 'Signature Check',
				name: 'signatureCheck',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Enforce',
						value: 'enforce',
						description: 'Refuse an event whose signature is missing or wrong',
					},
					{ name: 'Off', value: 'off', description: 'Whoever knows the URL can start the workflow' },
					{
						name: 'Report Only',
						value: 'report',
						description: 'Accept every event, and say in the output what the check found',
					},
				],
				default: 'enforce',
				description:
					'What to do with the signature. GoFax does not document its exact form; the usual ones are recognised. Report Only shows which it is.',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					duplicatesOption,
					duplicateWindowOption,
					{
						displayName: 'Include Headers',
						name: 'includeHeaders',
						type: 'boolean',
						default: false,
						description:
							'Whether to put the headers of the request into the output. Credentials and the signature stay out.',
					},
					{
						displayName: 'Keywords',
						name: 'keywords',
						type: 'string',
						default: '',
						placeholder: 'e.g. STOP, YES',
						description:
							'Start only for messages that begin with one of these words, with commas between, in capitals or not',
					},
					{
						displayName: 'Only From These Numbers',
						name: 'fromNumbers',
						type: 'string',
						default: '',
						placeholder: 'e.g. 0412 345 678',
						description: 'Start only for messages from these numbers, with commas between, in any spelling',
					},
					{
						displayName: 'Only to These Numbers',
						name: 'toNumbers',
						type: 'string',
						default: '',
						description:
							'Start only for messages to these numbers or sender IDs, with commas between, in any spelling',
					},
					{
						displayName: 'Signature Header',
						name: 'signatureHeader',
						type: 'string',
						default: 'X-GoFax-Signature',
						description:
							'Name of the header with the signature. GoFax writes "X-GoFax-Signature (or equivalent header)".',
					},
				],
			},
		],
	};

	methods = { credentialTest: { goFaxWebhookCredentialTest } };

	webhookMethods = {
		default: {
			/** Never taken as registered, so that create() checks the secret with each activation. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			/** The URL is entered in the GoFax portal: GoFax has no API for it. */
			async create(this: IHookFunctions): Promise<boolean> {
				await requireSecret(this);
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

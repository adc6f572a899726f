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
import { goFaxApiCredentialTest } from '../transport/credentialTest';
import { duplicatesOption, duplicateWindowOption } from '../webhook/duplicatesOptions';
import { goFaxWebhookCredentialTest } from '../webhook/webhookCredential';
import { processNotification } from './processNotification';
import { receiveNotification } from './receiveNotification';
import { checkExists, create, remove } from './registration';

export class GoFaxTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoFax Trigger',
		name: 'goFaxTrigger',
		icon: { light: 'file:../../icons/gofax.svg', dark: 'file:../../icons/gofax.dark.svg' },
		group: ['trigger'],
		version: 1,
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
				displayOptions: { show: { authentication: ['basicAuth'] } },
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
					'<b>The workflow is published</b> and starts with every event; you see it in the list of executions.<br><br>To try changes, click "Execute step": with automatic registration the test takes the notification URL over and gives it back at its end.',
			},
			activationHint: 'Once you have built the workflow, publish it to start it with every event.',
		},
		properties: [
			{
				displayName: 'Event',
				name: 'event',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Fax Received',
						value: 'faxReceived',
						description: 'GoFax has received a fax on one of your numbers',
					},
					{ name: 'Fax Sent', value: 'faxSent', description: 'A fax has been sent or has finally failed' },
					{
						name: 'SMS Sent',
						value: 'smsSent',
						description: 'An SMS has been delivered or has finally failed',
					},
				],
				default: 'faxReceived',
				description: 'What starts the workflow. Each node has a URL of its own, for one event.',
			},
			{
				displayName: 'Registration',
				name: 'registration',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Automatic',
						value: 'automatic',
						description:
							'Enter the URL in the GoFax settings now, and put back what was there when the workflow is unpublished',
					},
					{ name: 'Manual', value: 'manual', description: 'You enter the URL in the GoFax portal' },
				],
				default: 'automatic',
				displayOptions: { show: { event: ['faxReceived', 'faxSent'] } },
				description:
					'Who enters the webhook URL at GoFax. Reading the settings, which Automatic needs, is not documented by GoFax.',
			},
			{
				displayName:
					'GoFax has one URL for this event. While this workflow is published, other systems that used it get no events; what was there is put back when you unpublish.',
				name: 'automaticNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { registration: ['automatic'], event: ['faxReceived', 'faxSent'] } },
			},
			{
				displayName:
					'Open Webhook URLs above and copy the Production URL into the GoFax portal: My Account > Account Details. To enter a user and password there, set Authentication below.',
				name: 'faxReceivedNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { registration: ['manual'], event: ['faxReceived'] } },
			},
			{
				displayName:
					'Open Webhook URLs above and copy the Production URL into the GoFax portal: Send Fax Service > Manage Send Settings > General Fax Settings. To enter a user and password there, set Authentication below.',
				name: 'faxSentNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { registration: ['manual'], event: ['faxSent'] } },
			},
			{
				displayName:
					'Open Webhook URLs above and copy the Production URL into the GoFax portal: Send SMS Service > Manage SMS Settings > General SMS Settings. GoFax has no API for it.',
				name: 'smsSentNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { event: ['smsSent'] } },
			},
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Basic Auth',
						value: 'basicAuth',
						description: 'GoFax must send the user and password of the credential',
					},
					{ name: 'None', value: 'none', description: 'Whoever knows the URL can start the workflow' },
				],
				default: 'none',
				description: 'How to tell that an event comes from GoFax. These notifications have no signature.',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Add Details',
						name: 'addDetails',
						type: 'boolean',
						default: false,
						displayOptions: { show: { '/event': ['faxSent', 'smsSent'] } },
						description:
							'Whether to read the fax or SMS at GoFax and add what it says, under details. Needs the GoFax credential.',
					},
					{
						displayName: 'Download Document',
						name: 'downloadDocument',
						type: 'boolean',
						default: false,
						displayOptions: { show: { '/event': ['faxReceived'] } },
						description: 'Whether to fetch the fax as a file. Needs the GoFax credential.',
					},
					duplicatesOption,
					duplicateWindowOption,
					{
						displayName: 'Only Complete Faxes',
						name: 'completeOnly',
						type: 'boolean',
						default: false,
						displayOptions: { show: { '/event': ['faxReceived'] } },
						description: 'Whether to leave out faxes that came in part only',
					},
					{
						displayName: 'Only These Numbers',
						name: 'numbers',
						type: 'string',
						default: '',
						placeholder: 'e.g. 07 3000 0000, 07 3000 0001',
						displayOptions: { show: { '/event': ['faxReceived'] } },
						description: 'Start only for faxes to these numbers of yours, with commas between',
					},
					{
						displayName: 'Only These Senders',
						name: 'senders',
						type: 'string',
						default: '',
						displayOptions: { show: { '/event': ['faxReceived'] } },
						description: 'Start only for faxes from these numbers or station IDs, with commas between',
					},
					{
						displayName: 'Outcome',
						name: 'outcome',
						type: 'options',
						options: [
							{ name: 'All', value: 'all' },
							{ name: 'Only Failures', value: 'failure' },
							{ name: 'Only Successes', value: 'success' },
						],
						default: 'all',
						displayOptions: { show: { '/event': ['faxSent', 'smsSent'] } },
						description: 'Which results start the workflow',
					},
					{
						displayName: 'Put Output File in Field',
						name: 'binaryField',
						type: 'string',
						default: 'data',
						displayOptions: { show: { '/event': ['faxReceived'] } },
						hint: 'The name of the output field to put the file in',
						description: 'Name of the binary field for the downloaded document',
					},
					{
						displayName: 'Subject Contains',
						name: 'subjectContains',
						type: 'string',
						default: '',
						displayOptions: { show: { '/event': ['faxSent'] } },
						description: 'Start only for faxes with this text in their subject, in capitals or not',
					},
					{
						displayName: 'URL Field',
						name: 'urlField',
						type: 'string',
						default: '',
						placeholder: 'e.g. NotificationURL',
						displayOptions: { show: { '/registration': ['automatic'] } },
						description:
							'Name of the setting that holds the notification URL, if the node does not find it by itself. Setting > Get of the GoFax node shows the names.',
					},
				],
			},
		],
	};

	methods = { credentialTest: { goFaxApiCredentialTest, goFaxWebhookCredentialTest } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
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

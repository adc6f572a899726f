import type { Field, Fields } from '../platform/Field';
import { duplicatesOption, duplicateWindowOption } from '../webhook/duplicatesOptions';

// Fields are hidden for the values that they are not for, and not shown for the others: n8n drops what is not shown, and a
// filter must not vanish because a workflow that was not made in the editor spells an option in another way.

/** What execute() does besides looking for duplicates. */
export const workOptions = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	default: {},
	options: [
		{
			displayName: 'Add Details',
			name: 'addDetails',
			type: 'boolean',
			default: false,
			displayOptions: { hide: { '/event': ['faxReceived'] } },
			description:
				'Whether to get the fax or SMS from GoFax and add what GoFax says about it, under details. Needs the GoFax credential.',
		},
		{
			displayName: 'Download Document',
			name: 'downloadDocument',
			type: 'boolean',
			default: false,
			displayOptions: { hide: { '/event': ['faxSent', 'smsSent'] } },
			description: 'Whether to fetch the fax as a file. Needs the GoFax credential.',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryField',
			type: 'string',
			default: 'data',
			displayOptions: { hide: { '/event': ['faxSent', 'smsSent'] } },
			hint: 'The name of the output field to put the file in',
			description: 'Name of the binary field for the downloaded document',
		},
	],
} as const satisfies Field;

const [addDetails, downloadDocument, binaryField] = workOptions.options;

const event = {
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
} as const satisfies Field;

const registration = {
	displayName: 'Registration',
	name: 'registration',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Automatic',
			value: 'automatic',
			description:
				'Enter the URL in the GoFax settings when you publish the workflow, and restore the previous one when you unpublish it',
		},
		{ name: 'Manual', value: 'manual', description: 'You enter the URL in the GoFax portal' },
	],
	default: 'automatic',
	displayOptions: { hide: { event: ['smsSent'] } },
	description:
		"How the webhook URL is registered with GoFax. GoFax does not document reading the settings, which 'Automatic' needs.",
} as const satisfies Field;

const authentication = {
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
		{ name: 'None', value: 'none', description: 'Anyone who knows the URL can start the workflow' },
	],
	default: 'none',
	description: 'How to check that an event comes from GoFax. These notifications have no signature.',
} as const satisfies Field;

/** What the hooks need to know. */
export const registrationFields = [event, registration, authentication] as const;

export const fields = [
	event,
	registration,
	{
		displayName:
			'GoFax has one URL for this event. While this workflow is published, other systems that used it get no events; the previous URL is restored when you unpublish.',
		name: 'automaticNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['automatic'], event: ['faxReceived', 'faxSent'] } },
	},
	{
		displayName:
			"Open 'Webhook URLs' above and copy the Production URL into the GoFax portal: My Account > Account Details. To enter a user and password there, set 'Authentication' below.",
		name: 'faxReceivedNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['manual'], event: ['faxReceived'] } },
	},
	{
		displayName:
			"Open 'Webhook URLs' above and copy the Production URL into the GoFax portal: Send Fax Service > Manage Send Settings > General Fax Settings. To enter a user and password there, set 'Authentication' below.",
		name: 'faxSentNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['manual'], event: ['faxSent'] } },
	},
	{
		displayName:
			"Open 'Webhook URLs' above and copy the Production URL into the GoFax portal: Send SMS Service > Manage SMS Settings > General SMS Settings. GoFax has no API for it.",
		name: 'smsSentNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { event: ['smsSent'] } },
	},
	authentication,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			addDetails,
			downloadDocument,
			duplicatesOption,
			duplicateWindowOption,
			{
				displayName: 'Only Complete Faxes',
				name: 'completeOnly',
				type: 'boolean',
				default: false,
				displayOptions: { hide: { '/event': ['faxSent', 'smsSent'] } },
				description: 'Whether to ignore faxes of which only a part was received',
			},
			{
				displayName: 'Only These Numbers',
				name: 'numbers',
				type: 'string',
				default: '',
				placeholder: 'e.g. 07 3000 0000, 07 3000 0001',
				displayOptions: { hide: { '/event': ['faxSent', 'smsSent'] } },
				description: 'Start only for faxes to these numbers of yours, separated by commas',
			},
			{
				displayName: 'Only These Senders',
				name: 'senders',
				type: 'string',
				default: '',
				displayOptions: { hide: { '/event': ['faxSent', 'smsSent'] } },
				description: 'Start only for faxes from these numbers or station IDs, separated by commas',
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
				displayOptions: { hide: { '/event': ['faxReceived'] } },
				description: 'Which results start the workflow',
			},
			binaryField,
			{
				displayName: 'Subject Contains',
				name: 'subjectContains',
				type: 'string',
				default: '',
				displayOptions: { hide: { '/event': ['faxReceived', 'smsSent'] } },
				description: 'Start only for faxes with this text in their subject (not case-sensitive)',
			},
			{
				displayName: 'URL Field',
				name: 'urlField',
				type: 'string',
				default: '',
				placeholder: 'e.g. NotificationURL',
				displayOptions: { hide: { '/registration': ['manual'], '/event': ['smsSent'] } },
				description:
					'Name of the setting that holds the notification URL, if the node does not find it. Setting > Get of the GoFax node shows the names.',
			},
		],
	},
] as const satisfies Fields;

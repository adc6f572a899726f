import type { Fields } from '../platform/Field';
import { duplicatesOption, duplicateWindowOption } from '../webhook/duplicatesOptions';

export const DEFAULT_SIGNATURE_HEADER = 'X-GoFax-Signature';

export const fields = [
	{
		displayName:
			"In the GoFax portal, open My Account > Webhooks > Add a New Webhook. Enter the Production URL (open 'Webhook URLs' above), select the same events as below, tick Include Content, and set a Signing Secret.",
		name: 'portalNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		noDataExpression: true,
		options: [
			{
				name: 'SMS Received',
				value: 'smsReceived',
				description: 'An SMS that is not a reply to one of yours',
			},
			{ name: 'SMS Reply', value: 'smsReply', description: 'Somebody replied to an SMS of yours' },
		],
		default: ['smsReply', 'smsReceived'],
		description:
			'What starts the workflow. GoFax documents only what a reply looks like; everything that is not a reply counts as received.',
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
			{ name: 'Off', value: 'off', description: 'Anyone who knows the URL can start the workflow' },
			{
				name: 'Report Only',
				value: 'report',
				description: 'Accept every event, and say in the output what the check found',
			},
		],
		default: 'enforce',
		description:
			"What to do with the signature. GoFax does not document its exact form; the usual ones are recognised. 'Report Only' shows which one it is.",
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
					'Start only for messages that begin with one of these words, separated by commas (not case-sensitive)',
			},
			{
				displayName: 'Only From These Numbers',
				name: 'fromNumbers',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0412 345 678',
				description: 'Start only for messages from these numbers, separated by commas, in any spelling',
			},
			{
				displayName: 'Only to These Numbers',
				name: 'toNumbers',
				type: 'string',
				default: '',
				description:
					'Start only for messages to these numbers or sender IDs, separated by commas, in any spelling',
			},
			{
				displayName: 'Signature Header',
				name: 'signatureHeader',
				type: 'string',
				default: DEFAULT_SIGNATURE_HEADER,
				description:
					'Name of the header with the signature. GoFax writes "X-GoFax-Signature (or equivalent header)", so GoFax-Signature is read too unless you change this.',
			},
		],
	},
] as const satisfies Fields;

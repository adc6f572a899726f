import { endpoints } from '../../../../lib/endpoints';
import { idIn } from '../../../../lib/jobId';
import { normaliseRecipients } from '../../../../lib/phoneNumber';
import { Problem } from '../../../../lib/Problem';
import { toSmsBody } from '../../../../lib/smsJob';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../toJson';

export const sendSms = defineOperation({
	resource: 'sms',
	operation: 'send',
	name: 'Send',
	action: 'Send an SMS',
	description: 'Send a text message to one or several mobile numbers',
	sends: true,
	fields: [
		{
			displayName: 'Recipients',
			name: 'recipients',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 0412 345 678',
			description:
				'Mobile number to send to; several with commas between. With country code (+61 412 345 678) or as dialled in Australia (0412 345 678).',
		},
		{
			displayName: 'Message',
			name: 'message',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: '',
			description: 'Text of the SMS. 160 characters are one part; longer texts are sent and charged as several.',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Client Reference',
					name: 'clientReference',
					type: 'string',
					default: '',
					description: 'Your own reference for this message; without one it is made of the execution and the item',
				},
				{
					displayName: 'Reply To',
					name: 'replyTo',
					type: 'string',
					default: '',
					description: 'Where replies go. GoFax has this field and does not document what it takes.',
				},
				{
					displayName: 'Sender ID',
					name: 'senderId',
					type: 'string',
					default: '',
					placeholder: 'e.g. MyClinic',
					description: 'Sender that the recipient sees: an allowed sender of your GoFax account, 11 characters at most',
				},
			],
		},
	],
	async run({ params, api, ...item }) {
		const recipients = normaliseRecipients(params.recipients);
		if (params.message.trim() === '') {
			throw new Problem('The message is empty', 'An expression most likely found nothing. Enter a text in Message.');
		}
		const job = { recipients, body: params.message, clientReference: item.clientReference, ...params.additionalFields };
		const { payload, message, body } = await api.call(endpoints.sms.send, { body: toSmsBody(job) });
		return {
			json: toJson({
				smsId: idIn(payload),
				recipients,
				status: 'queued',
				statusText: message,
				clientReference: job.clientReference,
				raw: body,
			}),
		};
	},
});

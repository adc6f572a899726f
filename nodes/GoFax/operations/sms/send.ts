import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { idIn } from '../../../../lib/job/jobId';
import { normaliseRecipients } from '../../../../lib/phone/phoneNumber';
import { Problem } from '../../../../lib/Problem';
import { senderIdWarnings } from '../../../../lib/sms/senderId';
import { toSmsBody } from '../../../../lib/sms/smsJob';
import { smsParts } from '../../../../lib/sms/smsParts';
import { replaceUnsupportedCharacters } from '../../../../lib/sms/smsText';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';
import { defaultCountryField } from '../defaultCountryField';

export const sendSms = defineOperation({
	resource: 'sms',
	operation: 'send',
	name: 'Send',
	action: 'Send SMS',
	description: 'Send a text message to one or more mobile numbers',
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
				'Mobile number to send to, or several separated by commas. With country code (+61 412 345 678), or as dialled in Australia (0412 345 678).',
		},
		{
			displayName: 'Message',
			name: 'message',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: '',
			description:
				'Text of the SMS. Up to 160 characters are one part; longer texts are sent and charged as several.',
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
					description:
						'Your own reference for this message. If empty, it is made from the execution and the item.',
				},
				defaultCountryField,
				{
					displayName: 'Maximum Parts',
					name: 'maximumParts',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description: 'Do not send a message that would take more parts than this; 0 for no limit',
				},
				{
					displayName: 'Replace Unsupported Characters',
					name: 'replaceUnsupported',
					type: 'boolean',
					default: false,
					description:
						'Whether to replace smart quotes, dashes and the like with plain ones, which keeps a message in the alphabet that takes fewer parts',
				},
				{
					displayName: 'Reply To',
					name: 'replyTo',
					type: 'string',
					default: '',
					description: 'Where replies go. GoFax does not document what this field accepts.',
				},
				{
					displayName: 'Sender ID',
					name: 'senderId',
					type: 'string',
					default: '',
					placeholder: 'e.g. MyClinic',
					description:
						'Sender that the recipient sees: an allowed sender of your GoFax account, up to 11 characters',
				},
			],
		},
	],
	async run({ params, api, ...item }) {
		const { defaultCountry, maximumParts, replaceUnsupported, ...about } = params.additionalFields;
		const recipients = normaliseRecipients(params.recipients, defaultCountry);
		if (params.message.trim() === '') {
			throw new Problem(
				'The message is empty',
				"An expression most likely found nothing. Enter a text in 'Message'.",
			);
		}
		const text = replaceUnsupported ? replaceUnsupportedCharacters(params.message) : params.message;
		const { encoding, characters, parts, beyondGsm7 } = smsParts(text);
		if (maximumParts > 0 && parts > maximumParts) {
			const because =
				beyondGsm7.length > 0
					? ` These characters make it longer: ${beyondGsm7.slice(0, 10).join(' ')}.`
					: '';
			throw new Problem(
				`The message would take ${parts} parts, but 'Maximum Parts' is ${maximumParts}`,
				`Nothing was sent. It has ${characters} characters in ${encoding}.${because} Shorten it, turn on 'Replace Unsupported Characters', or raise 'Maximum Parts'.`,
			);
		}

		const clientReference = about.clientReference || item.clientReference;
		const job = { ...about, recipients, body: text, clientReference };
		const { payload, message, body } = await api.call(ENDPOINTS.sms.send, { body: toSmsBody(job) });
		return {
			json: toJson({
				smsId: idIn(payload),
				recipients,
				status: 'queued',
				statusText: message,
				encoding,
				characters,
				parts,
				warnings: job.senderId ? senderIdWarnings(job.senderId) : [],
				clientReference: job.clientReference,
				raw: body,
			}),
		};
	},
});

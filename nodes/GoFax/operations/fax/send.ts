import { toSendFaxBody } from '../../../../lib/fax/faxJob';
import { readFaxSubmissions, submissionProblem } from '../../../../lib/fax/faxSubmission';
import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { normaliseRecipients } from '../../../../lib/phone/phoneNumber';
import type { Problem } from '../../../../lib/Problem';
import { checkCallbackUrl } from '../../../../lib/url/callbackUrl';
import { defineOperation, type OperationResult } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';
import { defaultCountryField } from '../defaultCountryField';
import {
	binaryFieldsField,
	clientReferenceField,
	contentField,
	senderEmailField,
	subjectField,
	textField,
} from './faxFields';
import { describeDocuments, prepareDocuments } from './prepareDocuments';

export const sendFax = defineOperation({
	resource: 'fax',
	operation: 'send',
	name: 'Send',
	action: 'Send fax',
	description: 'Send one or more documents as a fax to one or more numbers',
	sends: true,
	fields: [
		{
			displayName: 'Recipients',
			name: 'recipients',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 07 3000 0000',
			description:
				'Fax number to send to, or several separated by commas. With country code (+61 7 3000 0000), or as dialled in Australia (07 3000 0000).',
		},
		contentField,
		binaryFieldsField,
		textField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Callback URL',
					name: 'callbackUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://example.com/fax-result',
					description:
						'URL that GoFax calls when this fax is sent or has failed, in addition to the one in the settings',
				},
				clientReferenceField,
				defaultCountryField,
				senderEmailField,
				subjectField,
			],
		},
	],
	async run({ params, api, earlier, ...item }) {
		const { callbackUrl, defaultCountry, ...about } = params.additionalFields;
		const clientReference = about.clientReference || item.clientReference;
		const recipients = normaliseRecipients(params.recipients, defaultCountry);
		const documents = await prepareDocuments(item, params);
		const taken = earlier.map(({ json }) => json.recipient);
		const rest = recipients.filter((recipient) => !taken.includes(recipient));
		const bodies = rest.map((recipient) =>
			toSendFaxBody({
				recipient,
				documents,
				...about,
				clientReference,
				callbackUrl: checkCallbackUrl(callbackUrl),
			}),
		);

		if (bodies.length === 0) return [...earlier];

		const answer =
			bodies.length === 1
				? await api.call(ENDPOINTS.fax.send, { body: bodies[0] })
				: await api.call(ENDPOINTS.fax.sendMany, { body: bodies });
		const outcomes = readFaxSubmissions(answer, rest.length).map(
			(submission, index): OperationResult | Problem => {
				const recipient = rest[index] ?? '';
				const { faxId, message, raw } = submission;
				const json = toJson({
					recipient,
					faxId,
					accepted: true,
					status: 'queued',
					statusText: message,
					...describeDocuments(documents),
					clientReference,
					raw,
				});
				return submissionProblem(submission, recipient) ?? { json };
			},
		);
		return [...earlier, ...outcomes];
	},
});

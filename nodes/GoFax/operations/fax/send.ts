import type { FaxSubmission } from '../../../../lib/fax/faxJob';
import { readSendFaxAnswer, readSendFaxesAnswer, toSendFaxBody } from '../../../../lib/fax/faxJob';
import { endpoints } from '../../../../lib/api/endpoints';
import { normaliseRecipients } from '../../../../lib/phone/phoneNumber';
import { Problem } from '../../../../lib/Problem';
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
	action: 'Send a fax',
	description: 'Send one or several documents as a fax to one or several numbers',
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
				'Fax number to send to; several with commas between. With country code (+61 7 3000 0000) or as dialled in Australia (07 3000 0000).',
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
						'URL that GoFax calls when this fax is sent or has failed, besides the one in the settings',
				},
				clientReferenceField,
				defaultCountryField,
				senderEmailField,
				subjectField,
			],
		},
	],
	async run({ params, api, ...item }) {
		const {
			callbackUrl = '',
			clientReference = item.clientReference,
			defaultCountry,
			...about
		} = params.additionalFields;
		const recipients = normaliseRecipients(params.recipients, defaultCountry);
		const documents = await prepareDocuments(item, params);
		const bodies = recipients.map((recipient) =>
			toSendFaxBody({
				recipient,
				documents,
				...about,
				clientReference,
				callbackUrl: checkCallbackUrl(callbackUrl),
			}),
		);

		const submissions =
			bodies.length === 1
				? [readSendFaxAnswer((await api.call(endpoints.fax.send, { body: bodies[0] })).body)]
				: readSendFaxesAnswer((await api.call(endpoints.fax.sendMany, { body: bodies })).body, bodies.length);

		if (submissions.every(({ accepted }) => !accepted)) {
			throw new Problem(
				`GoFax refused: ${submissions[0]?.message ?? ''}`,
				'GoFax took none of the faxes. Correct the values and run the node again.',
			);
		}
		return submissions.map(
			(submission, index): OperationResult => ({
				json: toJson({
					recipient: recipients[index],
					...describe(submission),
					...describeDocuments(documents),
					clientReference,
					raw: submission.raw,
				}),
			}),
		);
	},
});

const describe = ({ accepted, faxId, message }: FaxSubmission) => ({
	faxId,
	accepted,
	status: accepted ? 'queued' : 'failed',
	statusText: message,
});

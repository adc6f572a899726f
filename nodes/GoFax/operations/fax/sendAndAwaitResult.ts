import { endpoints } from '../../../../lib/api/endpoints';
import { readSendFaxAnswer, toSendFaxBody } from '../../../../lib/fax/faxJob';
import { normaliseRecipients } from '../../../../lib/phone/phoneNumber';
import { Problem } from '../../../../lib/Problem';
import { checkWebhookUrl } from '../../../../lib/url/webhookUrl';
import { defineOperation } from '../../defineOperation';
import { errorJson } from '../../../platform/errorItem';
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

const MINUTE = 60_000;

export const sendFaxAndAwaitResult = defineOperation({
	resource: 'fax',
	operation: 'sendAndAwaitResult',
	name: 'Send and Wait for Result',
	action: 'Send a fax and wait for its result',
	description:
		'Send a fax to one number and pause the workflow until GoFax reports that it was sent or has failed. GoFax must be able to reach this n8n.',
	sends: true,
	fields: [
		{
			displayName: 'Recipient',
			name: 'recipient',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 07 3000 0000',
			description:
				'Fax number to send to, with country code (+61 7 3000 0000) or as dialled in Australia (07 3000 0000)',
		},
		contentField,
		binaryFieldsField,
		textField,
		{
			displayName: 'Time Limit (Minutes)',
			name: 'timeLimit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 120,
			description:
				'How long to wait. After that the workflow goes on with timedOut = true and the fax ID, with which Fax > Get can ask for the status.',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				clientReferenceField,
				defaultCountryField,
				{
					displayName: 'If Not Sent',
					name: 'ifNotSent',
					type: 'options',
					options: [
						{
							name: 'Output the Result',
							value: 'output',
							description: 'With success = false or timedOut = true',
						},
						{
							name: 'Use the Error Output',
							value: 'errorOutput',
							description:
								'With the result in message. Set On Error of the node to Continue (Using Error Output).',
						},
					],
					default: 'output',
					description: 'What to do with a fax that has failed, or has no result when the time is over',
				},
				senderEmailField,
				subjectField,
			],
		},
	],
	async run({ params, api, waiting, ...item }) {
		const {
			clientReference = item.clientReference,
			defaultCountry,
			ifNotSent,
			...about
		} = params.additionalFields;
		const failureIsError = ifNotSent === 'errorOutput';
		waiting.check(failureIsError);
		const [recipient = '', ...others] = normaliseRecipients(params.recipient, defaultCountry);
		if (others.length > 0) {
			throw new Problem(
				'Send and Wait for Result sends to one number',
				'Nothing was sent. For several, make an item of each and put a Loop Over Items node with batch size 1 in front.',
			);
		}
		const { callbackUrl } = waiting;
		checkWebhookUrl(callbackUrl, api.baseUrl);

		const documents = await prepareDocuments(item, params);
		const body = toSendFaxBody({ recipient, documents, ...about, clientReference, callbackUrl });
		const { faxId, message, accepted } = readSendFaxAnswer(
			(await api.call(endpoints.fax.send, { body })).body,
		);
		if (!accepted)
			throw new Problem(
				`GoFax refused: ${message}`,
				'GoFax took nothing. Correct the values and run the node again.',
			);

		const known = { recipient, ...describeDocuments(documents), clientReference };
		const noResult = toJson({
			...known,
			event: 'faxSent',
			faxId,
			success: null,
			status: 'unknown',
			message: '',
			timedOut: true,
		});
		const ifNobodyCalls = failureIsError
			? errorJson(`GoFax did not report a result within the time limit of ${params.timeLimit} min`, noResult)
			: noResult;
		await waiting.park({
			faxId,
			about: toJson(known),
			failureIsError,
			ifNobodyCalls,
			until: new Date(Date.now() + params.timeLimit * MINUTE),
		});
		return { json: ifNobodyCalls };
	},
});

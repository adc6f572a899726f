import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { toSendFaxBody } from '../../../../lib/fax/faxJob';
import { readFaxSubmissions, submissionProblem } from '../../../../lib/fax/faxSubmission';
import { asText } from '../../../../lib/json';
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

const MINUTE_MS = 60_000;

export const sendFaxAndAwaitResult = defineOperation({
	resource: 'fax',
	operation: 'sendAndAwaitResult',
	name: 'Send and Wait for Result',
	action: 'Send fax and wait for result',
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
			// n8n can wait for years, but no fax takes longer than one.
			typeOptions: { minValue: 1, maxValue: 525_600 },
			default: 120,
			description:
				'How long to wait. After that the workflow continues with timedOut = true and the fax ID, so that you can get the status with Fax > Get.',
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
								"With the result in message. Set 'On Error' of the node to 'Continue (Using Error Output)'.",
						},
					],
					default: 'output',
					description: 'What to do if the fax fails, or has no result within the time limit',
				},
				senderEmailField,
				subjectField,
			],
		},
	],
	async run({ params, api, resultCallback, ...item }) {
		const { defaultCountry, ifNotSent, ...about } = params.additionalFields;
		const clientReference = about.clientReference || item.clientReference;
		const failureIsError = ifNotSent === 'errorOutput';
		resultCallback.check(failureIsError);
		const [recipient = '', ...others] = normaliseRecipients(params.recipient, defaultCountry);
		if (others.length > 0) {
			throw new Problem(
				'Send and Wait for Result sends to one number',
				'Nothing was sent. For several, make one item for each and add a Loop Over Items node with batch size 1 before this node.',
			);
		}
		const callbackUrl = resultCallback.url;
		checkWebhookUrl(callbackUrl, api.baseUrl);

		const documents = await prepareDocuments(item, params);
		const body = toSendFaxBody({ recipient, documents, ...about, clientReference, callbackUrl });
		const answer = await api.call(ENDPOINTS.fax.send, { body });
		const [submission] = readFaxSubmissions(answer, 1);
		const problem = submission && submissionProblem(submission, recipient);
		if (problem) throw problem;
		const faxId = submission?.faxId ?? null;

		const known = { recipient, ...describeDocuments(documents), clientReference };
		const noResult = toJson({
			...known,
			event: 'faxSent',
			faxId,
			reportedFaxId: null,
			success: null,
			status: 'unknown',
			message: '',
			timedOut: true,
		});
		const ifNobodyCalls = failureIsError
			? errorJson(`GoFax did not report a result within the time limit of ${params.timeLimit} min`, noResult)
			: noResult;
		await resultCallback
			.park({
				faxId,
				about: toJson(known),
				failureIsError,
				ifNobodyCalls,
				until: new Date(Date.now() + params.timeLimit * MINUTE_MS),
			})
			.catch((error: unknown) => {
				throw new Problem(
					`GoFax has taken the fax${faxId === null ? '' : ` (ID ${faxId})`}, but n8n could not wait for its result`,
					`Do not send it again. Get its result with Fax > Get, or look in the GoFax portal. n8n says: ${error instanceof Error ? error.message : String(error)}`,
					{ mayHaveBeenAccepted: true },
				);
			});
		return { json: noResult };
	},

	ifRunAgain([result]) {
		const faxId = asText(result?.json.faxId);
		return new Problem(
			'The wait for the result of the fax ended before the result came',
			`GoFax has taken the fax${faxId ? ` (ID ${faxId})` : ''}, so it was not sent again. Get its result with Fax > Get, or look in the GoFax portal.`,
			{ mayHaveBeenAccepted: true },
		);
	},
});

import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { idIn, readJobId } from '../../../../lib/job/jobId';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';
import { smsIdField } from '../idFields';

export const resendSms = defineOperation({
	resource: 'sms',
	operation: 'resend',
	name: 'Resend',
	action: 'Resend SMS',
	description:
		'Send an SMS again to the same numbers. You pay again. GoFax does not document the exact call.',
	sends: true,
	fields: [smsIdField],
	async run({ params, api }) {
		const resentFrom = readJobId(params.smsId, 'SMS');
		const { payload, message, body } = await api.call(ENDPOINTS.sms.resend, { id: resentFrom });
		return {
			json: toJson({
				smsId: idIn(payload) ?? resentFrom,
				resentFrom,
				status: 'queued',
				statusText: message,
				raw: body,
			}),
		};
	},
});

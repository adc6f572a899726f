import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { idIn, readJobId } from '../../../../lib/job/jobId';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';
import { faxIdField } from '../idFields';

export const resendFax = defineOperation({
	resource: 'fax',
	operation: 'resend',
	name: 'Resend',
	action: 'Resend fax',
	description: 'Send a fax again to the same number. You pay again. GoFax does not document the exact call.',
	sends: true,
	fields: [faxIdField],
	async run({ params, api }) {
		const resentFrom = readJobId(params.faxId, 'fax');
		const { payload, message, body } = await api.call(ENDPOINTS.fax.resend, { id: resentFrom });
		return {
			json: toJson({
				faxId: idIn(payload) ?? resentFrom,
				resentFrom,
				status: 'queued',
				statusText: message,
				raw: body,
			}),
		};
	},
});

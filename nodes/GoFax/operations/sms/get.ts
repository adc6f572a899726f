import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { readJobId } from '../../../../lib/job/jobId';
import { readSmsStatus } from '../../../../lib/sms/smsJob';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';
import { smsIdField } from '../idFields';

export const getSms = defineOperation({
	resource: 'sms',
	operation: 'get',
	name: 'Get',
	action: 'Get SMS',
	description: 'Get the status of a sent SMS',
	fields: [smsIdField],
	async run({ params, api }) {
		const smsId = readJobId(params.smsId, 'SMS');
		const answer = await api.call(ENDPOINTS.sms.get, { id: smsId });
		return { json: toJson(readSmsStatus(answer.payload, smsId, answer)) };
	},
});

import { endpoints } from '../../../../lib/endpoints';
import { readJobId } from '../../../../lib/jobId';
import { readSmsStatus } from '../../../../lib/smsJob';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../toJson';
import { smsIdField } from './smsIdField';

export const getSms = defineOperation({
	resource: 'sms',
	operation: 'get',
	name: 'Get',
	action: 'Get an SMS',
	description: 'Get the status of an SMS that was sent',
	fields: [smsIdField],
	async run({ params, api }) {
		const smsId = readJobId(params.smsId, 'SMS');
		const { payload } = await api.call(endpoints.sms.get, { id: smsId });
		return { json: toJson(readSmsStatus(payload, smsId)) };
	},
});

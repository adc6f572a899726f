import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { readFaxStatus } from '../../../../lib/fax/faxStatus';
import { readJobId } from '../../../../lib/job/jobId';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';
import { faxIdField } from '../idFields';

export const getFax = defineOperation({
	resource: 'fax',
	operation: 'get',
	name: 'Get',
	action: 'Get fax',
	description: 'Get the status of a sent fax. GoFax does not document the fields of the answer.',
	fields: [faxIdField],
	async run({ params, api }) {
		const faxId = readJobId(params.faxId, 'fax');
		const answer = await api.call(ENDPOINTS.fax.get, { id: faxId });
		return { json: toJson(readFaxStatus(answer.payload, faxId, answer)) };
	},
});

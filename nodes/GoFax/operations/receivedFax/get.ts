import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { readJobId } from '../../../../lib/job/jobId';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';
import { receivedFaxIdField } from '../idFields';

export const getReceivedFax = defineOperation({
	resource: 'receivedFax',
	operation: 'get',
	name: 'Get',
	action: 'Get received fax',
	description: 'Get the details of a received fax. GoFax does not document this call.',
	fields: [receivedFaxIdField],
	async run({ params, api }) {
		const faxId = readJobId(params.faxId, 'received fax');
		const { raw } = await api.call(ENDPOINTS.receivedFax.get, { id: faxId });
		return { json: toJson({ faxId, raw }) };
	},
});

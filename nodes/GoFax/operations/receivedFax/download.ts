import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { readJobId } from '../../../../lib/job/jobId';
import { readReceivedDocument } from '../../../../lib/receivedFax/receivedDocument';
import { defineOperation } from '../../defineOperation';
import { receivedFaxIdField } from '../idFields';

export const downloadReceivedFax = defineOperation({
	resource: 'receivedFax',
	operation: 'download',
	name: 'Download',
	action: 'Download received fax',
	description: 'Get the document of a received fax as a file',
	fields: [
		receivedFaxIdField,
		{
			displayName: 'Put Output File in Field',
			name: 'binaryField',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the output field to put the file in',
			description: 'Name of the binary field for the document',
		},
	],
	async run({ params, api, storeDocument }) {
		const faxId = readJobId(params.faxId, 'received fax');
		const answer = await api.download(ENDPOINTS.receivedFax.download, { id: faxId });
		const { data, fileName, type } = readReceivedDocument(answer, faxId);
		return {
			json: { faxId, fileName, mimeType: type.mimeType, bytes: data.length },
			binary: { [params.binaryField]: await storeDocument(data, fileName, type.mimeType) },
		};
	},
});

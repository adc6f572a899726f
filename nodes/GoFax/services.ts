import type { IExecuteFunctions } from 'n8n-workflow';
import { Problem } from '../../lib/Problem';
import type { Services } from './defineOperation';
import { readDocument } from './readDocument';
import { ResultCallback } from './waiting/ResultCallback';

/** What n8n gives an operation to work with for one item. */
export const servicesFor = (
	context: IExecuteFunctions,
	runIndex: number,
	item: number,
): Omit<Services, 'api' | 'earlier'> => ({
	clientReference: `n8n-${context.getExecutionId()}-${runIndex}-${item}`,

	resultCallback: new ResultCallback(context),

	async readDocuments(fieldNames) {
		const names = fieldNames
			.split(',')
			.map((name) => name.trim())
			.filter(Boolean);
		if (names.length === 0) {
			throw new Problem(
				'There is no document to send',
				"Enter the name of the binary field that holds it in 'Input Binary Fields', for example data.",
			);
		}
		return await Promise.all(names.map(async (fieldName) => await readDocument(context, item, fieldName)));
	},

	async storeDocument(data, fileName, mimeType) {
		return await context.helpers.prepareBinaryData(data, fileName, mimeType);
	},
});

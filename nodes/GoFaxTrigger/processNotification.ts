import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ENDPOINTS } from '../../lib/api/endpoints';
import { asText } from '../../lib/json';
import { readFaxStatus } from '../../lib/fax/faxStatus';
import { Problem } from '../../lib/Problem';
import { readReceivedDocument } from '../../lib/receivedFax/receivedDocument';
import { readSmsStatus } from '../../lib/sms/smsJob';
import { readParameters } from '../platform/parameters';
import { isStopped, pause } from '../platform/pause';
import { toJson } from '../platform/toJson';
import { withNodeErrors } from '../platform/toNodeError';
import { connectToGoFax, withGoFax, type GoFaxApi } from '../transport/GoFaxApi';
import { skipDuplicates } from '../webhook/skipDuplicates';
import { workOptions } from './fields';

/** The work: skip duplicates, fetch the document of a received fax, read the details of a job. */
export async function processNotification(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { addDetails, downloadDocument, binaryField } = withNodeErrors(
		context.getNode(),
		() => readParameters(context, [workOptions]).options,
	);
	return await skipDuplicates(context, (item) => {
		const { event, faxId, smsId } = item.json;
		if (event === 'faxReceived' && downloadDocument)
			return async () => await withDocument(context, item, asText(faxId), binaryField);
		if (event === 'faxSent' && addDetails) {
			const id = asText(faxId);
			return async () =>
				await withDetails(context, item, async (api) => {
					const answer = await api.call(ENDPOINTS.fax.get, { id });
					return readFaxStatus(answer.payload, id, answer);
				});
		}
		if (event === 'smsSent' && addDetails) {
			const id = asText(smsId);
			return async () =>
				await withDetails(context, item, async (api) => {
					const answer = await api.call(ENDPOINTS.sms.get, { id });
					return readSmsStatus(answer.payload, id, answer);
				});
		}
		return undefined;
	});
}

/** Pauses in milliseconds while GoFax does not have the document yet, although it has reported the fax. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000];

async function withDocument(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	faxId: string,
	field: string,
): Promise<INodeExecutionData> {
	const { data, fileName, type } = await withGoFax(
		connectToGoFax(context),
		async (api) =>
			await patiently(context, async () =>
				readReceivedDocument(await api.download(ENDPOINTS.receivedFax.download, { id: faxId }), faxId),
			),
	);
	return {
		...item,
		binary: { [field]: await context.helpers.prepareBinaryData(data, fileName, type.mimeType) },
	};
}

async function patiently<T>(context: IExecuteFunctions, read: () => Promise<T>): Promise<T> {
	for (const milliseconds of PAUSES_MS) {
		const result = await read().then(
			(value) => ({ value }),
			(problem: unknown) => ({ problem }),
		);
		if ('value' in result) return result.value;
		// A token that is not valid stays so.
		if (result.problem instanceof Problem && result.problem.httpStatus === 401) throw result.problem;
		await pause(context, milliseconds);
		if (isStopped(context)) throw result.problem;
	}
	return await read();
}

/** Details are an extra: an event is not held up or lost because they cannot be read. */
async function withDetails(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	read: (api: GoFaxApi) => Promise<object>,
): Promise<INodeExecutionData> {
	const details = await withGoFax(connectToGoFax(context), read).catch((problem: unknown) => ({
		unavailable: problem instanceof Error ? problem.message : String(problem),
	}));
	return { ...item, json: { ...item.json, details: toJson(details) } };
}

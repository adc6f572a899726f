import type { IExecuteFunctions, INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { asText } from '../../lib/json';
import { Problem } from '../../lib/Problem';
import type { Operation, OperationResult, Services } from './defineOperation';
import { errorJson } from '../platform/errorItem';
import { inBatches } from './inBatches';
import { operations } from './operations';
import { isStopped, pause } from '../platform/pause';
import { readDocument } from './readDocument';
import { readPace } from './pace';
import { BegunBefore, SentMemory } from './once/SentMemory';
import { toNodeError } from '../platform/toNodeError';
import { connectToGoFax, withGoFax, type GoFaxApi } from '../transport/GoFaxApi';
import { WaitingRoom } from './waiting/WaitingRoom';

type Outcome = { results: OperationResult[] } | Failure;

interface Failure {
	error: NodeApiError | NodeOperationError;
	/** False if it says nothing about the items after it. */
	stops: boolean;
}

/** Runs the chosen operation for every item: the only loop there is. The order of the output is that of the input. */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context);
	const run = runnerOf(context, operation);
	const goesOn = context.continueOnFail();
	const pace = readPace(context, operation.oneByOne);

	const outcomes = await inBatches<Outcome>(context.getInputData().length, pace, {
		work: async (item) =>
			await run(item).then(
				(results) => ({ results }),
				(thrown: unknown) => ({
					error: toNodeError(context.getNode(), thrown, item),
					stops: !(thrown instanceof BegunBefore),
				}),
			),
		stopsAfter: (outcome) => !goesOn && 'error' in outcome && outcome.stops,
		isStopped: () => isStopped(context),
		pause: async (milliseconds) => await pause(context, milliseconds),
	});

	const failed = outcomes.find((outcome) => outcome !== undefined && 'error' in outcome);
	if (!goesOn && failed && 'error' in failed) throw withWhatWasSent(failed.error, operation, outcomes);
	return [outcomes.flatMap((outcome, item) => (outcome ? toItems(outcome, item) : []))];
}

function toItems(outcome: Outcome, item: number): INodeExecutionData[] {
	if ('results' in outcome) {
		return outcome.results.map(({ json, binary }) => ({
			json,
			...(binary && { binary }),
			pairedItem: { item },
		}));
	}
	const { message, description } = outcome.error;
	return [{ json: errorJson(message, description ?? ''), pairedItem: { item } }];
}

/** Says in the error what has gone out although the node fails, because n8n drops the output of a failed node. */
function withWhatWasSent<E extends NodeApiError | NodeOperationError>(
	error: E,
	{ sends }: Operation,
	outcomes: ReadonlyArray<Outcome | undefined>,
): E {
	const ids = outcomes.flatMap((outcome) =>
		outcome && 'results' in outcome
			? outcome.results.map(({ json }) => asText(json.faxId) || asText(json.smsId)).filter(Boolean)
			: [],
	);
	if (sends && ids.length > 0) {
		error.description =
			`${error.description ?? ''} Other items of this run were accepted and must not be sent again: ${ids.join(', ')}. Retry On Fail and Retry of this execution know that.`.trim();
	}
	return error;
}

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
	const found = operations.find(
		(candidate) => candidate.resource === resource && candidate.operation === name,
	);
	if (found) return found;
	throw toNodeError(
		context.getNode(),
		new Problem(
			`The node does not know the operation "${String(name)}" of "${String(resource)}"`,
			'The workflow was most likely made with another version of the node. Choose the operation again.',
		),
	);
}

/** The operation for one item; what sends does so once. */
function runnerOf(
	context: IExecuteFunctions,
	operation: Operation,
): (item: number) => Promise<OperationResult[]> {
	const run = context.getWorkflowDataProxy(0).$runIndex;
	const memory = operation.sends ? new SentMemory(context, run) : undefined;
	let connection: Promise<GoFaxApi> | undefined;

	const runItem = async (item: number) => {
		connection ??= connectToGoFax(context);
		const services: Omit<Services, 'api'> = {
			clientReference: `n8n-${context.getExecutionId()}-${run}-${item}`,

			waiting: new WaitingRoom(context),

			async readDocuments(fieldNames) {
				const names = fieldNames
					.split(',')
					.map((name) => name.trim())
					.filter(Boolean);
				if (names.length === 0) {
					throw new Problem(
						'There is no document to send',
						'Name the binary field that holds it in Input Binary Fields, for example data.',
					);
				}
				return await Promise.all(
					names.map(async (fieldName) => await readDocument(context, item, fieldName)),
				);
			},

			async storeDocument(data, fileName, mimeType) {
				return await context.helpers.prepareBinaryData(data, fileName, mimeType);
			},
		};
		return await withGoFax(
			connection,
			async (api) => await operation.run(context, item, { ...services, api }),
		);
	};
	return async (item) => {
		if (!memory) return await runItem(item);
		const parameters = operation.parameters(context, item);
		return await memory.once({ itemIndex: item, parameters, send: async () => await runItem(item) });
	};
}

import type { IExecuteFunctions, INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { asText } from '../../lib/json';
import { Problem } from '../../lib/Problem';
import { errorJson } from '../platform/errorItem';
import { isStopped, pause } from '../platform/pause';
import { toNodeError } from '../platform/toNodeError';
import { connectToGoFax, withGoFax, type GoFaxApi } from '../transport/GoFaxApi';
import type { Operation, OperationResult } from './defineOperation';
import { inBatches } from './inBatches';
import { readConcurrency } from './concurrency';
import { ClaimedBefore } from './once/ClaimedBefore';
import type { Outcome } from './once/outcome';
import { SendOnce } from './once/SendOnce';
import { operations } from './operations';
import { servicesFor } from './services';

/** What an item gives: a result, or a failure, for each recipient or for the whole item. */
type Output = { result: OperationResult } | Failure;

interface Failure {
	error: NodeApiError | NodeOperationError;
	/** False if it says nothing about the items after it. */
	stops: boolean;
}

const isFailure = (output: Output): output is Failure => 'error' in output;

/** Runs the chosen operation for every item: the only loop there is. The order of the output is that of the input. */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context);
	const concurrency = readConcurrency(context, operation.oneByOne);
	const run = runnerOf(context, operation, concurrency.atOnce);
	const goesOn = context.continueOnFail();
	const failure = (thrown: unknown, item: number): Failure => ({
		error: toNodeError(context.getNode(), thrown, item),
		stops: !(thrown instanceof ClaimedBefore),
	});

	const outputs = await inBatches<Output[]>(context.getInputData().length, concurrency, {
		work: async (item) =>
			await run.item(item).then(
				(outcomes) => outcomes.map((one) => (one instanceof Problem ? failure(one, item) : { result: one })),
				(thrown: unknown) => [failure(thrown, item)],
			),
		stopsAfter: (output) => !goesOn && output.some((one) => isFailure(one) && one.stops),
		isStopped: () => isStopped(context),
		pause: async (milliseconds) => await pause(context, milliseconds),
	});
	await run.settle();

	const failed = outputs.flatMap((output) => output ?? []).find(isFailure);
	if (!goesOn && failed) throw withWhatWasSent(failed.error, operation, outputs);
	return [outputs.flatMap((output, item) => (output ?? []).map((one) => toItem(context, one, item)))];
}

function toItem(context: IExecuteFunctions, output: Output, item: number): INodeExecutionData {
	if (!isFailure(output)) {
		const { json, binary } = output.result;
		return { json, ...(binary && { binary }), pairedItem: { item } };
	}
	const { message, description } = output.error;
	const json = errorJson(message, description ?? '');
	// To the error output n8n adds the fields of the input itself, and takes an item with more keys for a success.
	if (context.getNode().onError === 'continueErrorOutput') return { json, pairedItem: { item } };
	const { json: input, binary } = context.getInputData()[item] ?? { json: {} };
	// The error comes first, and wins over fields of the same name.
	return { json: { ...json, ...input, ...json }, ...(binary && { binary }), pairedItem: { item } };
}

/** Says in the error what has gone out although the node fails, because n8n drops the output of a failed node. */
function withWhatWasSent<E extends NodeApiError | NodeOperationError>(
	error: E,
	{ sends }: Operation,
	outputs: ReadonlyArray<Output[] | undefined>,
): E {
	const ids = outputs
		.flatMap((output) => output ?? [])
		.flatMap((one) =>
			isFailure(one) ? [] : [asText(one.result.json.faxId) || asText(one.result.json.smsId)],
		)
		.filter(Boolean);
	if (sends && ids.length > 0) {
		error.description =
			`${error.description ?? ''} GoFax accepted others in this run, which must not be sent again: ${ids.join(', ')}. 'Retry On Fail' and a Retry of this execution do not send them again.`.trim();
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
			`The node does not know the operation "${asText(name)}" of "${asText(resource)}"`,
			'The workflow was most likely made with another version of the node. Choose the operation again.',
		),
	);
}

interface Runner {
	/** Runs the operation for one item; what sends does so once. */
	item(itemIndex: number): Promise<Outcome[]>;
	/** To be called after the last item. */
	settle(): Promise<void>;
}

function runnerOf(context: IExecuteFunctions, operation: Operation, atOnce: number): Runner {
	const runIndex = context.getWorkflowDataProxy(0).$runIndex;
	let connection: Promise<GoFaxApi> | undefined;

	const prepare = (item: number) => {
		const { parameters, run } = operation.prepare(context, item);
		return {
			parameters,
			run: async (earlier: readonly OperationResult[], watch = (api: GoFaxApi) => api) =>
				await withGoFax(
					(connection ??= connectToGoFax(context)),
					async (api) => await run({ ...servicesFor(context, runIndex, item), api: watch(api), earlier }),
				),
		};
	};
	if (!operation.sends) {
		return { item: async (item) => await prepare(item).run([]), settle: async () => await Promise.resolve() };
	}
	const sends = new SendOnce(context, {
		operation: `${operation.resource}.${operation.operation}`,
		runIndex,
		count: context.getInputData().length,
		atOnce,
		prepare(item) {
			const { parameters, run } = prepare(item);
			return { parameters, send: async (earlier) => await sendAndTell(earlier, run) };
		},
		...(operation.ifRunAgain && { ifRunAgain: operation.ifRunAgain }),
	});
	return {
		item: async (item) => await sends.once(item),
		settle: async () => await sends.settle(),
	};
}

/** Runs what sends. Anything that it throws becomes a problem that says whether GoFax may have taken the job. */
async function sendAndTell(
	earlier: readonly OperationResult[],
	run: (earlier: readonly OperationResult[], watch: (api: GoFaxApi) => GoFaxApi) => Promise<Outcome[]>,
): Promise<Outcome[]> {
	let isTaken = false;
	const watch = (api: GoFaxApi): GoFaxApi => ({
		...api,
		async call(endpoint, options) {
			const envelope = await api.call(endpoint, options);
			isTaken ||= endpoint.effect === 'submit';
			return envelope;
		},
	});
	return await run(earlier, watch).catch((thrown: unknown) => [
		...earlier,
		thrown instanceof Problem ? thrown : unexpected(thrown, isTaken),
	]);
}

function unexpected(thrown: unknown, isTaken: boolean): Problem {
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	return isTaken
		? new Problem(
				message,
				'GoFax had already answered, so it may have accepted the job anyway. Look for it in the GoFax portal before you send again.',
				{ mayHaveBeenAccepted: true },
			)
		: new Problem(message, 'Nothing was sent. Fix that, then run the node again.', {
				nothingSent: true,
			});
}

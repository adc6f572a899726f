import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Problem } from '../../lib/Problem';
import type { Operation, OperationResult, Services } from './defineOperation';
import { operations } from './operations';
import { SentMemory } from './SentMemory';
import { toNodeError } from './toNodeError';
import { connectToGoFax } from './transport/GoFaxApi';

/** Runs the chosen operation for every item: the only loop there is. */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context);
	const memory = operation.sends ? new SentMemory(context) : undefined;
	const output: INodeExecutionData[] = [];

	for (let item = 0; item < context.getInputData().length; item++) {
		const run = () => runItem(context, operation, item);
		try {
			const results = await (memory ? memory.once(item, run) : run());
			output.push(...results.map(({ json, binary }) => ({ json, ...(binary && { binary }), pairedItem: { item } })));
		} catch (thrown) {
			const error = toNodeError(context.getNode(), thrown, item);
			if (!context.continueOnFail()) throw error;
			output.push({ json: { error: error.message, advice: error.description ?? '' }, error, pairedItem: { item } });
		}
	}
	return [output];
}

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
	const found = operations.find((candidate) => candidate.resource === resource && candidate.operation === name);
	if (found) return found;
	throw toNodeError(
		context.getNode(),
		new Problem(
			`The node does not know the operation "${String(name)}" of "${String(resource)}"`,
			'The workflow was most likely made with another version of the node. Choose the operation again.',
		),
	);
}

async function runItem(context: IExecuteFunctions, operation: Operation, item: number): Promise<OperationResult[]> {
	const services: Services = {
		api: await connectToGoFax(context),

		async readDocuments(fieldNames) {
			const names = fieldNames.split(',').map((name) => name.trim()).filter(Boolean);
			if (names.length === 0) {
				throw new Problem('There is no document to send', 'Name the binary field that holds it in Input Binary Fields, for example data.');
			}
			return await Promise.all(
				names.map(async (fieldName) => {
					const { fileName = '' } = findDocument(context, item, fieldName);
					return { fieldName, fileName, data: await context.helpers.getBinaryDataBuffer(item, fieldName) };
				}),
			);
		},

		async storeDocument(data, fileName, mimeType) {
			return await context.helpers.prepareBinaryData(data, fileName, mimeType);
		},
	};
	return await operation.run(context, item, services);
}

function findDocument(context: IExecuteFunctions, item: number, fieldName: string) {
	const fields = context.getInputData()[item]?.binary ?? {};
	const found = fields[fieldName];
	if (found) return found;
	const there = Object.keys(fields);
	throw new Problem(
		`The item has no document in the binary field "${fieldName}"`,
		there.length > 0
			? `It has these: ${there.join(', ')}. Choose one of them in Input Binary Fields.`
			: 'It has no binary data at all. Put a node in front that makes or fetches the document, and make sure that the nodes between pass it on.',
	);
}

import type {
	IBinaryData,
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Problem } from '../../lib/Problem';
import type { Fields } from '../platform/Field';
import { readParameters, type Parameters } from '../platform/parameters';
import type { GoFaxApi } from '../transport/GoFaxApi';
import type { InputDocument } from './readDocument';
import type { ResultCallback } from './waiting/ResultCallback';

/** What an operation has to work with besides its parameters: GoFax, and the item it runs for. */
export interface Services {
	api: GoFaxApi;
	/**
	 * Reads the documents in the named binary fields of the item.
	 *
	 * @param fieldNames names, separated by commas
	 * @throws {Problem} for a field that is not there
	 */
	readDocuments(fieldNames: string): Promise<InputDocument[]>;
	/** What GoFax took of this item in an earlier try, when it refused other recipients: not to be sent again. */
	earlier: readonly OperationResult[];
	/** Reference that finds the job again where the user gives none: execution, run and item. */
	clientReference: string;
	/** Parks the execution until GoFax calls back about what is sent here. */
	resultCallback: ResultCallback;
	/** Stores a document in n8n, for an item's `binary`. */
	storeDocument(data: Buffer, fileName: string, mimeType: string): Promise<IBinaryData>;
}

/** One output item. */
export interface OperationResult {
	json: IDataObject;
	binary?: { [fieldName: string]: IBinaryData };
}

/** What an operation's file says: what the user sees, then what happens. */
interface OperationSpec<F extends Fields> {
	resource: string;
	operation: string;
	/** Name in the list of operations. */
	name: string;
	/** Text in n8n's node creator. */
	action: string;
	description: string;
	/** True for what starts a transmission: its result is remembered, so that a retry does not send again. */
	sends?: boolean;
	/** True for what must not run at the same time for several items. */
	oneByOne?: boolean;
	fields: F;
	/**
	 * @returns one result, or one for each recipient; a recipient that GoFax refused while it took others is a problem in the list
	 */
	run(
		context: Services & { params: Parameters<F> },
	): Promise<OperationResult | Array<OperationResult | Problem>>;
	/** For what is `sends`: what to say in place of its results where they do not hold when the node is run again. */
	ifRunAgain?(earlier: readonly OperationResult[]): Problem;
}

/** An operation with its parameters for one item. They are evaluated once: an expression may give another value each time. */
export interface PreparedOperation {
	readonly parameters: object;
	run(services: Services): Promise<Array<OperationResult | Problem>>;
}

/** An operation as the table holds it. */
export interface Operation {
	readonly resource: string;
	readonly operation: string;
	readonly sends: boolean;
	readonly oneByOne: boolean;
	readonly option: INodePropertyOptions;
	/** The fields as n8n shows them: for this operation only. */
	readonly properties: INodeProperties[];
	/** @throws {Problem} for a value that does not fit its field */
	prepare(source: IExecuteFunctions, itemIndex: number): PreparedOperation;
	ifRunAgain?(earlier: readonly OperationResult[]): Problem;
}

/** Ties an operation's fields to its code: the type of `params` is inferred from the field list. */
export function defineOperation<const F extends Fields>(spec: OperationSpec<F>): Operation {
	const { resource, operation, name, action, description, fields, sends = false, oneByOne = false } = spec;
	return {
		resource,
		operation,
		sends,
		oneByOne,
		option: { name, value: operation, action, description },
		// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- n8n does not write to fields, but its type allows it
		properties: fields.map((field) => shownFor(resource, operation, field as INodeProperties)),
		prepare(source, itemIndex) {
			const parameters = readParameters(source, fields, itemIndex);
			return {
				parameters,
				async run(services) {
					const result = await spec.run({ ...services, params: parameters });
					return Array.isArray(result) ? result : [result];
				},
			};
		},
		...(spec.ifRunAgain && { ifRunAgain: spec.ifRunAgain }),
	};
}

const shownFor = (resource: string, operation: string, field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: {
		...field.displayOptions,
		show: { ...field.displayOptions?.show, resource: [resource], operation: [operation] },
	},
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import addFormats from 'ajv-formats';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import { parse } from 'yaml';

const SCHEMA_ID = 'gofax';

/** openapi.yaml as a validator: the one description of the API that requests and answers are checked against. */
export class OpenApiDocument {
	readonly document: OpenApi;
	private readonly ajv: Ajv2020;

	constructor() {
		this.document = parse(readFileSync(join(__dirname, '..', 'openapi.yaml'), 'utf8')) as OpenApi;
		this.ajv = new Ajv2020({ strict: false, allErrors: true });
		addFormats(this.ajv);
		this.ajv.addSchema(this.document, SCHEMA_ID);
	}

	/** A guard for `components.schemas[name]`; its `errors` say what is wrong. */
	guard<T>(name: string): ValidateFunction<T> {
		const compiled = this.ajv.getSchema<T>(`${SCHEMA_ID}#/components/schemas/${name}`);
		if (compiled === undefined) throw new Error(`openapi.yaml has no schema ${name}`);
		// A compiled schema without `$async` is always synchronous.
		return compiled as ValidateFunction<T>;
	}

	/** What is wrong with an answer; empty if it is as described. `path` as in the document, `{id}` included. */
	answerErrors(path: string, method: string, status: number, body: unknown): string[] {
		const operation = this.document.paths[path]?.[method.toLowerCase()];
		if (operation === undefined) return [`${method} ${path} is not described`];
		const answer = operation.responses[String(status)];
		if (answer === undefined) return [`${method} ${path} does not describe the status ${status}`];
		const shared = answer.$ref?.split('/').at(-1);
		const described = shared === undefined ? answer : this.document.components.responses[shared];
		if (described?.content === undefined) return body === undefined ? [] : ['the body should be empty'];
		if (described.content['application/json'] === undefined) return [];
		const where =
			shared === undefined
				? ['paths', path, method.toLowerCase(), 'responses', String(status)]
				: ['components', 'responses', shared];
		const pointer = [...where, 'content', 'application/json', 'schema'];
		const reference = `${SCHEMA_ID}#/${pointer.map(escapePointer).join('/')}`;
		const validate = this.ajv.getSchema(reference) ?? this.ajv.compile({ $ref: reference });
		return validate(body) === true ? [] : (validate.errors ?? []).map(errorText);
	}
}

export interface OpenApi {
	[key: string]: unknown;
	paths: Record<string, Record<string, OpenApiOperation | undefined>>;
	components: { responses: Record<string, OpenApiAnswer | undefined> };
}

export interface OpenApiOperation {
	operationId: string;
	'x-confidence': string;
	'x-source': string;
	responses: Record<string, OpenApiAnswer>;
}

interface OpenApiAnswer {
	/** Into `components.responses`. */
	$ref?: string;
	content?: Record<string, unknown>;
}

function errorText(error: ErrorObject): string {
	return `${error.instancePath || '/'} ${error.message ?? error.keyword}`;
}

/** A JSON pointer within a URI fragment. */
function escapePointer(part: string): string {
	return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

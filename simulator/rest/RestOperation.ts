import type { Account } from '../model/Account';
import type { ApiVersion } from '../model/ApiVersion';
import type { World } from '../world/World';
import type { RestAnswer } from './RestAnswer';

/** One request to one operation, already authenticated. */
export interface RestCall {
	world: World;
	account: Account;
	version: ApiVersion;
	/** Of the path; NaN when it is not a whole number, which is an ID nobody has. */
	id: number;
	query: URLSearchParams;
	/** Parsed JSON, undefined without a body. */
	body: unknown;
}

export interface RestOperation {
	/** As in openapi.yaml. */
	operationId: string;
	method: 'GET' | 'PUT' | 'POST';
	/** Below the version, with `:id` for the ID. */
	path: string;
	versions: readonly ApiVersion[];
	run: (call: RestCall) => RestAnswer;
}

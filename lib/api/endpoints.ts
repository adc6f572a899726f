import { isJobId } from '../job/jobId';
import { Problem } from '../Problem';

/**
 * How sure we are that an endpoint is what we say:
 * `documented` in an article of GoFax's; `inferred` from a rule that GoFax documents; `seen` only in other people's code.
 */
export type Confidence = 'documented' | 'inferred' | 'seen';

export type ApiVersion = '1.0' | '2.0';

export interface Endpoint {
	readonly method: 'GET' | 'POST' | 'PUT';
	/** Path below the version segment; `{id}` is replaced by the job's ID. */
	readonly path: `/${string}`;
	/** Fixed version, where an endpoint is known in one version only. Otherwise the credential's version is used. */
	readonly version?: ApiVersion;
	readonly confidence: Confidence;
	/** `submit` starts a transmission that costs money and must never happen twice because of us. */
	readonly effect: 'read' | 'write' | 'submit';
	/** Takes several jobs, and has an answer for each. */
	readonly isForSeveral?: true;
	readonly summary: string;
	/** Where we know it from. */
	readonly source: string;
}

/** Every call that this package makes to GoFax. */
export const ENDPOINTS = {
	account: {
		checkAccess: {
			method: 'PUT',
			path: '/Account/CheckHaveAccess',
			confidence: 'documented',
			effect: 'read',
			summary: 'Is the token valid',
			source: 'GoFax, "Getting started with the RESTful API" and "API authentication guide"',
		},
		balance: {
			method: 'GET',
			path: '/Account/CreditBalance',
			version: '2.0',
			confidence: 'seen',
			effect: 'read',
			summary: 'Send-credit balance',
			source: 'Not documented by GoFax; used by public client code',
		},
		readDetails: {
			method: 'GET',
			path: '/Account/Details',
			confidence: 'inferred',
			effect: 'read',
			summary: 'Read the account details, which hold the URL for received-fax notifications',
			source: 'Not documented by GoFax; the reading twin of the documented PUT',
		},
		writeDetails: {
			method: 'PUT',
			path: '/Account/Details',
			confidence: 'documented',
			effect: 'write',
			summary: 'Set the account details, which hold the URL for received-fax notifications',
			source: 'GoFax, "Using webhooks" (path and purpose; the body is not documented)',
		},
	},
	fax: {
		send: {
			method: 'PUT',
			path: '/SendFax',
			confidence: 'documented',
			effect: 'submit',
			summary: 'Send a fax to one recipient',
			source: 'GoFax, "Faxing using the API" and "Using webhooks"',
		},
		sendMany: {
			method: 'PUT',
			path: '/SendFaxes',
			confidence: 'documented',
			effect: 'submit',
			isForSeveral: true,
			summary: 'Send several faxes',
			source: 'GoFax, "Faxing using the API" (request; the answer is not documented)',
		},
		get: {
			method: 'GET',
			path: '/SendFax/{id}',
			confidence: 'inferred',
			effect: 'read',
			summary: 'Status of a sent fax',
			source: 'GoFax documents the rule "GET + ID reads"; the exact path is inferred',
		},
		getAll: {
			method: 'GET',
			path: '/SendFaxes/Detail',
			version: '2.0',
			confidence: 'seen',
			effect: 'read',
			summary: 'List of sent faxes, paged',
			source: 'Not documented by GoFax; used by public client code',
		},
		resend: {
			method: 'POST',
			path: '/SendFax/{id}/Resend',
			confidence: 'inferred',
			effect: 'submit',
			summary: 'Send a fax again',
			source: 'GoFax documents the rule "POST + ID acts"; the exact path is inferred',
		},
		readSettings: {
			method: 'GET',
			path: '/SendFax/Settings',
			confidence: 'inferred',
			effect: 'read',
			summary: 'Read the fax sending settings, which hold the URL for sent-fax notifications',
			source: 'Not documented by GoFax; the reading twin of the documented PUT',
		},
		writeSettings: {
			method: 'PUT',
			path: '/SendFax/Settings',
			confidence: 'documented',
			effect: 'write',
			summary: 'Set the fax sending settings, which hold the URL for sent-fax notifications',
			source: 'GoFax, "Using webhooks" (path and purpose; the body is not documented)',
		},
	},
	receivedFax: {
		download: {
			method: 'GET',
			path: '/ReceiveFax/{id}/Document',
			confidence: 'documented',
			effect: 'read',
			summary: 'Document of a received fax, in base64',
			source: 'GoFax, "Using webhooks" (what wraps the base64 is not documented)',
		},
		get: {
			method: 'GET',
			path: '/ReceiveFax/{id}',
			confidence: 'inferred',
			effect: 'read',
			summary: 'Details of a received fax',
			source: 'Not documented by GoFax; inferred from the path of the document',
		},
	},
	sms: {
		send: {
			method: 'PUT',
			path: '/SMS',
			confidence: 'documented',
			effect: 'submit',
			summary: 'Send an SMS to one or several recipients',
			source: 'GoFax, "SMS messaging using the API"',
		},
		get: {
			method: 'GET',
			path: '/SMS/{id}',
			confidence: 'documented',
			effect: 'read',
			summary: 'Status of an SMS',
			source: 'GoFax, "SMS messaging using the API" (only part of the answer is known)',
		},
		resend: {
			method: 'POST',
			path: '/SMS/{id}/Resend',
			confidence: 'inferred',
			effect: 'submit',
			summary: 'Send an SMS again',
			source: 'GoFax documents the rule "POST + ID acts"; the exact path is inferred',
		},
	},
} as const satisfies Record<string, Record<string, Endpoint>>;

/**
 * Version that a call to this endpoint uses: the endpoint's own if it is known in one version only,
 * else the one chosen in the credential.
 */
export const versionOf = (endpoint: Endpoint, chosen: ApiVersion): ApiVersion => endpoint.version ?? chosen;

/**
 * Path of a call, for example `/v1.0/SendFax/52336014`.
 *
 * @throws {Problem} if the path has a place for an ID and `id` cannot be one
 */
export function pathOf(endpoint: Endpoint, chosen: ApiVersion, id = ''): string {
	if (endpoint.path.includes('{id}') && !isJobId(id)) {
		throw new Problem(
			`${JSON.stringify(id.slice(0, 64))} is not a GoFax ID`,
			'GoFax was not called. Its IDs are numbers like 52336014. Take the ID from the output of the node that sent it, or from the trigger.',
			{ nothingSent: true },
		);
	}
	return `/v${versionOf(endpoint, chosen)}${endpoint.path.replace('{id}', id)}`;
}

const groups: ReadonlyArray<Readonly<Record<string, Endpoint>>> = Object.values(ENDPOINTS);

/** The table as one list. */
export const allEndpoints: readonly Endpoint[] = groups.flatMap((group) => Object.values(group));

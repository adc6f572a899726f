import { createHash } from 'node:crypto';
import type { IExecuteFunctions, IHookFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { readConnection, type Connection } from '../../lib/api/connection';
import { readConnectionFailure, type ConnectionFailure } from '../../lib/api/connectionFailure';
import { pathOf, type Endpoint } from '../../lib/api/endpoints';
import type { Envelope } from '../../lib/api/envelope';
import { checkStatus, connectionProblem, readAnswer } from '../../lib/api/readAnswer';
import { redact } from '../../lib/api/redact';
import { pauseBeforeRetry } from '../../lib/api/retryPolicy';
import type { ApiRequest } from '../../lib/api/statusProblem';
import { Problem } from '../../lib/Problem';
import { isStopped, pause } from '../platform/pause';
import { readResponse, type GoFaxResponse } from './readResponse';
import { requestBody, type RequestBody } from './requestBody';

export interface CallOptions {
	/** The job's ID, for an endpoint with `{id}` in its path. */
	id?: string;
	query?: { [name: string]: string | number };
	/** Sent as JSON; a Base64Of in it is written from where its bytes are. A function is asked before each attempt. */
	body?: unknown;
}

/** GoFax's API, seen from an operation. Its methods throw {@link Problem}. */
export interface GoFaxApi {
	call(endpoint: Endpoint, options?: CallOptions): Promise<Envelope>;
	/** The answer's bytes as they came, for a document. */
	download(endpoint: Endpoint, options?: CallOptions): Promise<Buffer>;
	/**
	 * Takes the token out of what was thrown, before it can reach an error, a log or what n8n saves. Data is never touched: only
	 * what becomes a message.
	 */
	withoutSecrets(thrown: unknown): unknown;
	/** Takes the token out of a text that is shown or saved. */
	redact(text: string): string;
	/** Where the credential points, without a version. */
	readonly baseUrl: string;
	/** The same for the same Base URL and token; tells neither. */
	readonly accountKey: string;
}

type Context = IExecuteFunctions | IHookFunctions;

/** Until the answer begins. Taking in a fax of many pages may take GoFax its time. */
const TIMEOUT_MS = { read: 60_000, write: 60_000, submit: 300_000 };

/** While the answer comes in. */
const IDLE_MS = 60_000;

/**
 * The context without n8n's signal that the user has stopped the execution. By that signal n8n's helper breaks a request off;
 * a send may have arrived then, and is better waited for.
 */
const withoutStop = <C extends Context>(context: C): C =>
	Object.create(context, { getExecutionCancelSignal: { value: () => undefined } });

/**
 * One request and its answer, with any status, or what went wrong before it was there.
 *
 * Statuses are judged later and not by n8n's helper: on a 401 that helper would send the request a second time.
 */
async function attempt(
	context: Context,
	options: IHttpRequestOptions,
	{ effect }: Endpoint,
	body: RequestBody | undefined,
): Promise<GoFaxResponse | ConnectionFailure> {
	const upload = body?.open();
	try {
		const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
			effect === 'read' ? context : withoutStop(context),
			'goFaxApi',
			{ ...options, ...(upload && { body: upload.stream }) },
		);
		return await readResponse(response, IDLE_MS);
	} catch (error) {
		return readConnectionFailure(error, upload?.progress);
	} finally {
		// GoFax has answered without waiting for the rest, or will not get it.
		upload?.cancel();
	}
}

/** Attempts until there is an answer that counts. */
async function send(
	context: Context,
	{ baseUrl, version }: Connection,
	endpoint: Endpoint,
	{ id, query, body: value }: CallOptions,
): Promise<{ response: GoFaxResponse; request: ApiRequest }> {
	const options: IHttpRequestOptions = {
		method: endpoint.method,
		url: baseUrl + pathOf(endpoint, version, id),
		...(query && { qs: query }),
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A redirect would carry the token to another address, and keep a large body in memory.
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS[endpoint.effect],
	};
	for (let number = 1; ; number++) {
		const content: unknown = typeof value === 'function' ? await value() : value;
		const body = endpoint.effect === 'read' ? undefined : requestBody(content);
		const request = { endpoint, baseUrl, bytes: body?.length ?? 0, ...(id !== undefined && { id }) };
		const outcome = await attempt(context, { ...options, headers: headersFor(body) }, endpoint, body);
		const isSuccess = 'status' in outcome && outcome.status >= 200 && outcome.status <= 299;
		const wait = isSuccess
			? undefined
			: pauseBeforeRetry(endpoint.effect, outcome, number, Date.now(), Math.random());
		if (wait !== undefined) await pause(context, wait);
		if (wait !== undefined && !isStopped(context)) continue;
		if ('status' in outcome) return { response: outcome, request };
		throw connectionProblem(outcome, request);
	}
}

const headersFor = (body: RequestBody | undefined) => ({
	Accept: 'application/json',
	...(body && { 'Content-Length': body.length }),
	...(body && body.length > 0 && { 'Content-Type': 'application/json' }),
});

/**
 * Connects to GoFax with the credential of a node.
 *
 * @throws {Problem} if there is none, or if nothing may be sent with it
 */
export async function connectToGoFax(context: Context): Promise<GoFaxApi> {
	const credential = await context.getCredentials('goFaxApi').catch((error: unknown) => {
		throw credentialProblem(context, error);
	});
	const connection = readConnection(credential);
	const secrets = [connection.token];
	const answerOf = ({ body, ...response }: GoFaxResponse) => ({ ...response, text: body.toString('utf8') });

	return {
		baseUrl: connection.baseUrl,

		accountKey: createHash('sha256')
			.update(JSON.stringify([connection.baseUrl.toLowerCase(), connection.token]))
			.digest('hex'),

		redact: (text) =>
			redact(
				text,
				secrets.flatMap((secret) => [secret, secret.toLowerCase(), secret.toUpperCase()]),
			),

		withoutSecrets(thrown) {
			if (thrown instanceof Problem) return thrown.rewritten((text) => redact(text, secrets));
			const message = thrown instanceof Error ? thrown.message : String(thrown);
			// A stack has the message too.
			return redact(message, secrets) === message ? thrown : new Error(redact(message, secrets));
		},

		async call(endpoint, options = {}) {
			const { response, request } = await send(context, connection, endpoint, options);
			return readAnswer(answerOf(response), request);
		},

		async download(endpoint, options = {}) {
			const { response, request } = await send(context, connection, endpoint, options);
			// The text of a document would take a multiple of its memory.
			if (response.status < 200 || response.status > 299) checkStatus(answerOf(response), request);
			return response.body;
		},
	};
}

/** What n8n says differs from a credential that was never chosen to one that cannot be decrypted. */
function credentialProblem(context: Context, error: unknown): Problem {
	const isChosen = context.getNode().credentials?.goFaxApi !== undefined;
	const reason = error instanceof Error ? error.message : String(error);
	return isChosen
		? new Problem(
				'The GoFax credential of the node cannot be read',
				`Nothing was sent. n8n says: ${reason}. Check that the credential still exists and that every n8n process has the same encryption key.`,
			)
		: new Problem(
				'The node has no GoFax credential',
				'It is needed to reach GoFax, so nothing was sent. Choose or create one in the node.',
			);
}

/** Runs work that talks with GoFax. What it throws has no token in it. */
export async function withGoFax<T>(
	connection: Promise<GoFaxApi>,
	work: (api: GoFaxApi) => Promise<T>,
): Promise<T> {
	const api = await connection;
	return await work(api).catch((thrown: unknown) => {
		throw api.withoutSecrets(thrown);
	});
}

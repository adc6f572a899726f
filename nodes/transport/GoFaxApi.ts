import { createHash } from 'node:crypto';
import type { IExecuteFunctions, IHookFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { checkStatus, connectionProblem, readAnswer, type Request } from '../../lib/api/readAnswer';
import { pathOf, type ApiVersion, type Endpoint } from '../../lib/api/endpoints';
import { type Envelope } from '../../lib/api/envelope';
import { asText, isObject, type JsonObject } from '../../lib/json';
import { isLocalUrl } from '../../lib/url/localAddress';
import { Problem } from '../../lib/Problem';
import { redact } from '../../lib/api/redact';
import { pauseBeforeRetry } from '../../lib/api/retryPolicy';
import { isStopped, pause } from '../platform/pause';
import { readBody, type BodyStream } from './readBody';
import { requestBody } from './requestBody';

export interface CallOptions {
	/** The job's ID, for an endpoint with `{id}` in its path. */
	id?: string;
	query?: { [name: string]: string | number };
	/** Sent as JSON; a Base64Of in it is written from where its bytes are. A function is asked before each attempt. */
	body?: unknown;
}

/** GoFax's API, seen from an operation. Every method throws {@link Problem}. */
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

/** Milliseconds. Taking in a fax of many pages may take GoFax its time. */
const TIMEOUT = { read: 60_000, write: 60_000, submit: 300_000 };

type Encoding = 'arraybuffer' | 'stream';

/** What n8n's request helper gives with `returnFullResponse`. */
interface FullResponse<Body = Buffer> {
	statusCode: number;
	headers: JsonObject;
	body: Body;
}

const isFullResponse = (value: unknown): value is FullResponse<unknown> =>
	isObject(value) && typeof value.statusCode === 'number' && isObject(value.headers);

const isStream = (value: unknown): value is BodyStream =>
	isObject(value) && Symbol.asyncIterator in value && typeof value.destroy === 'function';

/** The response with its whole body; undefined if it is none. */
async function readWhole(response: unknown): Promise<FullResponse | undefined> {
	if (!isFullResponse(response)) return undefined;
	const { statusCode, headers, body } = response;
	if (Buffer.isBuffer(body)) return { statusCode, headers, body };
	if (!isStream(body)) return undefined;
	const announced = Number(asText(headers['content-length']) || NaN);
	return { statusCode, headers, body: await readBody(body, announced, TIMEOUT.read) };
}

/** As an attempt and an answer want it. */
function retryAfterOf({ headers }: FullResponse): { retryAfter?: string } {
	const retryAfter = asText(headers['retry-after']);
	return retryAfter ? { retryAfter } : {};
}

const isFailure = (attempt: { status: number } | { connectionError: string }) =>
	'connectionError' in attempt || attempt.status < 200 || attempt.status > 299;

/**
 * The context without n8n's signal that the user has stopped the execution. By that signal n8n's helper breaks a request off;
 * a send may have arrived then, and is better waited for.
 */
function withoutStop<C extends IExecuteFunctions | IHookFunctions>(context: C): C {
	return Object.create(context, { getExecutionCancelSignal: { value: () => undefined } });
}

/** Node's code of a connection error, however deeply n8n and axios wrapped it. */
function connectionCode(error: unknown): string {
	for (let inner = error, depth = 0; isObject(inner) && depth < 6; depth++) {
		if (typeof inner.code === 'string') {
			// These two can also befall a connection that stood, when GoFax may have read the request.
			const standing = ['EHOSTUNREACH', 'ENETUNREACH'].includes(inner.code) && inner.syscall !== 'connect';
			return standing ? '' : inner.code;
		}
		inner = inner.cause ?? (Array.isArray(inner.errors) ? inner.errors[0] : undefined);
	}
	return '';
}

/** The Base URL as a person may have entered it, without a version or a slash at its end. */
function readBaseUrl(entered: unknown): string {
	const baseUrl = String(entered ?? '')
		.trim()
		.replace(/(\/v[0-9.]+)?\/*$/, '');
	if (!/^https?:\/\/[^/\s]+/i.test(baseUrl)) {
		throw new Problem(
			`The Base URL "${baseUrl}" is no URL`,
			"Correct it in the GoFax credential; GoFax's own is https://restful-api.gofax.com.au.",
		);
	}
	if (!/^https:/i.test(baseUrl) && !isLocalUrl(baseUrl)) {
		throw new Problem(
			'The Base URL does not begin with https',
			'Token and faxes would travel unencrypted, so nothing was sent. Correct it in the GoFax credential.',
		);
	}
	return baseUrl;
}

/**
 * Connects to GoFax with the credential of a node.
 *
 * Statuses are judged here and not by n8n's helper: on a 401 that helper would send the request a second time.
 */
export async function connectToGoFax(context: IExecuteFunctions | IHookFunctions): Promise<GoFaxApi> {
	const credentials = await context.getCredentials('goFaxApi').catch(() => {
		throw new Problem(
			'The node has no GoFax credential',
			'It is needed to reach GoFax. Choose or create one in the node, or check that it still exists.',
		);
	});
	const baseUrl = readBaseUrl(credentials.baseUrl);
	const version: ApiVersion = credentials.apiVersion === '2.0' ? '2.0' : '1.0';
	const secrets = [String(credentials.token).trim()];

	/** One attempt. What went wrong before an answer came is returned as the connection's error code. */
	async function attempt(
		endpoint: Endpoint,
		{ id, query, body }: CallOptions,
		encoding: Encoding,
	): Promise<FullResponse | string> {
		const value: unknown = typeof body === 'function' ? await body() : body;
		const json = value === undefined ? undefined : requestBody(value);
		const options: IHttpRequestOptions = {
			method: endpoint.method,
			url: baseUrl + pathOf(endpoint, version, id),
			headers: {
				Accept: 'application/json',
				...(json && { 'Content-Type': 'application/json', 'Content-Length': json.length }),
			},
			...(query && { qs: query }),
			...(json && { body: await json.open() }),
			encoding,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirect would carry the token to another address, and keep a large body in memory.
			disableFollowRedirect: true,
			timeout: TIMEOUT[endpoint.effect],
		};
		try {
			const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
				endpoint.effect === 'read' ? context : withoutStop(context),
				'goFaxApi',
				options,
			);
			return (await readWhole(response)) ?? '';
		} catch (error) {
			return connectionCode(error);
		}
	}

	async function send(
		endpoint: Endpoint,
		options: CallOptions,
		request: Request,
		encoding: Encoding = 'arraybuffer',
	): Promise<FullResponse> {
		for (let number = 1; ; number++) {
			const response = await attempt(endpoint, options, encoding);
			const failure =
				typeof response === 'string'
					? { connectionError: response }
					: { status: response.statusCode, ...retryAfterOf(response) };
			const wait = isFailure(failure)
				? pauseBeforeRetry(endpoint.effect, failure, number, Date.now(), Math.random())
				: undefined;
			if (wait !== undefined) await pause(context, wait);
			if (wait === undefined || isStopped(context)) {
				if (typeof response === 'string') throw connectionProblem(response, request);
				return response;
			}
		}
	}

	const answerOf = (response: FullResponse) => ({
		status: response.statusCode,
		text: response.body.toString('utf8'),
		...retryAfterOf(response),
	});

	return {
		baseUrl,

		accountKey: createHash('sha256')
			.update(JSON.stringify([baseUrl.toLowerCase(), secrets]))
			.digest('hex'),

		redact: (text) =>
			redact(
				text,
				secrets.flatMap((secret) => [secret, secret.toLowerCase(), secret.toUpperCase()]),
			),

		withoutSecrets: (thrown) =>
			thrown instanceof Problem ? thrown.rewritten((text) => redact(text, secrets)) : thrown,

		async call(endpoint, options = {}) {
			const request = { endpoint, baseUrl, ...(options.id && { id: options.id }) };
			const response = await send(endpoint, options, request);
			return readAnswer(answerOf(response), request);
		},

		async download(endpoint, options = {}) {
			const request = { endpoint, baseUrl, ...(options.id && { id: options.id }) };
			// n8n's helper would have the document in memory twice, once in pieces.
			const response = await send(endpoint, options, request, 'stream');
			if (response.statusCode < 200 || response.statusCode > 299) checkStatus(answerOf(response), request);
			return response.body;
		},
	};
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

import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Account } from '../model/Account';
import { VERSION_PREFIXES, type ApiVersion } from '../model/ApiVersion';
import type { Fault } from '../model/Fault';
import type { RequestEntry } from '../model/RequestLog';
import type { World } from '../world/World';
import { authenticate, sentTokens } from './authenticate';
import { restOperations } from './operations';
import { parseJsonBody } from './parseJsonBody';
import { faultAfter, faultBefore, readBody } from './requestFaults';
import { failure } from './RestEnvelope';
import { sendAnswer } from './sendAnswer';
import { unauthorised } from './unauthorised';

const BODY_LIMIT_BYTES = 256 * 1024 * 1024;

interface Trace {
	entry: RequestEntry;
	fault: Fault | undefined;
	account?: Account;
}

/** GoFax's REST API, not yet listening. `current` is asked at each request, because a reset replaces the world. */
export function createRestServer(current: () => World): FastifyInstance {
	const app = Fastify({ bodyLimit: BODY_LIMIT_BYTES, exposeHeadRoutes: false, forceCloseConnections: true });
	const traces = new WeakMap<FastifyRequest, Trace>();
	parseJsonBody(app);

	app.addHook('onRequest', async (request, reply) => {
		const world = current();
		const url = urlOf(request);
		const entry = world.requests.start(traceable(request, url));
		reply.raw.once('close', () =>
			world.requests.finish(entry, reply.raw.writableFinished ? reply.statusCode : null),
		);
		const fault = world.faults.take(request.method, url.pathname);
		traces.set(request, { entry, fault });
		if (fault === undefined) return;
		entry.fault = fault.kind;
		const answer = await faultBefore(fault, request, url.pathname.startsWith('/v2') ? 'v2.0' : 'v1.0');
		if (answer !== undefined) return sendAnswer(reply, answer);
	});
	app.addHook('onSend', async (request, reply, payload) => {
		const fault = traces.get(request)?.fault;
		if (fault !== undefined) await faultAfter(fault, request, reply, payload);
		return payload;
	});
	// GoFax's answer to a path it does not know is not documented.
	app.setNotFoundHandler((_request, reply) => reply.code(404).send());
	app.setErrorHandler<FastifyError>((error, _request, reply) => {
		const status = error.statusCode ?? 500;
		// A bug in the simulator must be seen, and not be mistaken for an error of GoFax's.
		if (status >= 500) console.error(error);
		return sendAnswer(reply, { status, body: failure(error.message) });
	});
	for (const [prefix, version] of Object.entries(VERSION_PREFIXES)) {
		void app.register(
			(scope, _options, done) => {
				addVersion(scope, version, current, traces);
				done();
			},
			{ prefix },
		);
	}
	return app;
}

function addVersion(
	app: FastifyInstance,
	version: ApiVersion,
	current: () => World,
	traces: WeakMap<FastifyRequest, Trace>,
): void {
	app.addHook('onRequest', async (request, reply) => {
		// Before the body is kept in memory, which a request with a bad token is not worth.
		const account = authenticate(current(), version, sentTokens(request.raw, urlOf(request).searchParams));
		const refusal = account === undefined ? unauthorised(version) : undefined;
		const lacks = current().behaviour.requireLength && lacksLength(request);
		if (account === undefined || lacks) {
			await readBody(request.raw);
			return sendAnswer(reply, refusal ?? { status: 411, body: undefined });
		}
		const trace = traces.get(request);
		if (trace === undefined) throw new Error('A request without a trace');
		trace.account = account;
		trace.entry.account = account.name;
	});
	for (const operation of restOperations.filter(({ versions }) => versions.includes(version))) {
		app.route<{ Params: { id?: string } }>({
			method: operation.method,
			url: operation.path,
			handler(request, reply) {
				const account = traces.get(request)?.account;
				if (account === undefined) throw new Error('A request without an account');
				const query = urlOf(request).searchParams;
				const id = /^\d+$/.test(request.params.id ?? '') ? Number(request.params.id) : NaN;
				return sendAnswer(
					reply,
					operation.run({ world: current(), account, version, id, query, body: request.body }),
				);
			},
		});
	}
}

function lacksLength({ method, headers }: FastifyRequest): boolean {
	const announced = headers['content-length'] ?? headers['transfer-encoding'];
	return method !== 'GET' && announced === undefined;
}

function urlOf(request: FastifyRequest): URL {
	return new URL(request.raw.url ?? '/', 'http://gofax.invalid');
}

/** What the log keeps of a request; the token stays out of it. */
function traceable(request: FastifyRequest, url: URL): Parameters<World['requests']['start']>[0] {
	const { headers, method } = request.raw;
	const tokens = sentTokens(request.raw, url.searchParams);
	const redacted = new URLSearchParams(url.searchParams);
	if (redacted.has('token')) redacted.set('token', '***');
	return {
		method: method ?? '',
		path: url.pathname,
		query: redacted.toString(),
		tokenIn:
			tokens.query === undefined
				? tokens.header === undefined
					? 'none'
					: 'header'
				: tokens.header === undefined
					? 'query'
					: 'both',
		contentType: headers['content-type'] ?? null,
		accept: headers.accept ?? null,
		contentLength: headers['content-length'] === undefined ? null : Number(headers['content-length']),
		transferEncoding: headers['transfer-encoding'] ?? null,
		userAgent: headers['user-agent'] ?? null,
	};
}

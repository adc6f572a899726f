import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiVersion } from '../model/ApiVersion';
import type { Fault } from '../model/Fault';
import type { RestAnswer } from './RestAnswer';
import { unauthorised } from './unauthorised';

const DEFAULT_LATENCY_MS = 1000;

const PROXY_PAGE =
	'<!DOCTYPE html><html><head><title>Service</title></head><body><h1>Please try again later</h1></body></html>';

/** Before the request is looked at. Returns the answer that replaces GoFax's, or undefined to continue. */
export async function faultBefore(
	fault: Fault,
	request: FastifyRequest,
	version: ApiVersion,
): Promise<RestAnswer | undefined> {
	if (fault.kind === 'latency') {
		await delay(fault.ms ?? DEFAULT_LATENCY_MS, undefined, { ref: false });
		return undefined;
	}
	if (fault.kind === 'resetInUpload') {
		await readSome(request.raw);
		request.raw.socket.resetAndDestroy();
		return await never();
	}
	const answer = answerOf(fault, version);
	const breaks = fault.kind === 'resetBefore' || fault.kind === 'timeoutBefore';
	if (!answer && !breaks) return undefined;
	if (fault.early) stopReading(request);
	else await readBody(request.raw);
	if (fault.kind === 'resetBefore') request.raw.socket.destroy();
	if (fault.kind === 'timeoutBefore') return await leaveHanging(fault, request);
	return answer ?? (await never());
}

function answerOf(fault: Fault, version: ApiVersion): RestAnswer | undefined {
	const headers: Record<string, string> =
		fault.retryAfter === null ? {} : { 'retry-after': fault.retryAfter };
	switch (fault.kind) {
		case '401':
			return unauthorised(version);
		case '413':
			return { status: 413, body: 'Request Entity Too Large', contentType: 'text/plain; charset=utf-8' };
		case '429':
			return { status: 429, body: undefined, headers };
		case '500':
			return { status: 500, body: { Message: 'An error has occurred.' } };
		case '503':
			return { status: 503, body: 'Service Unavailable', contentType: 'text/plain; charset=utf-8', headers };
		case 'html':
			return { status: 200, body: PROXY_PAGE, contentType: 'text/html; charset=utf-8' };
		default:
			return undefined;
	}
}

/** Servers do this before they answer, even if they do not want the body. Ends too when the client is gone. */
export async function readBody(incoming: IncomingMessage): Promise<void> {
	incoming.resume();
	await finished(incoming).catch(() => undefined);
}

/** Reads the first piece of the body, if it has one. */
async function readSome(incoming: IncomingMessage): Promise<void> {
	await Promise.race([once(incoming, 'readable'), once(incoming, 'end')]);
	incoming.read();
}

/** Node reads a body to its end after the answer, unless reading has begun. */
function stopReading({ raw }: FastifyRequest): void {
	raw.read();
}

/** After the job was accepted: the answer `payload` comes later, in half, or not at all. */
export async function faultAfter(
	fault: Fault,
	request: FastifyRequest,
	reply: FastifyReply,
	payload: unknown,
): Promise<void> {
	switch (fault.kind) {
		case 'latencyAfter':
			return await delay(fault.ms ?? DEFAULT_LATENCY_MS, undefined, { ref: false });
		case 'resetAfter':
			request.raw.socket.destroy();
			return await never();
		case 'timeoutAfter':
			return await leaveHanging(fault, request);
		case 'truncated':
			sendHalf(request, reply, payload);
			return await never();
		default:
			return undefined;
	}
}

/** Announces the whole length and breaks off halfway: neither a complete body nor a clean end. */
function sendHalf(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
	const body = Buffer.isBuffer(payload) ? payload : Buffer.from(typeof payload === 'string' ? payload : '');
	const contentType = reply.getHeader('content-type') ?? 'application/json; charset=utf-8';
	reply.raw.writeHead(reply.statusCode, {
		'content-type': contentType,
		'content-length': Math.max(body.length, 2),
	});
	reply.raw.write(body.subarray(0, Math.max(Math.floor(body.length / 2), 1)), () =>
		request.raw.socket.destroy(),
	);
}

async function leaveHanging(fault: Fault, request: FastifyRequest): Promise<never> {
	if (fault.ms !== null) {
		await delay(fault.ms, undefined, { ref: false });
		request.raw.socket.destroy();
	}
	return await never();
}

/** The connection is broken or stays open without an answer; either way the framework must not write to it. */
function never(): Promise<never> {
	return new Promise(() => undefined);
}

import { asText, isObject, type JsonObject } from '../../lib/json';
import { readBody, type BodyStream } from './readBody';

/** An answer with its body. */
export interface GoFaxResponse {
	status: number;
	body: Buffer;
	/** Header Retry-After, as it came. */
	retryAfter?: string;
}

/** What n8n's request helper gives with `returnFullResponse`. */
interface FullResponse {
	statusCode: number;
	headers: JsonObject;
	body: unknown;
}

const isFullResponse = (value: unknown): value is FullResponse =>
	isObject(value) && typeof value.statusCode === 'number' && isObject(value.headers);

const isStream = (value: unknown): value is BodyStream =>
	isObject(value) && Symbol.asyncIterator in value && typeof value.destroy === 'function';

/**
 * Reads a response to its end.
 *
 * @param idleMs milliseconds without a byte after which the connection counts as broken
 * @throws for a success whose body breaks off. A failure's status is enough to know what happened.
 */
export async function readResponse(response: unknown, idleMs: number): Promise<GoFaxResponse> {
	if (!isFullResponse(response)) throw new Error("n8n's request helper gave no response");
	const { statusCode: status, headers, body: source } = response;
	const isSuccess = status >= 200 && status < 300;
	const body = await bytesOf(source, headers, idleMs).catch((error: unknown) => {
		if (isSuccess) throw error;
		return Buffer.alloc(0);
	});
	const retryAfter = asText(headers['retry-after']);
	return { status, body, ...(retryAfter && { retryAfter }) };
}

async function bytesOf(source: unknown, headers: JsonObject, idleMs: number): Promise<Buffer> {
	if (Buffer.isBuffer(source)) return source;
	if (!isStream(source)) return Buffer.from(asText(source));
	return await readBody(source, Number(asText(headers['content-length']) || NaN), idleMs);
}

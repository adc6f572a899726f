import type { IWebhookFunctions } from 'n8n-workflow';
import { isObject } from '../../lib/json';

/** Content type in lower case, without parameters; empty where the sender names none. */
export function contentTypeOf(context: IWebhookFunctions): string {
	const header: unknown = context.getHeaderData()['content-type'];
	return typeof header === 'string' ? (header.split(';')[0] ?? '').trim().toLowerCase() : '';
}

/** More than any event that GoFax sends. What is larger costs a stranger little and n8n much: time to read, room to store. */
export const LARGEST_EVENT = 65_536;

/**
 * The body's bytes as they came (after n8n undid a compression); empty where there was none, undefined where they cannot be
 * had: the sender broke off, or sent more than n8n takes.
 */
export async function readRawBody(context: IWebhookFunctions): Promise<Buffer | undefined> {
	const request: object = context.getRequestObject();
	// n8n leaves the body alone for types that it does not parse, and gives a method to read it.
	if (!Buffer.isBuffer(Reflect.get(request, 'rawBody'))) {
		const read: unknown = Reflect.get(request, 'readRawBody');
		try {
			if (typeof read === 'function') await read.call(request);
		} catch {
			return undefined;
		}
	}
	const rawBody: unknown = Reflect.get(request, 'rawBody');
	return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
}

/** Fields of a form, or the status with which a body that is none is refused. */
export type Form = { fields: Readonly<Record<string, unknown>> } | { refusedWith: 400 | 413 | 415 };

/** Reads a form: url-encoded, multipart, or without a content type. */
export async function readForm(context: IWebhookFunctions): Promise<Form> {
	const type = contentTypeOf(context);
	const parsed: unknown = context.getBodyData();
	if (type === 'multipart/form-data')
		return { fields: isObject(parsed) && isObject(parsed.data) ? parsed.data : {} };
	if (type !== '' && type !== 'application/x-www-form-urlencoded') return { refusedWith: 415 };

	const rawBody = await readRawBody(context);
	if (!rawBody) return { refusedWith: 400 };
	if (rawBody.length > LARGEST_EVENT) return { refusedWith: 413 };
	return {
		fields: isObject(parsed) ? parsed : Object.fromEntries(new URLSearchParams(rawBody.toString('utf8'))),
	};
}

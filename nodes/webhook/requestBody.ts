import type { IWebhookFunctions } from 'n8n-workflow';
import { isObject } from '../../lib/envelope';

/** Content type in lower case, without parameters; empty where the sender names none. */
export function contentTypeOf(context: IWebhookFunctions): string {
	const header: unknown = context.getHeaderData()['content-type'];
	return typeof header === 'string' ? (header.split(';')[0] ?? '').trim().toLowerCase() : '';
}

/** The body's bytes as they came (after n8n undid a compression); empty where there was none. */
export async function readRawBody(context: IWebhookFunctions): Promise<Buffer> {
	const request: object = context.getRequestObject();
	// n8n leaves the body alone for types that it does not parse, and gives a method to read it.
	if (!Buffer.isBuffer(Reflect.get(request, 'rawBody'))) {
		const read: unknown = Reflect.get(request, 'readRawBody');
		if (typeof read === 'function') await read.call(request);
	}
	const rawBody: unknown = Reflect.get(request, 'rawBody');
	return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
}

/** More than any form that GoFax sends. */
const LARGEST_FORM = 65_536;

/** Fields of a form, or the status with which a body that is none is refused. */
export type Form = { fields: Readonly<Record<string, unknown>> } | { refusedWith: 413 | 415 };

/** Reads a form: url-encoded, multipart, or without a content type. */
export async function readForm(context: IWebhookFunctions): Promise<Form> {
	const type = contentTypeOf(context);
	const parsed: unknown = context.getBodyData();
	if (type === 'multipart/form-data') return { fields: isObject(parsed) && isObject(parsed.data) ? parsed.data : {} };
	if (type !== '' && type !== 'application/x-www-form-urlencoded') return { refusedWith: 415 };
	if (isObject(parsed)) return { fields: parsed };

	const rawBody = await readRawBody(context);
	if (rawBody.length > LARGEST_FORM) return { refusedWith: 413 };
	return { fields: Object.fromEntries(new URLSearchParams(rawBody.toString('utf8'))) };
}

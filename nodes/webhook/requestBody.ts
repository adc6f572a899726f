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

/** More than any form that GoFax sends; n8n itself reads 1000 fields at most. */
const LARGEST_UNTYPED_FORM = 65_536;

/**
 * Fields of a form: url-encoded, multipart, or without a content type.
 *
 * @returns undefined for a content type that is no form
 */
export async function readForm(context: IWebhookFunctions): Promise<Readonly<Record<string, unknown>> | undefined> {
	const type = contentTypeOf(context);
	const body: unknown = context.getBodyData();
	if (type === 'application/x-www-form-urlencoded') return isObject(body) ? body : {};
	if (type === 'multipart/form-data') return isObject(body) && isObject(body.data) ? body.data : {};
	if (type !== '') return undefined;

	const rawBody = await readRawBody(context);
	if (rawBody.length > LARGEST_UNTYPED_FORM) return undefined;
	return Object.fromEntries(new URLSearchParams(rawBody.toString('utf8')));
}

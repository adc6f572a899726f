import type { IWebhookFunctions } from 'n8n-workflow';
import { decodeText } from '../../lib/event/charset';
import { readUrlEncoded, type FormFields } from '../../lib/event/urlEncoded';
import { isObject } from '../../lib/json';

/** More than any event that GoFax sends. What is larger costs a stranger little and n8n much: time to read, room to store. */
export const LARGEST_EVENT_BYTES = 65_536;

/** What the sender says of the body: its type in lower case, without parameters, and its charset; empty where it says nothing. */
export function contentTypeOf(context: IWebhookFunctions): { type: string; charset: string } {
	const header: unknown = context.getHeaderData()['content-type'];
	const [type = '', ...parameters] = typeof header === 'string' ? header.split(';') : [];
	const charset = parameters
		.map((parameter) => /^charset\s*=\s*"?([^"]*)/i.exec(parameter.trim())?.[1])
		.find((name) => name !== undefined);
	return { type: type.trim().toLowerCase(), charset: charset?.trim() ?? '' };
}

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

/** Fields of a form, or the status with which a body that is not one is refused. */
export type Form = { fields: Readonly<Record<string, unknown>> } | { refusedWith: 400 | 413 | 415 };

/** Reads a form: url-encoded, multipart, or without a content type. */
export async function readForm(context: IWebhookFunctions): Promise<Form> {
	const { type, charset } = contentTypeOf(context);
	if (type === 'multipart/form-data') return readMultipart(context, charset);
	if (type !== '' && type !== 'application/x-www-form-urlencoded') return { refusedWith: 415 };

	const rawBody = await readRawBody(context);
	if (!rawBody) return { refusedWith: 400 };
	if (rawBody.length > LARGEST_EVENT_BYTES) return { refusedWith: 413 };
	return { fields: readUrlEncoded(rawBody, charset) };
}

/** n8n has parsed a multipart form by now, so its size is measured by what the sender said and by what came out. */
function readMultipart(context: IWebhookFunctions, charset: string): Form {
	const said = Number(context.getHeaderData()['content-length']);
	const parsed: unknown = context.getBodyData();
	const { data, files } = isObject(parsed) ? parsed : {};
	const entries = isObject(data) ? Object.entries(data) : [];
	const bytes = entries.flat(2).reduce<number>((sum, text) => sum + sizeOf(text), 0);
	if (said > LARGEST_EVENT_BYTES || bytes > LARGEST_EVENT_BYTES) return { refusedWith: 413 };
	// GoFax sends none; who else does would have n8n store them.
	if (isObject(files) && Object.keys(files).length > 0) return { refusedWith: 400 };
	// n8n decodes no other charset than UTF-8 and Latin-1, of which the latter lacks what Windows-1252 has.
	if (!/^(latin1|binary)$/i.test(charset)) return { fields: Object.fromEntries(entries) };
	const decode = (value: unknown): unknown =>
		Array.isArray(value)
			? value.map(decode)
			: typeof value === 'string'
				? decodeText(Buffer.from(value, 'latin1'))
				: value;
	return { fields: Object.fromEntries(entries.map(([name, value]) => [name, decode(value)])) };
}

const sizeOf = (value: unknown): number => (typeof value === 'string' ? Buffer.byteLength(value) : 0);

/** The parameters of the URL that was called. Read from the URL itself, because n8n takes brackets in a name for lists. */
export function readQuery(context: IWebhookFunctions): FormFields {
	const url: unknown = Reflect.get(context.getRequestObject(), 'originalUrl');
	const [, query = ''] = typeof url === 'string' ? (/\?(.*)$/s.exec(url) ?? []) : [];
	return readUrlEncoded(Buffer.from(query, 'latin1'));
}

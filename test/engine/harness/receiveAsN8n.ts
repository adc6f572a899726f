import { rm } from 'node:fs/promises';
import { parse } from 'node:querystring';
import { createGunzip, createInflate } from 'node:zlib';
import type { Request } from 'express';
import formidable from 'formidable';
import { jsonParse } from 'n8n-workflow';
import readRaw from 'raw-body';

/** Types that n8n parses. */
const PARSED = /^(application\/json|text\/plain|application\/x-www-form-urlencoded)|[/+]xml$/;

const nothingToTidyUp = () => Promise.resolve();

const withoutBom = (text: string) => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** Type and charset as n8n reads them: the type in lower case and not trimmed, any charset that the sender names. */
function contentTypeOf(request: Request): { type: string; charset: BufferEncoding } {
	const header: unknown = request.headers['content-type'];
	const [type = '', ...parameters] = typeof header === 'string' ? header.split(';') : [];
	const charset = parameters
		.map((parameter) => /^\s*charset=\s*"?([^"]*)"?\s*$/i.exec(parameter)?.[1])
		.find((value) => value !== undefined);
	return { type: type.toLowerCase(), charset: (charset ?? 'utf-8').toLowerCase() as BufferEncoding };
}

/**
 * What n8n 2.41 does with a request before it calls a node's webhook(), in more detail than readBodyAsN8n(): compression,
 * charset, byte order mark, its own limits, and nothing at all with `multipart/` other than form-data. XML, which n8n also
 * parses, is left alone.
 *
 * @returns how to tidy up after webhook()
 * @throws for what n8n itself refuses, before the node sees it
 */
export async function receiveAsN8n(request: Request): Promise<() => Promise<void>> {
	const { type, charset } = contentTypeOf(request);
	request.readRawBody = async () => {
		if (Buffer.isBuffer(request.rawBody)) return;
		const encoding = request.headers['content-encoding'];
		const stream =
			encoding === 'gzip'
				? request.pipe(createGunzip())
				: encoding === 'deflate'
					? request.pipe(createInflate())
					: request;
		request.rawBody = await readRaw(stream, { limit: '16mb' });
	};
	if (type === 'multipart/form-data') return await receiveMultipart(request);
	if (type.startsWith('multipart/')) return nothingToTidyUp;

	// For a node of a version beyond 1, n8n leaves the bodies alone that it does not parse.
	if (!PARSED.test(type)) return nothingToTidyUp;
	await request.readRawBody();
	const { rawBody } = request;
	if (rawBody.length > 0) {
		if (type === 'application/json') request.body = jsonParse<unknown>(withoutBom(rawBody.toString(charset)));
		if (type === 'application/x-www-form-urlencoded') {
			request.body = parse(withoutBom(rawBody.toString(charset)), undefined, undefined, { maxKeys: 1000 });
		}
		if (type === 'text/plain') request.body = rawBody.toString(charset);
	}
	return nothingToTidyUp;
}

async function receiveMultipart(request: Request): Promise<() => Promise<void>> {
	const temporary = new Set<string>();
	const tidyUp = async () => {
		await Promise.all([...temporary].map(async (path) => await rm(path, { force: true })));
	};
	const form = formidable({ multiples: true, allowEmptyFiles: true, minFileSize: 0 });
	form.on('fileBegin', (_name, file: { filepath: string }) => temporary.add(file.filepath));
	try {
		const [fields, files] = await form.parse(request);
		const single = Object.entries(fields).map(([name, values]) => [
			name,
			values?.length === 1 ? values[0] : values,
		]);
		request.body = { data: Object.fromEntries(single) as unknown, files };
		return tidyUp;
	} catch (error) {
		await tidyUp();
		throw error;
	}
}

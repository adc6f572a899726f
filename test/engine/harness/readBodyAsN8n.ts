import { parse } from 'node:querystring';
import { createGunzip } from 'node:zlib';
import type { Request } from 'express';
import formidable from 'formidable';
import readRaw from 'raw-body';

const LARGEST_BODY = '16mb';

/** Types that n8n parses. XML, which it also does, is left alone here. */
const PARSED = /^(application\/json|text\/plain|application\/x-www-form-urlencoded)|[/+]xml$/;

/**
 * Reads a body as n8n 2.41 does before it calls a node's webhook(): the same libraries, the same types, the same limits.
 *
 * @returns false for what n8n itself refuses, before the node sees it
 */
export async function readBodyAsN8n(request: Request): Promise<boolean> {
	request.readRawBody = async () => {
		const stream = request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request;
		if (!Buffer.isBuffer(request.rawBody)) request.rawBody = await readRaw(stream, { limit: LARGEST_BODY });
	};
	const type = (request.headers['content-type'] ?? '').split(';')[0]?.toLowerCase() ?? '';
	try {
		if (type === 'multipart/form-data') {
			const [fields, files] = await formidable({
				multiples: true,
				allowEmptyFiles: true,
				minFileSize: 0,
			}).parse(request);
			const single = Object.entries(fields).map(([name, values]) => [
				name,
				values?.length === 1 ? values[0] : values,
			]);
			request.body = { data: Object.fromEntries(single) as unknown, files };
			return true;
		}
		// For a node of a version beyond 1, n8n leaves the bodies alone that it does not parse.
		if (!PARSED.test(type)) return true;
		await request.readRawBody();
		const text = request.rawBody.toString('utf8');
		if (text === '') return true;
		if (type === 'application/json') request.body = JSON.parse(text) as unknown;
		if (type === 'application/x-www-form-urlencoded')
			request.body = parse(text, undefined, undefined, { maxKeys: 1000 });
		if (type === 'text/plain') request.body = text;
		return true;
	} catch {
		return false;
	}
}

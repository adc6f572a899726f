import type { FastifyInstance } from 'fastify';

class BodyError extends Error {
	constructor(
		readonly statusCode: number,
		message: string,
	) {
		super(message);
	}
}

/**
 * Reads JSON bodies. An empty body is none whatever its content type: clients send Content-Type on body-less PUT
 * requests, and .NET does not mind. Fastify's own parser would.
 */
export function parseJsonBody(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
		if (body.length === 0) return done(null, undefined);
		if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
			return done(new BodyError(415, 'The content type must be application/json'));
		}
		try {
			done(null, JSON.parse(body.toString('utf8')));
		} catch {
			done(new BodyError(400, 'The request body is not valid JSON'));
		}
	});
}

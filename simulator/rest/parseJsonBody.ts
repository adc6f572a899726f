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
 * Reads JSON bodies. With any content type, an empty body counts as no body: clients send Content-Type on PUT requests
 * without one, and .NET accepts that. Fastify's own parser does not.
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

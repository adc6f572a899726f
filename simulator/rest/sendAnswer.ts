import type { FastifyReply } from 'fastify';
import type { RestAnswer } from './RestAnswer';

export function sendAnswer(
	reply: FastifyReply,
	{ status, body, contentType, headers = {} }: RestAnswer,
): FastifyReply {
	reply.code(status).headers(headers);
	if (body === undefined) return reply.send();
	if (contentType !== undefined) return reply.type(contentType).send(body);
	return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

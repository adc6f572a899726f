import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback } from '../delivery/isLoopback';

/**
 * Keeps web pages out: the port is bound to this machine, but a browser on it runs strangers' pages. A page elsewhere
 * has another Origin; a name that its owner pointed at 127.0.0.1 has another Host.
 */
export async function fromThisMachine(request: FastifyRequest, reply: FastifyReply): Promise<void> {
	const { host = '', origin } = request.headers;
	const local = `http://${host}`;
	const trusted =
		URL.canParse(local) && isLoopback(new URL(local).hostname) && (origin === undefined || origin === local);
	if (!trusted) await reply.code(403).send({ error: 'The admin API answers this machine only' });
}

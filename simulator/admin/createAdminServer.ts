import Fastify, {
	type FastifyError,
	type FastifyInstance,
	type FastifyReply,
	type FastifyRequest,
	type FastifySchema,
} from 'fastify';
import { isJsonObject } from '../model/Json';
import { addPortal } from '../portal/addPortal';
import type { AdminArgument, AdminRoute } from './AdminRoute';
import { adminMethodNames, adminRoutes } from './adminRoutes';
import { objectSchema } from './adminSchemas';
import { fromThisMachine } from './fromThisMachine';
import type { SimulatorAdmin } from './SimulatorAdmin';

interface AdminRequest {
	Params: Record<string, string>;
	Querystring: Record<string, string | undefined>;
	Body: unknown;
}

/** {@link SimulatorAdmin} over HTTP, with the portal page, not yet listening. */
export function createAdminServer(admin: SimulatorAdmin): FastifyInstance {
	const app = Fastify({
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allowUnionTypes: true } },
	});
	app.addHook('onRequest', fromThisMachine);
	app.setErrorHandler<FastifyError>((error, _request, reply) => {
		const status = error.statusCode ?? 500;
		if (status >= 500) console.error(error);
		return reply.code(status).send({ error: error.message });
	});
	for (const name of adminMethodNames) addRoute(app, admin, name);
	addPortal(app);
	return app;
}

function addRoute(app: FastifyInstance, admin: SimulatorAdmin, name: keyof SimulatorAdmin): void {
	const route: AdminRoute = adminRoutes[name];
	app.route<AdminRequest>({
		method: route.method,
		url: route.path,
		schema: schemaOf(route),
		async handler(request, reply) {
			const values = route.takes.map((argument) => readArgument(argument, request));
			// The table's type ensures the number of values, the schemas check the values.
			const answer: unknown = await Reflect.apply(admin[name], admin, values);
			if (answer === undefined) return reply.code(204).send();
			return Buffer.isBuffer(answer) ? sendDocument(reply, answer) : reply.send(answer);
		},
	});
}

function readArgument(
	argument: AdminArgument,
	{ params, query, body }: FastifyRequest<AdminRequest>,
): unknown {
	switch (argument.in) {
		case 'path':
			return argument.as === 'number' ? Number(params[argument.name]) : params[argument.name];
		case 'query':
			return query[argument.name];
		case 'body':
			if (argument.name === undefined) return body;
			return isJsonObject(body) ? body[argument.name] : undefined;
	}
}

function schemaOf({ takes }: AdminRoute): FastifySchema {
	const schema: FastifySchema = {};
	for (const argument of takes) {
		if (argument.in === 'path' && argument.as !== 'number')
			schema.params = objectSchema({ [argument.name]: argument.as });
		if (argument.in === 'query') schema.querystring = objectSchema({ [argument.name]: argument.schema });
		if (argument.in === 'body')
			schema.body =
				argument.name === undefined
					? argument.schema
					: objectSchema({ [argument.name]: argument.schema }, [argument.name]);
	}
	return schema;
}

function sendDocument(reply: FastifyReply, bytes: Buffer): FastifyReply {
	reply.header('x-content-type-options', 'nosniff');
	if (bytes.subarray(0, 5).toString() === '%PDF-') return reply.type('application/pdf').send(bytes);
	// Not by its own type: a sent HTML file must not run as a page of this origin.
	return reply.type('application/octet-stream').header('content-disposition', 'attachment').send(bytes);
}

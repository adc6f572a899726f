import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { BehaviourPatch } from '../model/Behaviour';
import type { InboundFaxInput } from '../inbound/InboundFax';
import type { InboundSmsInput, SmsReplyInput } from '../inbound/InboundSms';
import type { AccountName, NotificationTarget, SettingsKind } from '../model/Account';
import type { JsonObject } from '../model/Json';
import type { FaultInput } from '../model/Fault';
import type { NativeWebhookInput } from '../model/NativeWebhook';
import { addPortal } from '../portal/addPortal';
import { adminSchemas as schemas } from './adminSchemas';
import { fromThisMachine } from './fromThisMachine';
import type { SimulatorAdmin } from './SimulatorAdmin';

interface ByAccount {
	Querystring: { account?: AccountName };
}

type HttpFault = Omit<FaultInput, 'path'> & { path?: string; pathPattern?: string };

/** {@link SimulatorAdmin} over HTTP, not yet listening. One route a method; simulator/README.md lists them. */
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
	addWorldRoutes(app, admin);
	addInboundRoutes(app, admin);
	addDocumentRoutes(app, admin);
	addWebhookRoutes(app, admin);
	addSettingsRoutes(app, admin);
	addBehaviourRoutes(app, admin);
	addPortal(app);
	return app;
}

function addWorldRoutes(app: FastifyInstance, admin: SimulatorAdmin): void {
	app.get('/state', () => admin.state());
	app.get('/counts', () => admin.counts());
	app.get('/tokens', () => admin.tokens());
	app.post('/reset', async (_request, reply) => {
		await admin.reset();
		return reply.code(204).send();
	});
	app.post<{ Body: { seconds: number } }>(
		'/clock/advance',
		{ schema: { body: schemas.advance } },
		({ body }) => admin.advance(body.seconds),
	);
}

function addInboundRoutes(app: FastifyInstance, admin: SimulatorAdmin): void {
	app.post<{ Body: InboundFaxInput }>('/inbound/fax', { schema: { body: schemas.inboundFax } }, ({ body }) =>
		admin.receiveFax(body),
	);
	app.post<{ Body: InboundSmsInput }>('/inbound/sms', { schema: { body: schemas.inboundSms } }, ({ body }) =>
		admin.receiveSms(body),
	);
	app.post<{ Body: SmsReplyInput }>('/inbound/reply', { schema: { body: schemas.reply } }, ({ body }) =>
		admin.replySms(body),
	);
}

function addDocumentRoutes(app: FastifyInstance, admin: SimulatorAdmin): void {
	app.get<{ Params: { id: string; index: string } }>(
		'/faxes/:id/documents/:index',
		async ({ params }, reply) => {
			const bytes = await admin.sentDocument(Number(params.id), Number(params.index));
			reply.header('x-content-type-options', 'nosniff');
			if (bytes.subarray(0, 5).toString() === '%PDF-') return reply.type('application/pdf').send(bytes);
			// Not by its own type: a sent HTML file must not run as a page of this origin.
			return reply.type('application/octet-stream').header('content-disposition', 'attachment').send(bytes);
		},
	);
	app.get<{ Params: { id: string } }>('/received-faxes/:id/document', async ({ params }, reply) =>
		reply.type('application/pdf').send(await admin.receivedDocument(Number(params.id))),
	);
}

function addWebhookRoutes(app: FastifyInstance, admin: SimulatorAdmin): void {
	const byAccount = { querystring: schemas.byAccount };
	app.get<ByAccount>('/webhooks', { schema: byAccount }, ({ query }) => admin.webhooks(query.account));
	app.post<ByAccount & { Body: NativeWebhookInput }>(
		'/webhooks',
		{ schema: { ...byAccount, body: schemas.webhook } },
		({ body, query }) => admin.addWebhook(body, query.account),
	);
	app.patch<{ Params: { id: string }; Body: Partial<NativeWebhookInput> }>(
		'/webhooks/:id',
		{ schema: { body: schemas.webhookChange } },
		({ params, body }) => admin.updateWebhook(Number(params.id), body),
	);
	app.delete<{ Params: { id: string } }>('/webhooks/:id', async ({ params }, reply) => {
		await admin.removeWebhook(Number(params.id));
		return reply.code(204).send();
	});
	app.post<{ Params: { id: string } }>('/webhooks/:id/test', ({ params }) =>
		admin.testWebhook(Number(params.id)),
	);
	app.get('/deliveries', () => admin.deliveries());
	app.post<{ Params: { id: string } }>('/deliveries/:id/resend', ({ params }) =>
		admin.resend(Number(params.id)),
	);
}

function addSettingsRoutes(app: FastifyInstance, admin: SimulatorAdmin): void {
	const byAccount = { querystring: schemas.byAccount };
	app.get<ByAccount & { Params: { kind: SettingsKind } }>(
		'/settings/:kind',
		{ schema: { ...byAccount, params: schemas.kind } },
		({ params, query }) => admin.settings(params.kind, query.account),
	);
	app.patch<ByAccount & { Params: { kind: SettingsKind }; Body: JsonObject }>(
		'/settings/:kind',
		{ schema: { ...byAccount, params: schemas.kind, body: schemas.settings } },
		({ params, query, body }) => admin.changeSettings(params.kind, body, query.account),
	);
	app.get<ByAccount>('/sms-notification', { schema: byAccount }, ({ query }) =>
		admin.smsNotification(query.account),
	);
	app.patch<ByAccount & { Body: Partial<NotificationTarget> }>(
		'/sms-notification',
		{ schema: { ...byAccount, body: schemas.smsNotification } },
		({ query, body }) => admin.setSmsNotification(body, query.account),
	);
	app.put<ByAccount & { Body: { balance: number } }>(
		'/balance',
		{ schema: { ...byAccount, body: schemas.balance } },
		async ({ body, query }, reply) => {
			await admin.setBalance(body.balance, query.account);
			return reply.code(204).send();
		},
	);
}

function addBehaviourRoutes(app: FastifyInstance, admin: SimulatorAdmin): void {
	app.get('/behaviour', () => admin.behaviour());
	app.patch<{ Body: BehaviourPatch }>('/behaviour', { schema: { body: schemas.behaviour } }, ({ body }) =>
		admin.setBehaviour(body),
	);
	app.get('/faults', () => admin.faults());
	app.post<{ Body: HttpFault }>('/faults', { schema: { body: schemas.fault } }, ({ body }) => {
		const { pathPattern, path, ...rest } = body;
		return admin.addFault({ ...rest, path: pathPattern === undefined ? path : new RegExp(pathPattern) });
	});
	app.delete('/faults', async (_request, reply) => {
		await admin.clearFaults();
		return reply.code(204).send();
	});
}

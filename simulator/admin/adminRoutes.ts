import { faultJson } from '../model/Fault';
import type { AdminArgument, AdminRoute, AdminRouteOf } from './AdminRoute';
import { ADMIN_SCHEMAS } from './adminSchemas';
import type { SimulatorAdmin } from './SimulatorAdmin';

const ID = { in: 'path', name: 'id', as: 'number' } as const;
const KIND = { in: 'path', name: 'kind', as: ADMIN_SCHEMAS.kind } as const;
const INDEX = { in: 'path', name: 'index', as: 'number', default: 0 } as const;
const ACCOUNT = { in: 'query', name: 'account', schema: ADMIN_SCHEMAS.account } as const;
const FAULT = { in: 'body', schema: ADMIN_SCHEMAS.fault, toJson: faultJson } as const;

/** The whole body. `shown` is how the README shows it, if not by its fields. */
const body = (schema: keyof typeof ADMIN_SCHEMAS, shown?: string): AdminArgument => ({
	in: 'body',
	schema: ADMIN_SCHEMAS[schema],
	shown,
});
/** The one field of the body. */
const field = (name: 'seconds' | 'balance'): AdminArgument => ({
	in: 'body',
	name,
	schema: ADMIN_SCHEMAS[name],
});

/** A row, by what it answers with: its HTTP method, path, arguments in order, and what it does. */
const answering =
	<Answer extends AdminRoute['answers']>(answers: Answer) =>
	<const Takes extends readonly AdminArgument[]>(
		method: AdminRoute['method'],
		path: string,
		takes: Takes,
		does: string,
	) => ({ method, path, takes, answers, does });
const json = answering('json');
const nothing = answering('nothing');
const bytes = answering('bytes');

/**
 * The admin API over HTTP: the server, the client and the README's table are made from this. A new method goes into
 * `LocalAdmin`, and its row here; then `npm run docs:simulator`.
 */
export const adminRoutes: { readonly [Name in keyof SimulatorAdmin]: AdminRouteOf<SimulatorAdmin[Name]> } = {
	state: json(
		'GET',
		'/state',
		[],
		'everything: faxes, SMS, received faxes, inbound SMS, settings, webhooks, deliveries, requests (tokens redacted), behaviour, faults',
	),
	counts: json('GET', '/counts', [], 'how many of each were accepted'),
	tokens: json('GET', '/tokens', [], 'the API tokens'),
	reset: nothing('POST', '/reset', [], 'back to the start'),
	advance: json(
		'POST',
		'/clock/advance',
		[field('seconds')],
		'moves time forward, answers with the deliveries made',
	),
	receiveFax: json('POST', '/inbound/fax', [body('inboundFax')], 'a fax comes in'),
	receiveSms: json('POST', '/inbound/sms', [body('inboundSms')], 'an SMS comes in that is not a reply'),
	replySms: json('POST', '/inbound/reply', [body('reply')], 'an SMS comes in as the reply to a sent one'),
	sentDocument: bytes('GET', '/faxes/:id/documents/:index', [ID, INDEX], 'bytes of a sent document'),
	receivedDocument: bytes('GET', '/received-faxes/:id/document', [ID], 'the PDF of a received fax'),
	webhooks: json('GET', '/webhooks', [ACCOUNT], 'native webhooks'),
	addWebhook: json('POST', '/webhooks', [body('webhook'), ACCOUNT], 'adds one'),
	updateWebhook: json('PATCH', '/webhooks/:id', [ID, body('webhookChange')], 'changes the given fields'),
	removeWebhook: nothing('DELETE', '/webhooks/:id', [ID], 'removes it'),
	testWebhook: json('POST', '/webhooks/:id/test', [ID], 'delivers a sample event'),
	deliveries: json('GET', '/deliveries', [], 'the webhook log'),
	resend: json('POST', '/deliveries/:id/resend', [ID], 'delivers the same body again'),
	settings: json(
		'GET',
		'/settings/:kind',
		[KIND, ACCOUNT],
		'`faxSettings` or `accountDetails`, in the default spelling',
	),
	changeSettings: json(
		'PATCH',
		'/settings/:kind',
		[KIND, body('settings', 'any of its fields'), ACCOUNT],
		'changes the given fields, as the portal would',
	),
	smsNotification: json(
		'GET',
		'/sms-notification',
		[ACCOUNT],
		'where sent SMS are notified; portal only, the REST API has no endpoint for it',
	),
	setSmsNotification: json(
		'PATCH',
		'/sms-notification',
		[body('smsNotification'), ACCOUNT],
		'changes the given fields',
	),
	setBalance: nothing('PUT', '/balance', [field('balance'), ACCOUNT], 'sets the credit'),
	behaviour: json('GET', '/behaviour', [], 'the switches'),
	setBehaviour: json(
		'PATCH',
		'/behaviour',
		[body('behaviour', 'any [switches](#behaviour-switches)')],
		'changes the given switches',
	),
	faults: json('GET', '/faults', [], 'faults waiting, with how often each hit'),
	addFault: json('POST', '/faults', [FAULT], 'adds a [fault](#faults)'),
	clearFaults: nothing('DELETE', '/faults', [], 'removes all'),
};

/** Every method of the admin API. */
export const adminMethodNames = Object.keys(adminRoutes) as ReadonlyArray<keyof SimulatorAdmin>;

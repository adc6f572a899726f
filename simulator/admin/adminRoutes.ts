import { faultJson } from '../model/Fault';
import type { AdminArgument, AdminRouteOf } from './AdminRoute';
import { ADMIN_SCHEMAS } from './adminSchemas';
import type { SimulatorAdmin } from './SimulatorAdmin';

const ID = { in: 'path', name: 'id', as: 'number' } as const;
const KIND = { in: 'path', name: 'kind', as: ADMIN_SCHEMAS.kind } as const;
const ACCOUNT = { in: 'query', name: 'account', schema: ADMIN_SCHEMAS.account } as const;

const body = (schema: keyof typeof ADMIN_SCHEMAS, shown?: string): AdminArgument => ({
	in: 'body',
	schema: ADMIN_SCHEMAS[schema],
	shown,
});
const field = (name: 'seconds' | 'balance'): AdminArgument => ({
	in: 'body',
	name,
	schema: ADMIN_SCHEMAS[name],
});

/**
 * The admin API over HTTP: the server, the client and the README's table are made from this. A new method goes into
 * `LocalAdmin`, and its row here; then `npm run docs:simulator`.
 */
export const adminRoutes: { readonly [Name in keyof SimulatorAdmin]: AdminRouteOf<SimulatorAdmin[Name]> } = {
	state: {
		method: 'GET',
		path: '/state',
		takes: [],
		answers: 'json',
		does: 'everything: faxes, SMS, received faxes, inbound SMS, settings, webhooks, deliveries, requests (tokens redacted), behaviour, faults',
	},
	counts: {
		method: 'GET',
		path: '/counts',
		takes: [],
		answers: 'json',
		does: 'how many of each were accepted',
	},
	tokens: { method: 'GET', path: '/tokens', takes: [], answers: 'json', does: 'the API tokens' },
	reset: { method: 'POST', path: '/reset', takes: [], answers: 'nothing', does: 'back to the start' },
	advance: {
		method: 'POST',
		path: '/clock/advance',
		takes: [field('seconds')],
		answers: 'json',
		does: 'moves time forward, answers with the deliveries made',
	},
	receiveFax: {
		method: 'POST',
		path: '/inbound/fax',
		takes: [body('inboundFax')],
		answers: 'json',
		does: 'a fax comes in',
	},
	receiveSms: {
		method: 'POST',
		path: '/inbound/sms',
		takes: [body('inboundSms')],
		answers: 'json',
		does: 'an SMS comes in that is not a reply',
	},
	replySms: {
		method: 'POST',
		path: '/inbound/reply',
		takes: [body('reply')],
		answers: 'json',
		does: 'an SMS comes in as the reply to a sent one',
	},
	sentDocument: {
		method: 'GET',
		path: '/faxes/:id/documents/:index',
		takes: [ID, { in: 'path', name: 'index', as: 'number', default: 0 }],
		answers: 'bytes',
		does: 'bytes of a sent document',
	},
	receivedDocument: {
		method: 'GET',
		path: '/received-faxes/:id/document',
		takes: [ID],
		answers: 'bytes',
		does: 'the PDF of a received fax',
	},
	webhooks: {
		method: 'GET',
		path: '/webhooks',
		takes: [ACCOUNT],
		answers: 'json',
		does: 'native webhooks',
	},
	addWebhook: {
		method: 'POST',
		path: '/webhooks',
		takes: [body('webhook'), ACCOUNT],
		answers: 'json',
		does: 'adds one',
	},
	updateWebhook: {
		method: 'PATCH',
		path: '/webhooks/:id',
		takes: [ID, body('webhookChange')],
		answers: 'json',
		does: 'changes the given fields',
	},
	removeWebhook: {
		method: 'DELETE',
		path: '/webhooks/:id',
		takes: [ID],
		answers: 'nothing',
		does: 'removes it',
	},
	testWebhook: {
		method: 'POST',
		path: '/webhooks/:id/test',
		takes: [ID],
		answers: 'json',
		does: 'delivers a sample event',
	},
	deliveries: {
		method: 'GET',
		path: '/deliveries',
		takes: [],
		answers: 'json',
		does: 'the webhook log',
	},
	resend: {
		method: 'POST',
		path: '/deliveries/:id/resend',
		takes: [ID],
		answers: 'json',
		does: 'delivers the same body again',
	},
	settings: {
		method: 'GET',
		path: '/settings/:kind',
		takes: [KIND, ACCOUNT],
		answers: 'json',
		does: '`faxSettings` or `accountDetails`, in the default spelling',
	},
	changeSettings: {
		method: 'PATCH',
		path: '/settings/:kind',
		takes: [KIND, body('settings', 'any of its fields'), ACCOUNT],
		answers: 'json',
		does: 'changes the given fields, as the portal would',
	},
	smsNotification: {
		method: 'GET',
		path: '/sms-notification',
		takes: [ACCOUNT],
		answers: 'json',
		does: 'where sent SMS are notified; portal only, the REST API has no endpoint for it',
	},
	setSmsNotification: {
		method: 'PATCH',
		path: '/sms-notification',
		takes: [body('smsNotification'), ACCOUNT],
		answers: 'json',
		does: 'changes the given fields',
	},
	setBalance: {
		method: 'PUT',
		path: '/balance',
		takes: [field('balance'), ACCOUNT],
		answers: 'nothing',
		does: 'sets the credit',
	},
	behaviour: { method: 'GET', path: '/behaviour', takes: [], answers: 'json', does: 'the switches' },
	setBehaviour: {
		method: 'PATCH',
		path: '/behaviour',
		takes: [body('behaviour', 'any [switches](#behaviour-switches)')],
		answers: 'json',
		does: 'changes the given switches',
	},
	faults: {
		method: 'GET',
		path: '/faults',
		takes: [],
		answers: 'json',
		does: 'faults waiting, with how often each hit',
	},
	addFault: {
		method: 'POST',
		path: '/faults',
		takes: [{ in: 'body', schema: ADMIN_SCHEMAS.fault, toJson: faultJson }],
		answers: 'json',
		does: 'adds a [fault](#faults)',
	},
	clearFaults: { method: 'DELETE', path: '/faults', takes: [], answers: 'nothing', does: 'removes all' },
};

/** Every method of the admin API. */
export const adminMethodNames = Object.keys(adminRoutes) as ReadonlyArray<keyof SimulatorAdmin>;

import { ACCOUNT_NAMES, SETTINGS_KINDS } from '../model/Account';
import { BEHAVIOUR_PATCH_SCHEMA } from '../model/Behaviour';
import { FAULT_KINDS } from '../model/Fault';
import { NATIVE_EVENT_TYPES, SIGNING_SCHEMES } from '../model/NativeWebhook';
import type { JsonSchema } from './AdminRoute';

const TEXT = { type: 'string' };
const ACCOUNT = { enum: [...ACCOUNT_NAMES] };

const WEBHOOK_PROPERTIES = {
	url: { type: 'string', minLength: 1 },
	events: { type: 'array', items: { enum: [...NATIVE_EVENT_TYPES] } },
	secret: TEXT,
	scheme: { enum: [...SIGNING_SCHEMES] },
	headerName: { type: 'string', pattern: '^[A-Za-z0-9-]+$' },
	includeContent: { type: 'boolean' },
	active: { type: 'boolean' },
};

/** What the admin API accepts; a misspelt name is refused, so that it does not look like a switch without effect. */
export const ADMIN_SCHEMAS = {
	account: ACCOUNT,
	kind: { enum: [...SETTINGS_KINDS] },
	seconds: { type: 'number', minimum: 0 },
	inboundFax: objectSchema({
		number: TEXT,
		from: TEXT,
		stationId: TEXT,
		pages: { type: 'integer', minimum: 1, maximum: 200 },
		attachedBytes: { type: 'integer', minimum: 0, maximum: 256 * 1024 ** 2 },
		status: { enum: ['COMPLETE', 'INCOMPLETE'] },
		transmissionTime: { type: 'integer', minimum: 0 },
		transmissionSpeed: { type: 'integer', minimum: 0 },
		account: ACCOUNT,
	}),
	inboundSms: objectSchema({ body: TEXT, from: TEXT, to: TEXT, account: ACCOUNT }, ['body']),
	reply: objectSchema({ body: TEXT, smsId: { type: 'integer' }, from: TEXT, to: TEXT, account: ACCOUNT }, [
		'body',
	]),
	webhook: objectSchema(WEBHOOK_PROPERTIES, ['url']),
	webhookChange: objectSchema(WEBHOOK_PROPERTIES),
	settings: { type: 'object' },
	smsNotification: objectSchema({ url: TEXT, username: TEXT, password: TEXT }),
	balance: { type: 'number' },
	behaviour: BEHAVIOUR_PATCH_SCHEMA,
	fault: objectSchema(
		{
			kind: { enum: [...FAULT_KINDS] },
			method: TEXT,
			path: TEXT,
			pathPattern: { type: 'string', format: 'regex' },
			retryAfter: { type: ['number', 'string'] },
			ms: { type: 'number', minimum: 0 },
			early: { type: 'boolean' },
			times: { type: 'integer', minimum: 1 },
		},
		['kind'],
	),
} as const satisfies Record<string, JsonSchema>;

export function objectSchema(properties: Record<string, object>, required: string[] = []): JsonSchema {
	return { type: 'object', additionalProperties: false, required, properties };
}

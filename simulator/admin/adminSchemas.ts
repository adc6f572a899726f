import { BEHAVIOUR_PATCH_SCHEMA } from '../model/Behaviour';
import { ACCOUNT_NAMES, SETTINGS_KINDS } from '../model/Account';
import { FAULT_KINDS } from '../model/Fault';
import { NATIVE_EVENT_TYPES, SIGNING_SCHEMES } from '../model/NativeWebhook';

const text = { type: 'string' };
const account = { enum: [...ACCOUNT_NAMES] };

function object(properties: Record<string, object>, required: string[] = []) {
	return { type: 'object', additionalProperties: false, required, properties };
}

const webhookProperties = {
	url: { type: 'string', minLength: 1 },
	events: { type: 'array', items: { enum: [...NATIVE_EVENT_TYPES] } },
	secret: text,
	scheme: { enum: [...SIGNING_SCHEMES] },
	headerName: { type: 'string', pattern: '^[A-Za-z0-9-]+$' },
	includeContent: { type: 'boolean' },
	active: { type: 'boolean' },
};

/** What the admin API takes; a typing error must not look like a switch that has no effect. */
export const adminSchemas = {
	byAccount: object({ account }),
	kind: object({ kind: { enum: [...SETTINGS_KINDS] } }, ['kind']),
	advance: object({ seconds: { type: 'number', minimum: 0 } }, ['seconds']),
	inboundFax: object({
		number: text,
		from: text,
		stationId: text,
		pages: { type: 'integer', minimum: 1, maximum: 200 },
		attachedBytes: { type: 'integer', minimum: 0, maximum: 256 * 1024 ** 2 },
		transmissionTime: { type: 'integer', minimum: 0 },
		transmissionSpeed: { type: 'integer', minimum: 0 },
		status: { enum: ['COMPLETE', 'INCOMPLETE'] },
		account,
	}),
	inboundSms: object({ from: text, to: text, body: text, account }, ['body']),
	reply: object({ smsId: { type: 'integer' }, from: text, to: text, body: text, account }, ['body']),
	webhook: object(webhookProperties, ['url']),
	webhookChange: object(webhookProperties),
	settings: { type: 'object' },
	smsNotification: object({ url: text, username: text, password: text }),
	balance: object({ balance: { type: 'number' } }, ['balance']),
	behaviour: BEHAVIOUR_PATCH_SCHEMA,
	fault: object(
		{
			method: text,
			path: text,
			pathPattern: { type: 'string', format: 'regex' },
			kind: { enum: [...FAULT_KINDS] },
			retryAfter: { type: ['number', 'string'] },
			ms: { type: 'number', minimum: 0 },
			early: { type: 'boolean' },
			times: { type: 'integer', minimum: 1 },
		},
		['kind'],
	),
};

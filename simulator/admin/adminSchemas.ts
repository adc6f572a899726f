import { behaviourPatchSchema } from '../model/Behaviour';
import { accountNames, settingsKinds } from '../model/Account';
import { faultKinds } from '../model/Fault';
import { nativeEventTypes, signatureSchemes } from '../model/NativeWebhook';

const text = { type: 'string' };
const account = { enum: [...accountNames] };

function object(properties: Record<string, object>, required: string[] = []) {
	return { type: 'object', additionalProperties: false, required, properties };
}

const webhookProperties = {
	url: { type: 'string', minLength: 1 },
	events: { type: 'array', items: { enum: [...nativeEventTypes] } },
	secret: text,
	scheme: { enum: [...signatureSchemes] },
	headerName: { type: 'string', pattern: '^[A-Za-z0-9-]+$' },
	includeContent: { type: 'boolean' },
	active: { type: 'boolean' },
};

/** What the admin API takes; a typing error must not look like a switch that has no effect. */
export const adminSchemas = {
	byAccount: object({ account }),
	kind: object({ kind: { enum: [...settingsKinds] } }, ['kind']),
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
	behaviour: behaviourPatchSchema,
	fault: object(
		{
			method: text,
			path: text,
			pathPattern: { type: 'string', format: 'regex' },
			kind: { enum: [...faultKinds] },
			retryAfter: { type: ['number', 'string'] },
			ms: { type: 'number', minimum: 0 },
			early: { type: 'boolean' },
			times: { type: 'integer', minimum: 1 },
		},
		['kind'],
	),
};

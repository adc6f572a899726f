import type { IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { wantsSms } from '../../lib/event/eventFilter';
import { Problem } from '../../lib/Problem';
import { checkSignature, type SignatureCheck } from '../../lib/event/signature';
import { readSmsEvent } from '../../lib/event/smsEvent';
import { toJson } from '../platform/toJson';
import { toHookError } from '../platform/toHookError';
import { ignore, refuse } from '../webhook/refuse';
import { readOptions } from '../webhook/readOptions';
import { contentTypeOf, LARGEST_EVENT, readRawBody } from '../webhook/incomingBody';
import { readWebhookCredential } from '../webhook/webhookCredential';

/** The edge: check the signature over the raw bytes, parse, acknowledge. Never throws on what a stranger sends. */
export async function receiveSmsEvent(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (/^(multipart\/|application\/x-www-form-urlencoded)|xml$/.test(contentTypeOf(context)))
		return refuse(context, 415);

	const rawBody = await readRawBody(context);
	if (!rawBody) return refuse(context, 400);
	if (rawBody.length > LARGEST_EVENT) return refuse(context, 413);
	const mode = context.getNodeParameter('signatureCheck');
	const signature = mode === 'off' ? undefined : await check(context, rawBody);
	if (mode !== 'report' && signature && !signature.valid) return refuse(context, 401);

	const event = readSmsEvent(parse(rawBody));
	if (!event) return refuse(context, 400);

	const wanted = context.getNodeParameter('events');
	if (!Array.isArray(wanted) || !wanted.includes(event.event)) return ignore();
	const options = readOptions(context);
	const filter = {
		keywords: options.text('keywords'),
		fromNumbers: options.text('fromNumbers'),
		toNumbers: options.text('toNumbers'),
	};
	if (!wantsSms(event, filter)) return ignore();

	const json = toJson({
		...event,
		signature: signature ?? { valid: null, reason: 'the check is off' },
		receivedAt: new Date().toISOString(),
		isTest: context.getMode() === 'manual',
		...(options.flag('includeHeaders') && { headers: shownHeaders(context) }),
	});
	return { workflowData: [[{ json }]], webhookResponse: { received: true, started: true } };
}

async function check(context: IWebhookFunctions, rawBody: Buffer): Promise<SignatureCheck> {
	const credential = await readWebhookCredential(context);
	const header: unknown = context.getHeaderData()[signatureHeader(context)];
	return checkSignature(
		rawBody,
		typeof header === 'string' ? header : undefined,
		credential?.secrets ?? [],
		Date.now(),
	);
}

const signatureHeader = (context: IWebhookFunctions) =>
	(readOptions(context).text('signatureHeader').trim() || 'X-GoFax-Signature').toLowerCase();

/** The headers without what must not be saved with an execution. */
function shownHeaders(context: IWebhookFunctions) {
	const hidden = ['authorization', 'proxy-authorization', 'cookie', signatureHeader(context)];
	return Object.fromEntries(
		Object.entries(context.getHeaderData()).filter(([name]) => !hidden.includes(name)),
	);
}

function parse(rawBody: Buffer): unknown {
	try {
		return JSON.parse(rawBody.toString('utf8'));
	} catch {
		return undefined;
	}
}

/** Activation fails without a secret: the trigger would refuse every event. */
export async function requireSecret(context: IHookFunctions): Promise<void> {
	if (context.getNodeParameter('signatureCheck') !== 'enforce') return;
	const credential = await readWebhookCredential(context);
	if (credential && credential.secrets.length > 0) return;
	throw toHookError(
		context.getNode(),
		new Problem(
			'The GoFax SMS Trigger has no signing secret',
			'With Signature Check on Enforce it would refuse every event. Enter the Signing Secret of the webhook in the GoFax Webhook credential, or set Signature Check to Off.',
		),
	);
}

import type { IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { Problem } from '../../lib/Problem';
import { checkSignature, type SignatureCheck } from '../../lib/signature';
import { readSmsEvent } from '../../lib/smsEvent';
import { toJson } from '../GoFax/toJson';
import { toNodeError } from '../GoFax/toNodeError';
import { ignore, refuse } from '../webhook/refuse';
import { contentTypeOf, readRawBody } from '../webhook/requestBody';
import { readWebhookCredential } from '../webhook/webhookCredential';

/** The edge: check the signature over the raw bytes, parse, acknowledge. Never throws on what a stranger sends. */
export async function receiveSmsEvent(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (/^(multipart\/|application\/x-www-form-urlencoded)|xml$/.test(contentTypeOf(context))) return refuse(context, 415);

	const rawBody = await readRawBody(context);
	const mode = context.getNodeParameter('signatureCheck');
	const signature = mode === 'off' ? undefined : await check(context, rawBody);
	if (mode !== 'report' && signature && !signature.valid) return refuse(context, 401);

	const event = readSmsEvent(parse(rawBody));
	if (!event) return refuse(context, 400);

	const wanted = context.getNodeParameter('events');
	if (!Array.isArray(wanted) || !wanted.includes(event.event)) return ignore();

	const json = toJson({
		...event,
		signature: signature ?? { valid: null, reason: 'the check is off' },
		receivedAt: new Date().toISOString(),
		isTest: context.getMode() === 'manual',
	});
	return { workflowData: [[{ json }]], webhookResponse: { received: true, started: true } };
}

async function check(context: IWebhookFunctions, rawBody: Buffer): Promise<SignatureCheck> {
	const credential = await readWebhookCredential(context);
	const headerName = String(context.getNodeParameter('options.signatureHeader', 'X-GoFax-Signature')).toLowerCase();
	const header: unknown = context.getHeaderData()[headerName];
	return checkSignature(rawBody, typeof header === 'string' ? header : undefined, credential?.secrets ?? [], Date.now());
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
	throw toNodeError(
		context.getNode(),
		new Problem(
			'The GoFax SMS Trigger has no signing secret',
			'With Signature Check on Enforce it would refuse every event. Enter the Signing Secret of the webhook in the GoFax Webhook credential, or set Signature Check to Off.',
		),
	);
}

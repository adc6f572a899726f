import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { decodeText } from '../../lib/event/charset';
import { wantsSms } from '../../lib/event/eventFilter';
import { checkSignature, type SignatureCheck } from '../../lib/event/signature';
import { readSmsEvent } from '../../lib/event/smsEvent';
import { parseJsonExactly } from '../../lib/json';
import { toJson } from '../platform/toJson';
import { contentTypeOf, LARGEST_EVENT_BYTES, readRawBody } from '../webhook/incomingBody';
import { receive } from '../webhook/receive';
import { ignore, refuse } from '../webhook/refuse';
import { readWebhookCredential } from '../webhook/webhookCredential';
import { DEFAULT_SIGNATURE_HEADER, fields } from './fields';

/** The edge: check the signature over the raw bytes, parse, acknowledge. Never throws on what a stranger sends. */
export async function receiveSmsEvent(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receive(context, fields, async ({ events, signatureCheck, options }) => {
		const { type, charset } = contentTypeOf(context);
		if (/^(multipart\/|application\/x-www-form-urlencoded)|xml$/.test(type)) return refuse(context, 415);

		const rawBody = await readRawBody(context);
		if (!rawBody) return refuse(context, 400);
		if (rawBody.length > LARGEST_EVENT_BYTES) return refuse(context, 413);
		const names = signatureHeaders(options.signatureHeader);
		const signature = signatureCheck === 'off' ? undefined : await check(context, rawBody, names);
		if (signatureCheck === 'enforce' && !signature?.valid) return refuse(context, 401);

		const event = readSmsEvent(parseJsonExactly(decodeText(rawBody, charset)));
		if (!event) return refuse(context, 400);
		if (!events.includes(event.event) || !wantsSms(event, options)) return ignore();

		const json = toJson({
			...event,
			signature: signature ?? { valid: null, reason: 'the check is off' },
			receivedAt: new Date().toISOString(),
			isTest: context.getMode() === 'manual',
			...(options.includeHeaders && { headers: shownHeaders(context, names) }),
		});
		return { workflowData: [[{ json }]], webhookResponse: { received: true, started: true } };
	});
}

/** GoFax hedges the name of its header: "or equivalent header". Names as Node spells them. */
const USUAL_HEADERS = [DEFAULT_SIGNATURE_HEADER, 'GoFax-Signature'].map((name) => name.toLowerCase());

function signatureHeaders(option: string): readonly string[] {
	const name = option.trim().toLowerCase();
	return name === DEFAULT_SIGNATURE_HEADER.toLowerCase() ? USUAL_HEADERS : [name];
}

/** Of several signatures all must be right: nobody says which one counts. */
async function check(
	context: IWebhookFunctions,
	rawBody: Buffer,
	names: readonly string[],
): Promise<SignatureCheck> {
	const secrets = (await readWebhookCredential(context))?.secrets ?? [];
	const checkOne = (header?: string) => checkSignature(rawBody, header, secrets, Date.now());
	const headers = names.flatMap((name) => {
		const header: unknown = context.getHeaderData()[name];
		return typeof header === 'string' && header.trim() !== '' ? [header] : [];
	});
	const checks = headers.map((header) => checkOne(header));
	return checks.find(({ valid }) => !valid) ?? checks[0] ?? checkOne();
}

/** The headers without what must not be saved with an execution. */
function shownHeaders(context: IWebhookFunctions, signature: readonly string[]) {
	const hidden = ['authorization', 'proxy-authorization', 'cookie', ...USUAL_HEADERS, ...signature];
	return Object.fromEntries(
		Object.entries(context.getHeaderData()).filter(([name]) => !hidden.includes(name.toLowerCase())),
	);
}

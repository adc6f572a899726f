import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { equalInConstantTime } from '../../../lib/event/constantTime';
import { asText, isObject } from '../../../lib/json';
import { collectFields, possibleEvents, readFormNotification } from '../../../lib/event/formNotification';
import { ignore, refuse } from '../../webhook/refuse';
import { readForm, readQuery } from '../../webhook/incomingBody';
import { errorJson } from '../../platform/errorItem';
import { toJson } from '../../platform/toJson';

/**
 * GoFax's call about the fax that this execution waits for. Anything that is not its result leaves the execution waiting:
 * n8n goes on only if items are returned.
 */
export async function receiveResult(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const pending: unknown = context.evaluateExpression(
		`{{ $node[${JSON.stringify(context.getNode().name)}].context["pending"] }}`,
	);
	const query: unknown = context.getQueryData();
	const key = isObject(query) ? asText(query.key) : '';
	if (!isObject(pending) || !equalInConstantTime(key, asText(pending.key))) return refuse(context, 401);

	const form = await readForm(context);
	if ('refusedWith' in form) return refuse(context, form.refusedWith);

	const fields = collectFields(readQuery(context), form.fields);
	if (!possibleEvents(fields).includes('faxSent')) return refuse(context, 400);
	const notification = readFormNotification('faxSent', fields);
	if (pending.faxId && 'subject' in notification && notification.faxId !== pending.faxId) return ignore();

	const result = toJson({
		...(isObject(pending.about) && pending.about),
		...notification,
		timedOut: false,
	});
	const isSent = 'success' in notification && notification.success;
	const json =
		isSent || pending.failureIsError !== true
			? result
			: errorJson(`The fax was not sent: ${notification.message}`, result);
	return { workflowData: [[{ json }]], webhookResponse: { received: true, started: true } };
}

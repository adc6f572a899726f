import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { equalInConstantTime } from '../../../lib/event/constantTime';
import { asText, isObject } from '../../../lib/json';
import { collectFields, possibleEvents, readFormNotification } from '../../../lib/event/formNotification';
import { refuse } from '../../webhook/refuse';
import { readForm, readQuery } from '../../webhook/incomingBody';
import { errorJson } from '../../platform/errorItem';
import { toJson } from '../../platform/toJson';

/**
 * GoFax's call about the fax that this execution waits for: the one that has its key. Anything that is not a result leaves the
 * execution waiting: n8n continues only if items are returned.
 */
export async function receiveResult(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	// A brace in the name would end the expression.
	const name = JSON.stringify(context.getNode().name).replace(/[{}]/g, (brace) =>
		brace === '{' ? '\\u007b' : '\\u007d',
	);
	const pending: unknown = context.evaluateExpression(`{{ $node[${name}].context["pending"] }}`);
	const query: unknown = context.getQueryData();
	const key = isObject(query) ? asText(query.key) : '';
	if (!isObject(pending) || !equalInConstantTime(key, asText(pending.key))) return refuse(context, 401);

	const form = await readForm(context);
	if ('refusedWith' in form) return refuse(context, form.refusedWith);

	const fields = collectFields(readQuery(context), form.fields);
	if (!possibleEvents(fields).includes('faxSent')) return refuse(context, 400);
	const notification = readFormNotification('faxSent', fields);
	const reportedFaxId = 'faxId' in notification ? notification.faxId : '';
	const result = toJson({
		...(isObject(pending.about) && pending.about),
		...notification,
		// GoFax does not say that the two are the same, and its examples are from different ranges.
		faxId: asText(pending.faxId) || reportedFaxId,
		reportedFaxId,
		timedOut: false,
	});
	const isSent = 'success' in notification && notification.success;
	const json =
		isSent || pending.failureIsError !== true
			? result
			: errorJson(`The fax was not sent: ${notification.message}`, result);
	return { workflowData: [[{ json }]], webhookResponse: { received: true, started: true } };
}

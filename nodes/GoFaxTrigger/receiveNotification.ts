import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { basicAuthMatches } from '../../lib/event/basicAuth';
import { wantsNotification, type NotificationFilter } from '../../lib/event/eventFilter';
import { collectFields, possibleEvents, readFormNotification } from '../../lib/event/formNotification';
import { isObject } from '../../lib/json';
import { toJson } from '../platform/toJson';
import { ignore, refuse } from '../webhook/refuse';
import { readOptions } from '../webhook/readOptions';
import { readForm } from '../webhook/incomingBody';
import { readWebhookCredential } from '../webhook/webhookCredential';

/** The edge: authenticate, parse, acknowledge. Never throws on what a stranger sends. */
export async function receiveNotification(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const authentication = context.getNodeParameter('authentication') === 'basicAuth' ? 'basicAuth' : 'none';
	if (authentication === 'basicAuth' && !(await isAuthentic(context))) {
		return refuse(context, 401, { 'WWW-Authenticate': 'Basic realm="GoFax", charset="UTF-8"' });
	}

	const form = await readForm(context);
	if ('refusedWith' in form) return refuse(context, form.refusedWith);

	const query: unknown = context.getQueryData();
	const fields = collectFields(isObject(query) ? query : {}, form.fields);
	const possible = possibleEvents(fields);
	if (possible.length === 0) return refuse(context, 400);

	const event = possible.find((candidate) => candidate === context.getNodeParameter('event'));
	if (!event) return ignore();
	const notification = readFormNotification(event, fields);
	if (!wantsNotification(notification, readFilter(context))) return ignore();

	const json = toJson({
		...notification,
		authentication,
		receivedAt: new Date().toISOString(),
		isTest: context.getMode() === 'manual',
	});
	return { workflowData: [[{ json }]], webhookResponse: { received: true, started: true } };
}

async function isAuthentic(context: IWebhookFunctions): Promise<boolean> {
	const credential = await readWebhookCredential(context);
	// Without a password of ours nobody can know it: refuse, so that a missing credential never opens the door.
	if (!credential?.basicUser || !credential.basicPassword) return false;
	const expected = { user: credential.basicUser, password: credential.basicPassword };
	return basicAuthMatches(context.getHeaderData().authorization, expected);
}

function readFilter(context: IWebhookFunctions): NotificationFilter {
	const options = readOptions(context);
	const outcome = options.text('outcome');
	return {
		outcome: outcome === 'failure' || outcome === 'success' ? outcome : 'all',
		subjectContains: options.text('subjectContains'),
		completeOnly: options.flag('completeOnly'),
		numbers: options.text('numbers'),
		senders: options.text('senders'),
	};
}

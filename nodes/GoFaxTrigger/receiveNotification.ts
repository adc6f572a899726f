import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { basicAuthMatches } from '../../lib/event/basicAuth';
import { wantsNotification } from '../../lib/event/eventFilter';
import { collectFields, possibleEvents, readFormNotification } from '../../lib/event/formNotification';
import { toJson } from '../platform/toJson';
import { readForm, readQuery } from '../webhook/incomingBody';
import { receive } from '../webhook/receive';
import { ignore, refuse } from '../webhook/refuse';
import { readWebhookCredential } from '../webhook/webhookCredential';
import { fields } from './fields';

/** The edge: authenticate, parse, acknowledge. Never throws on what a stranger sends. */
export async function receiveNotification(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receive(context, fields, async ({ event, authentication, options }) => {
		if (authentication !== 'none' && !(await isAuthentic(context))) {
			return refuse(context, 401, { 'WWW-Authenticate': 'Basic realm="GoFax", charset="UTF-8"' });
		}

		const form = await readForm(context);
		if ('refusedWith' in form) return refuse(context, form.refusedWith);

		const sent = collectFields(readQuery(context), form.fields);
		const possible = possibleEvents(sent);
		if (possible.length === 0) return refuse(context, 400);
		if (!possible.includes(event)) return ignore();
		const notification = readFormNotification(event, sent);
		if (!wantsNotification(notification, options)) return ignore();

		const json = toJson({
			...notification,
			authentication,
			receivedAt: new Date().toISOString(),
			isTest: context.getMode() === 'manual',
		});
		return { workflowData: [[{ json }]], webhookResponse: { received: true, started: true } };
	});
}

async function isAuthentic(context: IWebhookFunctions): Promise<boolean> {
	const credential = await readWebhookCredential(context);
	// Without a password of ours nobody can know it: refuse, so that a missing credential never opens the door.
	if (!credential?.basicUser || !credential.basicPassword) return false;
	const expected = { user: credential.basicUser, password: credential.basicPassword };
	return basicAuthMatches(context.getHeaderData().authorization, expected);
}

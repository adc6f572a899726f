import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { Problem } from '../../lib/Problem';
import type { Fields } from '../platform/Field';
import { readParameters, type Parameters } from '../platform/parameters';
import { logOnce, troubleIsOver } from './logOnce';
import { refuse } from './refuse';
import { checkOption } from './checkOption';
import { UnreadableCredential } from './webhookCredential';

/**
 * Takes a call with the parameters of the trigger. Where they cannot be understood, or its credential cannot be read, nobody
 * knows what may start: the call is answered 500 or 503 and starts nothing, and the log says why.
 */
export async function receive<F extends Fields>(
	context: IWebhookFunctions,
	fields: F,
	work: (parameters: Parameters<F>) => Promise<IWebhookResponseData>,
): Promise<IWebhookResponseData> {
	let parameters: Parameters<F>;
	try {
		parameters = readParameters(context, fields, 0, checkOption);
	} catch (error) {
		// What n8n says of an expression may hold content of the event.
		const why = error instanceof Problem ? error : new Problem('An expression cannot be evaluated', '');
		logOnce(context, 'parameters', `${why.message}. ${why.advice}`.trim());
		return refuse(context, 500);
	}
	troubleIsOver(context, 'parameters');
	return await work(parameters).catch((error: unknown) => {
		if (!(error instanceof UnreadableCredential)) throw error;
		logOnce(context, 'credential', `${error.message}. ${error.advice}`);
		return refuse(context, 503);
	});
}

import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

const REASONS = {
	400: 'This is not a GoFax event',
	401: 'The sender could not be verified',
	413: 'The body is too large',
	415: 'This content type is not supported',
	500: 'This trigger is not set up correctly',
	503: 'This trigger is not available at the moment',
} as const;

/**
 * Answers a call that starts nothing. The text is the same for every cause, so that a stranger learns nothing from it.
 *
 * The answer is written here because n8n would send a `webhookResponse` with status 200, and would record a failed execution
 * for anything thrown.
 */
export function refuse(
	context: IWebhookFunctions,
	status: keyof typeof REASONS,
	headers: Readonly<Record<string, string>> = {},
): IWebhookResponseData {
	const response = context.getResponseObject();
	response.status(status).set(headers).json({ message: REASONS[status] });
	return { noWebhookResponse: true };
}

/** Answers 200 to an event that this trigger does not want, and starts nothing. */
export const ignore = (): IWebhookResponseData => ({ webhookResponse: { received: true, started: false } });

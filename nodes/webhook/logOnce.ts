import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

type Context = IWebhookFunctions | IHookFunctions;

/** What keeps a trigger from working. */
type Trouble = 'parameters' | 'credential';

/** What the log says of each trigger and trouble. */
const said = new Map<string, string>();

const keyOf = (context: Context, trouble: Trouble) =>
	JSON.stringify([context.getWorkflow().id, context.getNode().id, trouble]);

/** Says in the log what keeps a trigger from working: once, and not with each call, of which strangers can make many. */
export function logOnce(context: Context, trouble: Trouble, text: string): void {
	const key = keyOf(context, trouble);
	if (said.get(key) === text) return;
	said.set(key, text);
	const { name } = context.getNode();
	context.logger.error(
		`GoFax: the trigger ${JSON.stringify(name)} of workflow ${context.getWorkflow().id} starts nothing. ${text}`,
	);
}

/** The trouble is over; if it comes again, the log says so again. */
export function troubleIsOver(context: Context, trouble: Trouble): void {
	// Asked with every call: n8n copies its node for the key.
	if (said.size > 0) said.delete(keyOf(context, trouble));
}

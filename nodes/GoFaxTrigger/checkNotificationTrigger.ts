import type { IHookFunctions } from 'n8n-workflow';
import { Problem } from '../../lib/Problem';
import { checkAtPublishing } from '../webhook/checkAtPublishing';
import { readWebhookCredential } from '../webhook/webhookCredential';
import { fields } from './fields';

/** Publishing fails for parameters that cannot be understood, and without a password: the trigger would refuse every event. */
export async function checkNotificationTrigger(context: IHookFunctions): Promise<void> {
	await checkAtPublishing(context, fields, async (values) => {
		if (values.get('authentication') !== 'basicAuth') return;
		const credential = await readWebhookCredential(context);
		if (credential?.basicUser && credential.basicPassword) return;
		throw new Problem(
			'The GoFax Trigger has no Basic auth user or password',
			"With 'Authentication' set to 'Basic Auth' it would refuse every event. Choose a GoFax Webhook credential that has both, or set 'Authentication' to 'None'.",
		);
	});
}

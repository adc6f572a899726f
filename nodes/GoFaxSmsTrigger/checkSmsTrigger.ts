import type { IHookFunctions } from 'n8n-workflow';
import { Problem } from '../../lib/Problem';
import { checkAtPublishing } from '../webhook/checkAtPublishing';
import { readWebhookCredential } from '../webhook/webhookCredential';
import { fields } from './fields';

/** Publishing fails for parameters that cannot be understood, and without a secret: the trigger would refuse every event. */
export async function checkSmsTrigger(context: IHookFunctions): Promise<void> {
	await checkAtPublishing(context, fields, async (values) => {
		if (values.get('signatureCheck') !== 'enforce') return;
		const credential = await readWebhookCredential(context);
		if (credential && credential.secrets.length > 0) return;
		throw new Problem(
			'The GoFax SMS Trigger has no signing secret',
			"With 'Signature Check' set to 'Enforce' it would refuse every event. Enter the signing secret of the webhook in the GoFax Webhook credential, or set 'Signature Check' to 'Off'.",
		);
	});
}

import type { SimulatorAdmin } from '../../simulator';
import { GOFAX_NAMES } from '../../n8n/workflow/goFaxNames';
import type { N8nClient } from '../../n8n/client/N8nClient';
import type { WebhookSecrets } from '../../n8n/client/provision';
import type { ImportedExample } from './examples';

/**
 * Does what a user does by hand in GoFax's portal. Native SMS events and the SMS Sent notification
 * have no API for their registration, so those triggers cannot register themselves.
 */
export async function registerInPortal(
	client: N8nClient,
	portal: SimulatorAdmin,
	examples: readonly ImportedExample[],
	{ signingSecret, basicUser, basicPassword }: WebhookSecrets,
): Promise<void> {
	for (const { workflow, published } of examples) {
		if (!published) continue;
		for (const node of workflow.nodes) {
			if (node.disabled === true) continue;
			if (node.type === GOFAX_NAMES.smsTrigger) {
				await portal.addWebhook({ url: await client.webhookUrl(workflow, node.name), secret: signingSecret });
			}
			if (node.type === GOFAX_NAMES.notificationTrigger && node.parameters.event === 'smsSent') {
				const url = await client.webhookUrl(workflow, node.name);
				await portal.setSmsNotification({ url, username: basicUser, password: basicPassword });
			}
		}
	}
}

/** What the package calls its parts, in the one place where these scripts need to know. */
export const GOFAX_NAMES = {
	packageName: 'n8n-nodes-gofax',
	apiCredential: 'goFaxApi',
	webhookCredential: 'goFaxWebhookApi',
	actionNode: 'n8n-nodes-gofax.goFax',
	notificationTrigger: 'n8n-nodes-gofax.goFaxTrigger',
	smsTrigger: 'n8n-nodes-gofax.goFaxSmsTrigger',
} as const;

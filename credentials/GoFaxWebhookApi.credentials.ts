import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

export class GoFaxWebhookApi implements ICredentialType {
	name = 'goFaxWebhookApi';

	displayName = 'GoFax Webhook API';

	icon: Icon = { light: 'file:../icons/gofax.svg', dark: 'file:../icons/gofax.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-gofax/n8n-nodes-gofax#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'For the GoFax SMS Trigger: the signing secret of the webhook, from the GoFax portal under My Account > Webhooks',
		},
		{
			displayName: 'Previous Signing Secret',
			name: 'previousSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The old secret, while you replace it. It stays valid until you clear this field.',
		},
		{
			displayName: 'Basic Auth User',
			name: 'basicUser',
			type: 'string',
			default: '',
			description: 'For the GoFax Trigger: the user that GoFax sends with its notifications',
		},
		{
			displayName: 'Basic Auth Password',
			name: 'basicPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'For the GoFax Trigger: the password that GoFax sends with its notifications',
		},
	];
}

import { endpoints, type Endpoint } from '../../../../lib/endpoints';

/** The two settings objects that GoFax's API has. */
export type SettingsOf = 'faxSending' | 'accountDetails';

/** Where each is read and written. */
export const settingsEndpoints: Readonly<Record<SettingsOf, { read: Endpoint; write: Endpoint }>> = {
	faxSending: { read: endpoints.fax.readSettings, write: endpoints.fax.writeSettings },
	accountDetails: { read: endpoints.account.readDetails, write: endpoints.account.writeDetails },
};

export const settingsOfField = {
	displayName: 'Settings Of',
	name: 'settingsOf',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Account Details', value: 'accountDetails', description: 'Among them the URL for Fax Received notifications' },
		{ name: 'Fax Sending', value: 'faxSending', description: 'Among them the URL for Fax Sent notifications' },
	],
	default: 'faxSending',
	description: 'Which of the settings of the GoFax account',
} as const;

/** Field that says which of the two settings objects is meant. */
export const settingsOfField = {
	displayName: 'Settings Of',
	name: 'settingsOf',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Account Details',
			value: 'accountDetails',
			description: 'Includes the URL for Fax Received notifications',
		},
		{
			name: 'Fax Sending',
			value: 'faxSending',
			description: 'Includes the URL for Fax Sent notifications',
		},
	],
	default: 'faxSending',
	description: 'Which settings of the GoFax account',
} as const;

export const receivedFaxIdField = {
	displayName: 'Fax ID',
	name: 'faxId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 4851543',
	description: 'ID of the received fax, as the Fax Received event gives it',
} as const;

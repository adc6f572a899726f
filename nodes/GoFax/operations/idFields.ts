/** The ID that each operation on one job asks for. */
export const faxIdField = {
	displayName: 'Fax ID',
	name: 'faxId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 100597945',
	description: 'ID that GoFax returned when the fax was sent',
} as const;

export const smsIdField = {
	displayName: 'SMS ID',
	name: 'smsId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 52410901',
	description: 'ID that GoFax returned when the SMS was sent',
} as const;

export const receivedFaxIdField = {
	displayName: 'Fax ID',
	name: 'faxId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 4851543',
	description: 'ID of the received fax, as the Fax Received event gives it',
} as const;

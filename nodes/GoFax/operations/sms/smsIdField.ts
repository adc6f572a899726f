export const smsIdField = {
	displayName: 'SMS ID',
	name: 'smsId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 52410901',
	description: 'ID that GoFax returned when the SMS was sent',
} as const;

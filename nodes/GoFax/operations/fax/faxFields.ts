/** Fields that several operations on faxes have in common. */
export const contentField = {
	displayName: 'Content',
	name: 'content',
	type: 'options',
	options: [
		{ name: 'Documents', value: 'documents', description: 'Files in binary fields of the item' },
		{ name: 'Text', value: 'text', description: 'Text that you enter here' },
	],
	default: 'documents',
	description: 'What to fax',
} as const;

export const binaryFieldsField = {
	displayName: 'Input Binary Fields',
	name: 'binaryFields',
	type: 'string',
	required: true,
	default: 'data',
	displayOptions: { show: { content: ['documents'] } },
	hint: 'The name of the input field that holds the document, like "data"',
	description:
		'Name of the binary field that holds the document. Several names, separated by commas, become one fax in this order. PDF is the safest type.',
} as const;

export const textField = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 6 },
	required: true,
	default: '',
	displayOptions: { show: { content: ['text'] } },
	description:
		'Plain text to fax. The node turns it into an A4 PDF, in a fixed-width font that has the letters of Western European languages.',
} as const;

export const clientReferenceField = {
	displayName: 'Client Reference',
	name: 'clientReference',
	type: 'string',
	default: '',
	description:
		'Your own reference for this fax. If empty, it is made from the execution and the item. GoFax does not document it for faxes.',
} as const;

export const senderEmailField = {
	displayName: 'Sender Email',
	name: 'senderEmail',
	type: 'string',
	placeholder: 'name@email.com',
	default: '',
	description: 'Email address of an allowed sender of your GoFax account. GoFax does not document it.',
} as const;

export const subjectField = {
	displayName: 'Subject',
	name: 'subject',
	type: 'string',
	default: '',
	description: 'Subject of the fax, which comes back in the Fax Sent event',
} as const;

/** `Initialised` and `Fax successfully sent` are GoFax's; its list of fax statuses is not public. */
export const FAX_STATUS = {
	initialised: 'Initialised',
	queued: 'Queued for transmission',
	sending: 'Transmission in progress',
	sent: 'Fax successfully sent',
	busy: 'Recipient line is busy',
	noAnswer: 'No answer from recipient',
	invalidNumber: 'The destination fax number is invalid',
	noCredit: 'Insufficient credit. Please check your account status',
	cancelled: 'Cancelled',
} as const;

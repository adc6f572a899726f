/** GoFax's own texts, from its list of SMS status codes. */
export const SMS_STATUS = {
	initialised: 'Initialised',
	preparing: 'Preparing for transmission',
	sentToCarrier: 'Sent to carrier for delivery',
	carrierIssue: 'Carrier transmission issue detected. Task may still be successful',
	delivered: 'Message successfully delivered',
	replyReceived: 'Message reply received ok',
	tooLate: 'Message not delivered in allowable time frame',
	failed: 'Failed to deliver the message',
	invalidNumber: 'The destination mobile number is invalid',
	noCredit: 'Insufficient credit. Please check your account status',
	cancelled: 'Cancelled',
	unverified: 'Account is unverified',
	unable: 'Unable to deliver the message',
	error: 'Error sending message',
} as const;

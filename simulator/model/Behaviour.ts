import { SETTINGS_SPELLING_NAMES } from './SettingsSpellingName';

/** What is not known of GoFax, as switches: the first value of each is the default. */
export const BEHAVIOUR_CHOICES = {
	/** A read by an ID that nobody has: 200 with a `Success: false` envelope, 404, or 401 as for another account's ID. */
	unknownId: ['envelope', '404', '401'],
	/** HTTP status of a `Success: false` answer to bad input. */
	validationStatus: [200, 400],
	/** Answer of PUT SendFaxes. */
	sendFaxesAnswer: ['envelopes', 'ids', 'objects'],
	/** What wraps a received document. */
	documentWrapper: ['envelopeString', 'envelopeObject', 'jsonString', 'rawText', 'binary'],
	/** Field names of a sent fax's status. */
	faxStatusSpelling: ['status', 'message'],
	/** Shape and habits of SendFax/Settings and Account/Details. */
	settingsSpelling: SETTINGS_SPELLING_NAMES,
	/** Content type of legacy notifications; `none` leaves the header out. */
	legacyContentType: ['urlencoded', 'multipart', 'none'],
	/** Where the metadata goes when the notification URL already has parameters. */
	legacyMetadata: ['body', 'query'],
	/** Whether a fax without a subject has an empty `Subject` in its notification or none. */
	emptySubject: ['sent', 'omitted'],
	/** Whether a job's CallbackURL is called as well as the account's URL or instead of it. */
	faxNotifications: ['both', 'callbackOnly'],
	/** `messageBody` of a native event whose webhook does not include content. */
	hiddenContent: ['absent', 'null', 'empty'],
	/** Whether a reply's `messageId` is its own or the number of the message replied to. */
	replyMessageId: ['own', 'original'],
	/** Whether a resent job keeps its ID. */
	resendId: ['same', 'new'],
	/** Delete Data of the token: documents are deleted once accepted, so that resends and downloads fail. */
	deleteData: [false, true],
	/** Whether v2.0 refuses a fax without SendFrom, as one public client says. */
	v2RequiresSendFrom: [false, true],
	/** Whether a PUT or POST with neither Content-Length nor chunks is a 411, as with some .NET servers. */
	requireLength: [false, true],
} as const;

/** Amounts: the default of each. Times are in simulated seconds from submission. */
export const BEHAVIOUR_AMOUNTS = {
	faxQueuedAfter: 1,
	faxSendingAfter: 3,
	faxFinalAfter: 10,
	smsCarrierAfter: 1,
	smsFinalAfter: 5,
	/** How many requests for a received document find none before one does. */
	documentLag: 0,
	/** Seconds added to the time in `t=` signatures, to make stale or future ones. */
	signatureTimeOffset: 0,
};

type Choices = { [Name in keyof typeof BEHAVIOUR_CHOICES]: (typeof BEHAVIOUR_CHOICES)[Name][number] };
export type Behaviour = Choices & typeof BEHAVIOUR_AMOUNTS;

/** A partial change; anything left out stays as it is. */
export type BehaviourPatch = Partial<Behaviour>;

export function defaultBehaviour(): Behaviour {
	const choices = Object.entries(BEHAVIOUR_CHOICES).map(([name, values]) => [name, values[0]] as const);
	return { ...(Object.fromEntries(choices) as Choices), ...BEHAVIOUR_AMOUNTS };
}

/** JSON schema of a {@link BehaviourPatch}, for input from outside the process. */
export const BEHAVIOUR_PATCH_SCHEMA = {
	type: 'object',
	additionalProperties: false,
	properties: {
		...Object.fromEntries(
			Object.entries(BEHAVIOUR_CHOICES).map(([name, values]) => [name, { enum: [...values] }]),
		),
		...Object.fromEntries(Object.keys(BEHAVIOUR_AMOUNTS).map((name) => [name, { type: 'number' }])),
	},
};

/** `SMS_REPLY` is GoFax's; its article names no other, so `SMS_RECEIVED` is invented. */
export const NATIVE_EVENT_TYPES = ['SMS_REPLY', 'SMS_RECEIVED'] as const;
export type NativeEventType = (typeof NATIVE_EVENT_TYPES)[number];

/** GoFax publishes neither encoding nor input of its signature: these are the forms in common use. */
export const SIGNING_SCHEMES = ['hex', 'base64', 'prefixed', 't-v', 't-v1'] as const;
export type SigningScheme = (typeof SIGNING_SCHEMES)[number];

/** What the portal's form asks for, and two things that it does not show: scheme and header name. */
export interface NativeWebhookInput {
	url: string;
	/** Default: both. */
	events?: NativeEventType[];
	/** Signing secret; without one no signature header is sent. */
	secret?: string;
	/** Default: hex. */
	scheme?: SigningScheme;
	/** Default: X-GoFax-Signature. */
	headerName?: string;
	/** Default: true. */
	includeContent?: boolean;
	/** Default: true. */
	active?: boolean;
}

export interface NativeWebhook extends Required<Omit<NativeWebhookInput, 'secret'>> {
	id: number;
	secret?: string;
}

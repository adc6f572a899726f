import { NATIVE_EVENT_TYPES, type NativeWebhook, type NativeWebhookInput } from '../model/NativeWebhook';

/** The webhook as the portal saves it, with the defaults of what was left out. */
export function createNativeWebhook(id: number, input: NativeWebhookInput): NativeWebhook {
	return {
		id,
		events: [...NATIVE_EVENT_TYPES],
		scheme: 'hex',
		headerName: 'X-GoFax-Signature',
		includeContent: true,
		active: true,
		...input,
	};
}

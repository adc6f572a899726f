/** split-sms comes without types; what the tests use of it. */
declare module 'split-sms' {
	export function split(
		message: string,
		options: { summary: boolean },
	): { characterSet: 'GSM' | 'Unicode'; bytes: number; parts: unknown[] };
}

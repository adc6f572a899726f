import type { ApiCaller } from './ApiCaller';

export const minimalPdf = Buffer.from('%PDF-1.4\n').toString('base64');

export interface FaxOverrides {
	SendTo?: unknown;
	Subject?: string;
	CallbackURL?: string;
	Documents?: unknown;
	[property: string]: unknown;
}

export function faxJob(overrides: FaxOverrides = {}) {
	return { SendTo: '61711111111', Documents: [{ Filename: 'MyFile.pdf', Data: minimalPdf }], ...overrides };
}

/** Sends a valid fax and returns its ID. */
export async function submitFax(api: ApiCaller, overrides: FaxOverrides = {}): Promise<number> {
	return idOf((await api.call('PUT', '/SendFax', faxJob(overrides))).body);
}

/** Sends a valid SMS and returns its ID. */
export async function submitSms(api: ApiCaller, to: string[], overrides: object = {}): Promise<number> {
	const job = { To: to, From: 'Test Sender', Body: 'This is a test message', ...overrides };
	return idOf((await api.call('PUT', '/SMS', job)).body);
}

/** The payload of an envelope. */
export function responseOf(body: unknown): unknown {
	return (body as { Response: unknown }).Response;
}

function idOf(body: unknown): number {
	const id = responseOf(body);
	if (typeof id !== 'number') throw new Error(`Not accepted: ${JSON.stringify(body)}`);
	return id;
}

import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
	IHookFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** The GoFax Webhook credential, every value a text. */
export interface WebhookCredential {
	secrets: string[];
	basicUser: string;
	basicPassword: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The node's GoFax Webhook credential; undefined where none is chosen or it cannot be read. */
export async function readWebhookCredential(
	context: IWebhookFunctions | IHookFunctions,
): Promise<WebhookCredential | undefined> {
	const credential = await context.getCredentials('goFaxWebhookApi').catch(() => undefined);
	if (!credential) return undefined;
	return {
		secrets: [text(credential.signingSecret), text(credential.previousSigningSecret)].filter(Boolean),
		basicUser: text(credential.basicUser),
		basicPassword: text(credential.basicPassword),
	};
}

/**
 * n8n's test of the credential. There is nobody to ask whether the values are right, so it finds what cannot be right.
 */
export async function goFaxWebhookCredentialTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const value = (name: string) => text(credential.data?.[name]);
	const secret = value('signingSecret');
	const failed = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });

	if (secret !== secret.trim())
		return failed('The signing secret begins or ends with a space, most likely from copying it');
	if (!value('basicUser') !== !value('basicPassword'))
		return failed('Basic auth needs both a user and a password');
	if (value('basicUser').includes(':')) return failed('A Basic auth user cannot contain a colon');
	if (!secret && !value('basicUser'))
		return failed('Enter a signing secret, or a Basic auth user and password');
	return {
		status: 'OK',
		message: 'The values are complete. Whether GoFax uses the same ones shows with the first event.',
	};
}

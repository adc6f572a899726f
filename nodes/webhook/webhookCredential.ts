import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
	IHookFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { asText } from '../../lib/json';
import { Problem } from '../../lib/Problem';
import { troubleIsOver } from './logOnce';

const NAME = 'goFaxWebhookApi';

/** The GoFax Webhook credential, every value a text. */
export interface WebhookCredential {
	secrets: string[];
	basicUser: string;
	basicPassword: string;
}

/** The node has a credential, and n8n cannot give it. */
export class UnreadableCredential extends Problem {
	constructor() {
		super(
			'The GoFax Webhook credential cannot be read',
			'Most likely this n8n process has a different N8N_ENCRYPTION_KEY from the one that saved it, or the credential was deleted. Open it in n8n and save it again.',
		);
	}
}

/**
 * The node's GoFax Webhook credential; undefined where none is chosen.
 *
 * @throws {UnreadableCredential}
 */
export async function readWebhookCredential(
	context: IWebhookFunctions | IHookFunctions,
): Promise<WebhookCredential | undefined> {
	if (!context.getNode().credentials?.[NAME]) return undefined;
	const credential = await context.getCredentials(NAME).catch(() => {
		throw new UnreadableCredential();
	});
	troubleIsOver(context, 'credential');
	return {
		secrets: [asText(credential.signingSecret), asText(credential.previousSigningSecret)].filter(Boolean),
		basicUser: asText(credential.basicUser),
		basicPassword: asText(credential.basicPassword),
	};
}

/**
 * n8n's test of the credential. There is nobody to ask whether the values are right, so it finds what cannot be right.
 */
export async function goFaxWebhookCredentialTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const value = (name: string) => asText(credential.data?.[name]);
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
		message: 'The values are complete. The first event will show whether GoFax uses the same ones.',
	};
}

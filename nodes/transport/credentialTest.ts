import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { saysNoAccess } from '../../lib/api/access';
import { readConnection } from '../../lib/api/connection';
import { readConnectionFailure } from '../../lib/api/connectionFailure';
import { ENDPOINTS, pathOf } from '../../lib/api/endpoints';
import { connectionProblem, readAnswer } from '../../lib/api/readAnswer';
import { redact } from '../../lib/api/redact';
import { asText, isObject } from '../../lib/json';
import { Problem } from '../../lib/Problem';

const ENDPOINT = ENDPOINTS.account.checkAccess;

/** n8n's test of the GoFax API credential: reads it, asks GoFax, and judges the answer as the node does. */
export async function goFaxApiCredentialTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const token = asText(credential.data?.token).trim();
	return await checkAccess(this, credential.data ?? {}).catch((thrown: unknown) => ({
		status: 'Error' as const,
		message: redact(thrown instanceof Problem ? `${thrown.message}. ${thrown.advice}` : String(thrown), [
			token,
		]),
	}));
}

async function checkAccess(
	{ helpers }: ICredentialTestFunctions,
	credential: IDataObject,
): Promise<INodeCredentialTestResult> {
	const { baseUrl, version, token } = readConnection(credential);
	const response: unknown = await helpers
		.request({
			method: ENDPOINT.method,
			uri: baseUrl + pathOf(ENDPOINT, version),
			headers: { Accept: 'application/json', ...(version === '2.0' && { 'x-api-token': token }) },
			...(version === '1.0' && { qs: { token } }),
			followRedirect: false,
			followAllRedirects: false,
			simple: false,
			resolveWithFullResponse: true,
			timeout: 30_000,
		})
		.catch((error: unknown) => {
			throw connectionProblem(readConnectionFailure(error), { endpoint: ENDPOINT, baseUrl });
		});
	const { statusCode, body }: { statusCode?: unknown; body?: unknown } = isObject(response) ? response : {};
	const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
	const answer = readAnswer({ status: Number(statusCode), text }, { endpoint: ENDPOINT, baseUrl });
	return saysNoAccess(answer.body)
		? {
				status: 'Error',
				message:
					'GoFax says that this token has no access. Copy a current one from the GoFax portal, My Account > API Access.',
			}
		: { status: 'OK', message: 'Connection successful' };
}

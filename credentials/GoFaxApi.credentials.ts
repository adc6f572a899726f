import type { IAuthenticate, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { readConnection } from '../lib/api/connection';
import { Problem } from '../lib/Problem';

export class GoFaxApi implements ICredentialType {
	name = 'goFaxApi';

	displayName = 'GoFax API';

	icon: Icon = { light: 'file:../icons/gofax.svg', dark: 'file:../icons/gofax.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-gofax/n8n-nodes-gofax#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Token from the GoFax portal, under My Account > API Access. It expires after twelve months at most.',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'options',
			options: [
				{ name: '1.0 (Documented)', value: '1.0' },
				{ name: '2.0 (Experimental)', value: '2.0' },
			],
			default: '1.0',
			description:
				'GoFax documents version 1.0. Of version 2.0 only the access check is documented; it takes the token in a header instead of the URL.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://restful-api.gofax.com.au',
			required: true,
			description: "Address of GoFax's API, without the version. Change it only for testing.",
		},
	];

	/**
	 * Adds the token as GoFax wants it: `?token=` on version 1.0, the header `x-api-token` on 2.0. The version is in the path. The
	 * token goes to the credential's own host only.
	 */
	authenticate: IAuthenticate = async (credentials, request) => {
		const { baseUrl, token } = readConnection(credentials);
		const target = new URL(request.url, request.baseURL ?? baseUrl);
		if (target.origin !== new URL(baseUrl).origin) {
			throw new Problem(
				`The GoFax token is not sent to ${target.origin}`,
				`The credential is for ${baseUrl}. Call that address, or use another credential.`,
			);
		}
		if (target.pathname.includes('/v2.0/')) {
			return { ...request, headers: { ...request.headers, 'x-api-token': token } };
		}
		return { ...request, qs: { ...request.qs, token } };
	};
}

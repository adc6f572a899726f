import { isLocalUrl } from '../url/localAddress';
import { asText } from '../json';
import { Problem } from '../Problem';
import type { ApiVersion } from './endpoints';

/** Where and how GoFax is called. */
export interface Connection {
	/** Without version, query and slash at its end. */
	baseUrl: string;
	version: ApiVersion;
	token: string;
}

/** The GoFax API credential as n8n stores it. */
export interface ApiCredential {
	readonly baseUrl?: unknown;
	readonly apiVersion?: unknown;
	readonly token?: unknown;
}

const CORRECT_IT = "Correct it in the GoFax credential; GoFax's own is https://restful-api.gofax.com.au.";

/**
 * Reads the credential as a person may have filled it in. The node, its test and the authentication all use this.
 *
 * @throws {Problem} for values with which nothing may be sent
 */
export const readConnection = (credential: ApiCredential): Connection => ({
	baseUrl: readBaseUrl(asText(credential.baseUrl)),
	version: readVersion(asText(credential.apiVersion)),
	token: readToken(asText(credential.token)),
});

function readBaseUrl(entered: string): string {
	const baseUrl = entered.trim().replace(/(\/v[0-9.]+)?\/*$/i, '');
	if (!URL.canParse(baseUrl) || !/^https?:\/\/[^/\s]/i.test(baseUrl) || /\s/.test(baseUrl)) {
		throw new Problem(`The 'Base URL' "${shown(baseUrl)}" is not a valid URL`, CORRECT_IT);
	}
	const { protocol, username, password, search, hash } = new URL(baseUrl);
	if (username !== '' || password !== '') {
		throw new Problem(
			"The 'Base URL' contains a user name or a password",
			`It would be shown in messages. ${CORRECT_IT}`,
		);
	}
	if (search !== '' || hash !== '') {
		throw new Problem(
			"The 'Base URL' contains a query",
			`The token belongs in its own field, and the node adds the paths. ${CORRECT_IT}`,
		);
	}
	if (protocol !== 'https:' && !isLocalUrl(baseUrl)) {
		throw new Problem(
			"The 'Base URL' does not begin with https",
			'The token and the faxes would travel unencrypted, so nothing was sent. Correct it in the GoFax credential.',
		);
	}
	return baseUrl;
}

/** Without what follows a question mark, where somebody may have pasted a token. */
const shown = (url: string) =>
	url
		.replace(/[?#].*$/s, '')
		.replace(/\/\/[^/]*@/, '//')
		.slice(0, 100);

function readVersion(entered: string): ApiVersion {
	const version = entered.trim().toLowerCase().replace(/^v/, '');
	if (['', '1', '1.0'].includes(version)) return '1.0';
	if (['2', '2.0'].includes(version)) return '2.0';
	throw new Problem(
		`The 'API Version' "${entered.slice(0, 20)}" does not exist`,
		'Choose 1.0, the version that GoFax documents, in the GoFax credential.',
	);
}

/** Letters that a header and a URL can carry; GoFax's own tokens have digits, letters and dashes. */
function readToken(entered: string): string {
	const token = entered.trim();
	if (/^[\x21-\x7e]+$/.test(token)) return token;
	throw new Problem(
		token === ''
			? 'The GoFax credential has no API token'
			: 'The API token contains characters that a token cannot have',
		'Nothing was sent. Copy the token again from the GoFax portal, My Account > API Access, into the GoFax credential.',
	);
}

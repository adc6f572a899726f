import type { NotificationTarget } from '../model/Account';
import type { Behaviour } from '../model/Behaviour';

export interface LegacyRequest {
	url: string;
	headers: Record<string, string>;
	body: string;
}

type FormFields = Readonly<Record<string, string>>;

// Fixed, so that a run repeats byte for byte. No field's value contains it by accident.
const BOUNDARY = '----GoFaxSimulatorFormBoundary7d2f0c91';

/** Form-data as GoFax posts it. Basic auth only where the target has a username; a CallbackURL never has one. */
export function legacyNotification(
	target: NotificationTarget,
	fields: FormFields,
	behaviour: Behaviour,
): LegacyRequest {
	const headers: Record<string, string> = target.username === '' ? {} : { authorization: basicAuth(target) };
	if (behaviour.legacyMetadata === 'query' && hasParameters(target.url)) {
		return { url: appendToQuery(target.url, fields), headers, body: '' };
	}
	return { url: target.url, ...formBody(fields, behaviour.legacyContentType, headers) };
}

function formBody(fields: FormFields, type: Behaviour['legacyContentType'], headers: Record<string, string>) {
	if (type === 'multipart') {
		const contentType = `multipart/form-data; boundary=${BOUNDARY}`;
		return { headers: { ...headers, 'content-type': contentType }, body: multipart(fields) };
	}
	const body = new URLSearchParams(fields).toString();
	if (type === 'none') return { headers, body };
	return { headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body };
}

function multipart(fields: FormFields): string {
	const parts = Object.entries(fields).map(
		([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	return `${parts.join('')}--${BOUNDARY}--\r\n`;
}

function hasParameters(url: string): boolean {
	return URL.canParse(url) && new URL(url).search !== '';
}

/** Keeps the parameters already there exactly as they were written. */
function appendToQuery(address: string, fields: FormFields): string {
	const url = new URL(address);
	url.search = `${url.search}&${new URLSearchParams(fields).toString()}`;
	return url.href;
}

function basicAuth({ username, password }: NotificationTarget): string {
	return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

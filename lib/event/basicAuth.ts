import { equalInConstantTime } from './constantTime';

export interface BasicCredentials {
	user: string;
	password: string;
}

/**
 * Checks an `Authorization` header against user and password (RFC 7617), which may be encoded in UTF-8 or Latin-1.
 * An absent or malformed header is simply not it: never throws.
 */
export function basicAuthMatches(header: unknown, { user, password }: BasicCredentials): boolean {
	const encoded =
		typeof header === 'string' ? /^Basic +([A-Za-z0-9+/_-]+={0,2})$/i.exec(header.trim())?.[1] : undefined;
	if (encoded === undefined) return false;
	// Over the bytes, so that bytes which are not valid UTF-8 cannot be made equal by a replacement character.
	const sent = Buffer.from(encoded, 'base64');
	const expected = `${user}:${password}`;
	const isUtf8 = equalInConstantTime(sent, Buffer.from(expected, 'utf8'));
	const isLatin1 = equalInConstantTime(sent, Buffer.from(expected, 'latin1'));
	// Latin-1 has no other characters; the bytes that would take their place are those of another password.
	return isUtf8 || (isLatin1 && !/[\u0100-\uffff]/.test(expected));
}

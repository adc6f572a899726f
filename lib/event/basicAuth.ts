import { equalInConstantTime } from './constantTime';

export interface BasicCredentials {
	user: string;
	password: string;
}

/**
 * Checks an `Authorization` header against user and password (RFC 7617, UTF-8).
 * An absent or malformed header is simply not it: never throws.
 */
export function basicAuthMatches(header: unknown, expected: BasicCredentials): boolean {
	const encoded =
		typeof header === 'string' ? /^Basic +([A-Za-z0-9+/_-]+={0,2})$/i.exec(header.trim())?.[1] : undefined;
	if (encoded === undefined) return false;
	// Over the bytes, so that what is no valid UTF-8 cannot be made equal by a replacement character.
	return equalInConstantTime(
		Buffer.from(encoded, 'base64'),
		Buffer.from(`${expected.user}:${expected.password}`, 'utf8'),
	);
}

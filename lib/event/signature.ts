import { createHmac } from 'node:crypto';
import { equalInConstantTime } from './constantTime';

/** Forms of a signature header that are told apart by how they look. */
export type SignatureScheme = 'hex' | 'base64' | 'sha256=' | 't,v' | 't,v1';

export type SignatureCheck = { valid: true; scheme: SignatureScheme } | { valid: false; reason: string };

/** How far a signed time may lie from ours, in seconds and in both directions. */
export const REPLAY_WINDOW = 300;

/** What a header says: one of these digests is that of `prefix` and the raw body. */
interface Claim {
	digests: Array<{ scheme: SignatureScheme; digest: Buffer }>;
	prefix: string;
	/** Signed time in seconds since 1970, where the scheme has one. */
	timestamp?: number;
}

const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/]{43}=$/;

/** Reads a header; undefined for a form that we do not know. */
function readHeader(header: string): Claim | undefined {
	const value = header.trim();
	const plain = (scheme: SignatureScheme, digest: Buffer): Claim => ({
		digests: [{ scheme, digest }],
		prefix: '',
	});

	if (HEX.test(value)) return plain('hex', Buffer.from(value, 'hex'));
	if (BASE64.test(value)) return plain('base64', Buffer.from(value, 'base64'));
	const prefixed = /^sha256=(.+)$/i.exec(value)?.[1];
	if (prefixed && HEX.test(prefixed)) return plain('sha256=', Buffer.from(prefixed, 'hex'));
	if (prefixed && BASE64.test(prefixed)) return plain('sha256=', Buffer.from(prefixed, 'base64'));

	// Trimmed before and not by the pattern, which would take its time over a long run of spaces.
	const fields = value.split(',').map((field) => /^([a-z0-9]+)=(.*)$/i.exec(field.trim()));
	const time = fields.find((field) => field?.[1] === 't')?.[2] ?? '';
	if (!/^[0-9]{1,12}$/.test(time)) return undefined;
	const digests = fields.flatMap((field): Claim['digests'] => {
		const [, name, digest] = field ?? [];
		if ((name !== 'v' && name !== 'v1') || digest === undefined || !HEX.test(digest)) return [];
		return [{ scheme: name === 'v' ? 't,v' : 't,v1', digest: Buffer.from(digest, 'hex') }];
	});
	return digests.length > 0 ? { digests, prefix: `${time}.`, timestamp: Number(time) } : undefined;
}

/**
 * Checks a webhook's signature: HMAC-SHA256 over the raw bytes, compared in constant time.
 *
 * GoFax documents that an HMAC signing secret exists and names the header `X-GoFax-Signature` "or equivalent". The exact
 * form is not documented; these are recognised by their look: hex, base64, `sha256=` in front of either, and
 * `t=<unix seconds>,v=<hex>` (or `v1=`) over `t.body`.
 *
 * @param rawBody bytes of the body as they came in
 * @param header value of the signature header, undefined where there is none
 * @param secrets secrets that may have been used; several while one is being replaced
 * @param now current time in milliseconds since 1970
 */
export function checkSignature(
	rawBody: Buffer,
	header: string | undefined,
	secrets: readonly string[],
	now: number,
): SignatureCheck {
	const known = secrets.filter((secret) => secret !== '');
	if (known.length === 0) return { valid: false, reason: 'no signing secret is set' };
	if (header === undefined || header.trim() === '')
		return { valid: false, reason: 'the signature header is missing' };

	const claim = readHeader(header);
	if (!claim) return { valid: false, reason: 'the signature header has an unknown form' };

	// Once for each secret and not for each digest, of which a stranger can send hundreds.
	const right = known.map((secret) =>
		createHmac('sha256', secret).update(claim.prefix).update(rawBody).digest(),
	);
	const signed = claim.digests.find(({ digest }) => right.some((ours) => equalInConstantTime(digest, ours)));
	if (!signed) return { valid: false, reason: 'the signature does not match; the signing secret may differ' };
	if (claim.timestamp !== undefined && Math.abs(now / 1000 - claim.timestamp) > REPLAY_WINDOW) {
		return {
			valid: false,
			reason: `the signed time is more than ${REPLAY_WINDOW} seconds away from this server's`,
		};
	}
	return { valid: true, scheme: signed.scheme };
}

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

/** 32 bytes, with a dash, a colon or a blank between them or not. */
const HEX = /^[0-9a-f]{2}(?:[-: ]?[0-9a-f]{2}){31}$/i;

/** 32 bytes in either alphabet, with padding or without. */
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

function readDigest(text: string): { scheme: 'hex' | 'base64'; digest: Buffer } | undefined {
	if (HEX.test(text)) return { scheme: 'hex', digest: Buffer.from(text.replace(/[-: ]/g, ''), 'hex') };
	return BASE64.test(text) ? { scheme: 'base64', digest: Buffer.from(text, 'base64') } : undefined;
}

/** Reads a header; undefined for a form that we do not know. */
function readHeader(header: string): Claim | undefined {
	const value = header.trim();
	const plain = readDigest(value);
	if (plain) return { digests: [plain], prefix: '' };
	const prefixed = /^sha256\s*=(.*)$/is.exec(value)?.[1];
	if (prefixed !== undefined) {
		const digest = readDigest(prefixed.trim())?.digest;
		return digest && { digests: [{ scheme: 'sha256=', digest }], prefix: '' };
	}

	// Trimmed before and not by the pattern, which would be slow on a long run of spaces.
	const fields = value.split(',').map((field) => /^([a-z0-9]+)=(.*)$/is.exec(field.trim()));
	const [time = '', ...otherTimes] = fields.flatMap((field) => (field?.[1] === 't' ? [field[2]] : []));
	if (!/^[0-9]{1,13}$/.test(time) || otherTimes.length > 0) return undefined;
	const digests = fields.flatMap((field): Claim['digests'] => {
		const [, name, text = ''] = field ?? [];
		const digest = name === 'v' || name === 'v1' ? readDigest(text.trim())?.digest : undefined;
		return digest ? [{ scheme: name === 'v' ? 't,v' : 't,v1', digest }] : [];
	});
	return digests.length > 0 ? { digests, prefix: `${time}.`, timestamp: toSeconds(Number(time)) } : undefined;
}

/** No clock shows so many seconds before the year 5138, or so few milliseconds after 1973. */
const toSeconds = (time: number) => (time < 100_000_000_000 ? time : time / 1000);

/**
 * Checks a webhook's signature: HMAC-SHA256 over the raw bytes, compared in constant time.
 *
 * GoFax documents that an HMAC signing secret exists and names the header `X-GoFax-Signature` "or equivalent". The exact
 * form is not documented; these are recognised by their look: hex, base64, `sha256=` in front of either, and
 * `t=<unix time>,v=<either>` (or `v1=`) over `t.body`, with the time in seconds or milliseconds. A header with a time is never
 * taken for one over the body alone.
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

import { asText, isObject, type JsonObject } from '../json';

/** A request that got no answer. */
export interface ConnectionFailure {
	/** Node's error code, for example `ECONNREFUSED`; empty where it is not known. */
	code: string;
	/**
	 * How far the request got for certain. `complete` means that GoFax may have all of it, and so may have taken the job; with
	 * anything else it cannot have.
	 *
	 * - `notStarted`: something failed before the request began
	 * - `notConnected`: there was no connection to GoFax
	 * - `notTrusted`: GoFax's certificate was not accepted
	 * - `notSecured`: TLS could not be agreed on
	 * - `incomplete`: the connection broke while the request was on its way
	 */
	progress: 'notStarted' | 'notConnected' | 'notTrusted' | 'notSecured' | 'incomplete' | 'complete';
	/** What n8n or Node says. */
	reason: string;
}

/** How much of a request's body was taken to be sent. */
export interface UploadProgress {
	/** To its end. */
	ended: boolean;
}

/** System calls before there is a connection. */
const CONNECTING = /^(connect|getaddrinfo|query\w*|bind)$/;

/** Codes that only occur before there is a connection, no matter what else the error says. */
const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+)$/;

/** Certificates that Node does not accept. Nothing is sent before they are checked. */
const NOT_TRUSTED =
	/^(ERR_TLS_CERT_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|UNABLE_TO_\w+|CERT_\w+|CRL_\w+|ERROR_IN_C\w+|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/;

/** What OpenSSL says of a handshake that failed. Its other codes can also befall a connection that was in use. */
const NOT_SECURED =
	/^ERR_SSL_\w*(HANDSHAKE|VERSION|NO_PROTOCOLS|CIPHER|UNRECOGNIZED_NAME|UNKNOWN_CA|CERTIFICATE|UNSUPPORTED|INSUFFICIENT|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|ILLEGAL_PARAMETER|EXTENSION|ACCESS_DENIED|DECODE_ERROR|DECRYPT_ERROR|FALLBACK|KEY_TOO_SMALL|DH_KEY|SIGNATURE_TYPE|SIGALG)|^ERR_TLS_(?!CERT_)\w+$/;

/** Node's words for a connection that ended during the handshake; its code is that of any reset. */
const BEFORE_SECURED = /before secure TLS connection was established/i;

/**
 * Reads what went wrong before an answer came.
 *
 * @param upload undefined for a request whose body nobody watched, such as a read
 */
export function readConnectionFailure(error: unknown, upload?: Readonly<UploadProgress>): ConnectionFailure {
	const causes = innermost(error);
	const code = causes.map((cause) => asText(cause.code)).find(Boolean) ?? '';
	const reason = causes.map((cause) => asText(cause.message)).find(Boolean) ?? '';
	const all = (matches: (cause: JsonObject) => boolean) => causes.length > 0 && causes.every(matches);

	if (all((cause) => hasCode(cause, NOT_TRUSTED))) return { code, reason, progress: 'notTrusted' };
	if (all(isHandshake)) return { code, reason, progress: 'notSecured' };
	if (all((cause) => hasCode(cause, NEVER_CONNECTED) || isSystemCall(cause, CONNECTING)))
		return { code, reason, progress: 'notConnected' };
	// Nobody but the connection takes the body. One that was not taken to its end has not been sent to its end.
	if (upload && !upload.ended) return { code, reason, progress: code === '' ? 'notStarted' : 'incomplete' };
	return {
		code,
		reason,
		progress: all((cause) => isSystemCall(cause, /^write$/)) ? 'incomplete' : 'complete',
	};
}

const hasCode = ({ code }: JsonObject, pattern: RegExp) => pattern.test(asText(code));

const isSystemCall = ({ syscall }: JsonObject, pattern: RegExp) => pattern.test(asText(syscall));

const isHandshake = (cause: JsonObject) =>
	hasCode(cause, NOT_SECURED) ||
	(cause.code === 'EPROTO' && isSystemCall(cause, /^write$/)) ||
	(typeof cause.message === 'string' && BEFORE_SECURED.test(cause.message));

/** n8n and axios wrap an error several times. Node tries several addresses of a host, and then has an error for each. */
function innermost(error: unknown, depth = 0): JsonObject[] {
	if (!isObject(error) || depth > 6) return [];
	const inner: unknown[] =
		Array.isArray(error.errors) && error.errors.length > 0 ? error.errors : [error.cause];
	const found = inner.flatMap((one) => innermost(one, depth + 1));
	return found.length > 0 ? found : typeof error.code === 'string' || depth === 0 ? [error] : [];
}

import { readConnectionFailure, type ConnectionFailure } from '../../../../lib/api/connectionFailure';

/** As Node makes an error of a system call. */
const node = (code: string, syscall?: string, message = `${syscall} ${code}`) =>
	Object.assign(new Error(message), { code, ...(syscall && { syscall }) });

/** As axios and n8n wrap it: each keeps the code, and not the system call. */
const wrapped = (error: Error & { code?: string }) => {
	const byAxios = Object.assign(new Error(error.message, { cause: error }), { code: error.code });
	return new Error('The service is not reachable', { cause: byAxios });
};

const severalAddresses = (...errors: Error[]) =>
	Object.assign(new AggregateError(errors, ''), { code: 'ECONNREFUSED' });

const cases: Array<[string, Error, ConnectionFailure['progress']]> = [
	['a refused connection', node('ECONNREFUSED', 'connect'), 'notConnected'],
	['an unknown host', node('ENOTFOUND', 'getaddrinfo'), 'notConnected'],
	['a failed lookup', node('EAI_AGAIN', 'getaddrinfo'), 'notConnected'],
	['a host without a route', node('EHOSTUNREACH', 'connect'), 'notConnected'],
	['a network without a route', node('ENETUNREACH', 'connect'), 'notConnected'],
	['a connection that a firewall forbids', node('EACCES', 'connect'), 'notConnected'],
	['a connection that takes too long', node('ETIMEDOUT', 'connect'), 'notConnected'],
	['no free port', node('EADDRNOTAVAIL', 'connect'), 'notConnected'],
	[
		'several addresses, none of which answers',
		severalAddresses(node('ECONNREFUSED', 'connect'), node('ENETUNREACH', 'connect')),
		'notConnected',
	],
	[
		'several addresses, one of which broke later',
		severalAddresses(node('ECONNREFUSED', 'connect'), node('ECONNRESET', 'read')),
		'complete',
	],
	['a certificate that has expired', node('CERT_HAS_EXPIRED'), 'notTrusted'],
	['a certificate of one’s own', node('DEPTH_ZERO_SELF_SIGNED_CERT'), 'notTrusted'],
	['a chain with such a certificate', node('SELF_SIGNED_CERT_IN_CHAIN'), 'notTrusted'],
	['a certificate without an issuer', node('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'notTrusted'],
	['a certificate for another name', node('ERR_TLS_CERT_ALTNAME_INVALID'), 'notTrusted'],
	['TLS where there is none', node('EPROTO', 'write'), 'notSecured'],
	[
		'a version of TLS that the other side does not know',
		node('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'),
		'notSecured',
	],
	['plain HTTP in place of TLS', node('ERR_SSL_WRONG_VERSION_NUMBER'), 'notSecured'],
	['a failed handshake', node('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'), 'notSecured'],
	['a handshake that takes too long', node('ERR_TLS_HANDSHAKE_TIMEOUT'), 'notSecured'],
	[
		'a connection that ends during the handshake',
		node(
			'ECONNRESET',
			undefined,
			'Client network socket disconnected before secure TLS connection was established',
		),
		'notSecured',
	],
	['a broken pipe', node('EPIPE', 'write'), 'incomplete'],
	['a reset while writing', node('ECONNRESET', 'write'), 'incomplete'],
	['a reset while reading', node('ECONNRESET', 'read'), 'complete'],
	['a hang-up', node('ECONNRESET', undefined, 'socket hang up'), 'complete'],
	['a time-out', node('ECONNABORTED', undefined, 'timeout of 300000ms exceeded'), 'complete'],
	['an established connection that times out', node('ETIMEDOUT', 'read'), 'complete'],
	['an established connection without a route any more', node('EHOSTUNREACH', 'read'), 'complete'],
	['a record that cannot be read', node('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'), 'complete'],
	['an answer that is not HTTP', node('HPE_INVALID_CONSTANT'), 'complete'],
	['an error without a code', new Error('What?'), 'complete'],
];

test.each(cases)('%s: the request is known to be so far', (_what, error, progress) => {
	for (const seen of [error, wrapped(error)])
		expect(readConnectionFailure(seen, { ended: true }).progress).toBe(progress);
});

test.each(cases)(
	'%s: with a body that was not taken to its end, nothing can have been accepted',
	(_what, error) => {
		expect(readConnectionFailure(error, { ended: false }).progress).not.toBe('complete');
	},
);

test('what n8n itself throws before a request has no code, and its reason is kept', () => {
	expect(readConnectionFailure(new Error('Blocked by policy'), { ended: false })).toEqual({
		code: '',
		reason: 'Blocked by policy',
		progress: 'notStarted',
	});
});

test.each([undefined, null, 'text', 7, {}, []])(
	'%j is not known to have failed before the whole request',
	(thrown) => {
		expect(readConnectionFailure(thrown, { ended: true }).progress).toBe('complete');
	},
);

test('an error that is its own cause is read too', () => {
	const error: Error & { cause?: unknown } = new Error('Round and round');
	error.cause = error;
	expect(readConnectionFailure(error, { ended: true }).progress).toBe('complete');
});

import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { checkSignature } from '../../../../lib/event/signature';

const NOW = Date.UTC(2025, 11, 4, 0, 24, 7);
const SECONDS = NOW / 1000;
const SECRET = 'whsec-Tasmania 7°';
const BODY = Buffer.from('{"eventType":"SMS_REPLY","messageBody":"Grüße 📱"}');

describe('the HMAC-SHA256 vectors of RFC 4231 whose key is a text', () => {
	it.each([
		[
			'1',
			'\x0b'.repeat(20),
			Buffer.from('Hi There'),
			'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
		],
		[
			'2',
			'Jefe',
			Buffer.from('what do ya want for nothing?'),
			'5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
		],
		[
			'4',
			String.fromCharCode(...Array.from({ length: 25 }, (_, index) => index + 1)),
			Buffer.alloc(50, 0xcd),
			'82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
		],
	])('case %s is valid', (_case, key, data, digest) => {
		expect(checkSignature(data, digest, [key], NOW)).toEqual({ valid: true, scheme: 'hex' });
	});

	it('case 5, whose digest is cut to 128 bits, is refused', () => {
		const cut = 'a3b6167473100ee06e0c796c2955552b';
		const whole = createHmac('sha256', '\x0c'.repeat(20)).update('Test With Truncation').digest('hex');
		expect(whole.startsWith(cut)).toBe(true);
		expect(checkSignature(Buffer.from('Test With Truncation'), cut, ['\x0c'.repeat(20)], NOW).valid).toBe(
			false,
		);
	});
});

describe('what openssl signs is valid', () => {
	const openssl = (input: Buffer) =>
		execFileSync('openssl', ['dgst', '-sha256', '-hmac', SECRET, '-binary'], { input });
	const stamped = Buffer.concat([Buffer.from(`${SECONDS}.`), BODY]);

	it.each([
		['hex', openssl(BODY).toString('hex')],
		['hex', openssl(BODY).toString('hex').toUpperCase()],
		['base64', openssl(BODY).toString('base64')],
		['sha256=', `sha256=${openssl(BODY).toString('hex')}`],
		['sha256=', `SHA256=${openssl(BODY).toString('base64')}`],
		['t,v', `t=${SECONDS},v=${openssl(stamped).toString('hex')}`],
		['t,v1', `t=${SECONDS},v1=${openssl(stamped).toString('hex')}`],
	])('%s: %s', (scheme, header) => {
		expect(checkSignature(BODY, header, [SECRET], NOW)).toEqual({ valid: true, scheme });
	});
});

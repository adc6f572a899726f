import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { checkSignature, REPLAY_WINDOW } from '../../../../lib/event/signature';
import { processorMs } from '../processorMs';

const NOW = Date.UTC(2025, 11, 4, 0, 24, 7);
const SECONDS = NOW / 1000;
const SECRET = 'whsec-Tasmania 7°';
const BODY = Buffer.from('{"eventType":"SMS_REPLY","messageBody":"Grüße 📱"}');

const hmac = (secret: string, ...parts: Array<string | Buffer>) =>
	parts.reduce((hash, part) => hash.update(part), createHmac('sha256', secret)).digest();

/** Every form of a header that is recognised, made for a body. */
const SCHEMES = {
	hex: (secret: string, body: Buffer) => hmac(secret, body).toString('hex'),
	base64: (secret: string, body: Buffer) => hmac(secret, body).toString('base64'),
	'sha256=': (secret: string, body: Buffer) => `sha256=${hmac(secret, body).toString('hex')}`,
	't,v': (secret: string, body: Buffer) =>
		`t=${SECONDS},v=${hmac(secret, `${SECONDS}.`, body).toString('hex')}`,
	't,v1': (secret: string, body: Buffer) =>
		`t=${SECONDS},v1=${hmac(secret, `${SECONDS}.`, body).toString('hex')}`,
};
const schemes = Object.entries(SCHEMES);

describe('a digest may be written in other ways', () => {
	const digest = hmac(SECRET, BODY);
	const hex = digest.toString('hex');
	const inPairs = (between: string) => hex.match(/../g)?.join(between) ?? '';
	const stamped = hmac(SECRET, `${SECONDS}.`, BODY);

	it.each([
		['hex', inPairs('-').toUpperCase()],
		['hex', inPairs(':')],
		['hex', inPairs(' ')],
		['base64', digest.toString('base64url')],
		['base64', `${digest.toString('base64url')}=`],
		['base64', digest.toString('base64').replace('=', '')],
		['sha256=', `sha256= ${hex}`],
		['sha256=', `SHA256 = ${hex.toUpperCase()} `],
		['sha256=', `Sha256=${inPairs('-')}`],
		['sha256=', `sha256=\t${digest.toString('base64url')}`],
		['t,v', `t=${SECONDS}, v=${stamped.toString('hex').toUpperCase()}`],
		['t,v', `t=${SECONDS},v= ${stamped.toString('hex').match(/../g)?.join('-')}`],
		['t,v1', `t=${SECONDS},v1=${stamped.toString('base64')}`],
		['t,v1', `t=${SECONDS},v1=${stamped.toString('base64url')}`],
	])('%s: %s', (scheme, header) => {
		expect(checkSignature(BODY, header, [SECRET], NOW)).toEqual({ valid: true, scheme });
	});

	it.each([
		['two dashes between bytes', inPairs('--')],
		['a dash inside a byte', `${hex[0]}-${hex.slice(1)}`],
		['a dash at the beginning', `-${hex}`],
		['a dash at the end', `${hex}-`],
		['an underscore between bytes', inPairs('_')],
		['a comma after each byte but the last', inPairs(',')],
		['base64 with two pads', `${digest.toString('base64')}=`],
		['the prefix twice', `sha256=sha256=${hex}`],
		['a prefix and a comma', `sha256=${hex},`],
		['full-width digits', '０'.repeat(64)],
	])('but not with %s', (_what, header) => {
		expect(checkSignature(BODY, header, [SECRET], NOW).valid).toBe(false);
	});
});

describe.each(schemes)('a signature of the form %s', (scheme, sign) => {
	const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
	const secret = fc.string({ unit: 'grapheme', minLength: 1 });

	it('is valid for every body and secret', () => {
		fc.assert(
			fc.property(bytes, secret, (body, key) => {
				expect(checkSignature(body, sign(key, body), [key], NOW)).toEqual({ valid: true, scheme });
			}),
		);
	});

	it('is invalid after any change of one byte of the body', () => {
		fc.assert(
			fc.property(bytes, secret, fc.nat(), fc.integer({ min: 1, max: 255 }), (body, key, index, change) => {
				fc.pre(body.length > 0);
				const changed = Buffer.from(body);
				const at = index % body.length;
				changed[at] = (changed[at] ?? 0) ^ change;
				expect(checkSignature(changed, sign(key, body), [key], NOW).valid).toBe(false);
			}),
		);
	});

	it('is invalid after any change of one character of the header', () => {
		const header = sign(SECRET, BODY);
		const character = fc.constantFrom(...'0123456789abcdefABCDEF+/=,tv. ');
		fc.assert(
			fc.property(fc.nat({ max: header.length - 1 }), character, (at, replacement) => {
				const changed = header.slice(0, at) + replacement + header.slice(at + 1);
				// Case means nothing in hexadecimal and in sha256=; everything else does.
				fc.pre(scheme === 'base64' ? changed !== header : changed.toLowerCase() !== header.toLowerCase());
				// t=…,v1= has another name than t=…,v= and the last digit of base64 has bits that mean nothing.
				fc.pre(scheme !== 'base64' || !Buffer.from(changed, 'base64').equals(Buffer.from(header, 'base64')));
				expect(checkSignature(BODY, changed, [SECRET], NOW).valid).toBe(false);
			}),
			{ numRuns: 500 },
		);
	});

	it('is valid with any of several secrets, and with none of others', () => {
		const header = sign(SECRET, BODY);
		expect(checkSignature(BODY, header, ['new', SECRET], NOW).valid).toBe(true);
		expect(checkSignature(BODY, header, [SECRET, 'new'], NOW).valid).toBe(true);
		expect(checkSignature(BODY, header, ['new', `${SECRET} `], NOW)).toEqual({
			valid: false,
			reason: expect.stringMatching(/does not match/) as unknown,
		});
	});

	it('is valid with white space around the header', () => {
		expect(checkSignature(BODY, ` ${sign(SECRET, BODY)} `, [SECRET], NOW).valid).toBe(true);
	});
});

describe('the signed time', () => {
	const signedAt = (seconds: number | string) =>
		`t=${seconds},v1=${hmac(SECRET, `${seconds}.`, BODY).toString('hex')}`;

	it.each([
		['now', 0, true],
		['at the end of the window', -REPLAY_WINDOW, true],
		['at its other end', REPLAY_WINDOW, true],
		['before the window', -REPLAY_WINDOW - 1, false],
		['in the future', REPLAY_WINDOW + 1, false],
	])('%s counts: %s seconds, %s', (_what, away, valid) => {
		expect(checkSignature(BODY, signedAt(SECONDS + away), [SECRET], NOW).valid).toBe(valid);
	});

	it('is named as the reason only where the signature is right', () => {
		const old = signedAt(SECONDS - 1000);
		expect(checkSignature(BODY, old, [SECRET], NOW)).toEqual({
			valid: false,
			reason: expect.stringMatching(/300 seconds/) as unknown,
		});
		expect(checkSignature(BODY, old, ['other'], NOW)).toEqual({
			valid: false,
			reason: expect.stringMatching(/does not match/) as unknown,
		});
	});

	it('cannot be moved without signing again', () => {
		const moved = signedAt(SECONDS - 1000).replace(/t=\d+/, `t=${SECONDS}`);
		expect(checkSignature(BODY, moved, [SECRET], NOW).valid).toBe(false);
	});

	it('cannot be left out: the digest of t.body is not a digest of the body', () => {
		expect(checkSignature(BODY, hmac(SECRET, `${SECONDS}.`, BODY).toString('hex'), [SECRET], NOW).valid).toBe(
			false,
		);
	});

	it('may be after the digest, with spaces, other fields and several digests', () => {
		const digest = hmac(SECRET, `${SECONDS}.`, BODY).toString('hex');
		const header = `v1=${'0'.repeat(64)}, kid=7, v1=${digest}, v0=x , t=${SECONDS}`;
		expect(checkSignature(BODY, header, [SECRET], NOW)).toEqual({ valid: true, scheme: 't,v1' });
	});

	it.each([
		['now', 0, true],
		['just inside the window', REPLAY_WINDOW * 1000, true],
		['just outside', -REPLAY_WINDOW * 1000 - 1, false],
	])('may be in milliseconds: %s', (_what, away, valid) => {
		expect(checkSignature(BODY, signedAt(NOW + away), [SECRET], NOW).valid).toBe(valid);
	});

	it('is refused where there are several: nobody knows which was signed', () => {
		for (const other of [SECONDS, SECONDS - 1, 'x']) {
			expect(checkSignature(BODY, `t=${other},${signedAt(SECONDS)}`, [SECRET], NOW)).toEqual({
				valid: false,
				reason: expect.stringMatching(/unknown form/) as unknown,
			});
		}
	});

	it('makes a header one with a time: a digest of the body alone does not do then', () => {
		const overBody = hmac(SECRET, BODY);
		for (const digest of [overBody.toString('hex'), overBody.toString('base64')]) {
			for (const header of [
				`t=${SECONDS},v=${digest}`,
				`t=${SECONDS},v1=${digest}`,
				`t=${SECONDS},${digest}`,
			])
				expect(checkSignature(BODY, header, [SECRET], NOW).valid).toBe(false);
		}
	});

	it.each(['', 'now', '-5', '1.5', '1e9', '１', '1'.repeat(14)])('is refused where it is "%s"', (seconds) => {
		expect(checkSignature(BODY, signedAt(seconds), [SECRET], NOW)).toEqual({
			valid: false,
			reason: expect.stringMatching(/unknown form/) as unknown,
		});
	});
});

describe('checkSignature says why it refuses', () => {
	const right = SCHEMES.hex(SECRET, BODY);

	it.each([
		['no secret', right, [], /no signing secret/],
		['an empty secret', right, [''], /no signing secret/],
		['no header', undefined, [SECRET], /header is missing/],
		['an empty header', ' ', [SECRET], /header is missing/],
		['the word of GoFax’s example', 'HMAC_SHA256', [SECRET], /unknown form/],
		['half a digest', right.slice(0, 32), [SECRET], /unknown form/],
		['a digest and something more', `${right}00`, [SECRET], /unknown form/],
		['two headers in one', `${right}, ${right}`, [SECRET], /unknown form/],
		['a prefix alone', 'sha256=', [SECRET], /unknown form/],
		['another algorithm', `sha1=${right}`, [SECRET], /unknown form/],
		['a time without a digest', `t=${SECONDS}`, [SECRET], /unknown form/],
		['a digest without a time', `v1=${right}`, [SECRET], /unknown form/],
		['a digest of zeros', '0'.repeat(64), [SECRET], /does not match/],
		['the digest of an empty secret', hmac('', BODY).toString('hex'), ['', SECRET], /does not match/],
	])('%s', (_what, header, secrets, reason) => {
		expect(checkSignature(BODY, header, secrets, NOW)).toEqual({
			valid: false,
			reason: expect.stringMatching(reason) as unknown,
		});
	});

	it('takes the example of RFC 4231 that GoFax’s own example is not', () => {
		expect(checkSignature(BODY, right, [SECRET], NOW)).toEqual({ valid: true, scheme: 'hex' });
	});

	it('and never throws, and never accepts what was not signed', () => {
		const header = fc.oneof(
			fc.string(),
			fc.stringMatching(/^(t=[0-9]{0,13},?)?(v1?=|sha256=)?[0-9a-f]{60,66}$/),
			fc.constant(undefined),
		);
		fc.assert(
			fc.property(fc.uint8Array(), header, fc.array(fc.string()), (body, value, secrets) => {
				expect(checkSignature(Buffer.from(body), value, secrets, NOW)).toMatchObject({
					valid: false,
					reason: expect.stringMatching(/\S/) as unknown,
				});
			}),
		);
	});

	it('in no time, however long a stranger’s header is', () => {
		const work = () => {
			checkSignature(BODY, `t=1,v1=${' '.repeat(300_000)}x`, [SECRET], NOW);
			checkSignature(BODY, `t=1${','.repeat(300_000)}`, [SECRET], NOW);
		};
		expect(processorMs(work)).toBeLessThan(2_000);
	});
});

import { createHmac } from 'node:crypto';
import type { RawCall } from './WebhookDoor';

export const SECRETS = {
	signingSecret: 'the signing secret',
	basicUser: 'gofax',
	basicPassword: 'pass:word ü',
};

type Headers = Readonly<Record<string, unknown>>;

const sign = (body: Buffer, secret = SECRETS.signingSecret, prefix = '') =>
	createHmac('sha256', secret).update(prefix).update(body);
const hex = (body: Buffer, secret?: string) => sign(body, secret).digest('hex');
const now = () => Math.floor(Date.now() / 1000);
const timed = (body: Buffer, time: number, secret?: string) => sign(body, secret, `${time}.`).digest('hex');

/** Ways to sign a body that are right. */
export const rightSignatures: ReadonlyArray<(body: Buffer) => Headers> = [
	(body) => ({ 'x-gofax-signature': hex(body) }),
	(body) => ({ 'x-gofax-signature': `sha256=${sign(body).digest('base64')}` }),
	(body) => ({ 'x-gofax-signature': `v1=${'0'.repeat(64)}, t=${now()} ,v=${timed(body, now())}` }),
];

const forged: ReadonlyArray<(body: Buffer) => unknown> = [
	() => undefined,
	() => '',
	() => ' ',
	() => 'HMAC_SHA256',
	(body) => hex(body, 'guess'),
	(body) => hex(body, ''),
	(body) => hex(Buffer.concat([body, Buffer.from(' ')])),
	(body) => hex(body).slice(0, 63),
	(body) => `${hex(body)}0`,
	(body) => hex(body).repeat(2),
	(body) => hex(body).slice(0, 32),
	(body) => `sha256=sha256=${hex(body)}`,
	(body) => `sha512=${hex(body)}`,
	(body) => `sha256=${hex(body)},`,
	(body) => createHmac('sha1', SECRETS.signingSecret).update(body).digest('hex'),
	(body) => [hex(body)],
	(body) => [hex(body), hex(body)],
	(body) => ({ toString: () => hex(body) }),
	() => 0,
	() => null,
	() => '='.repeat(44),
	() => 'A'.repeat(43) + '=',
	() => '0'.repeat(64),
	() => '\u0660'.repeat(64),
	() => 'sha256=',
	() => 't=,v=',
	(body) => `t=${now()},v=${hex(body)}`,
	(body) => `t=${now() - 3_600},v=${timed(body, now() - 3_600)}`,
	(body) => `t=${now() + 3_600},v1=${timed(body, now() + 3_600)}`,
	(body) => `t=1e9,v=${timed(body, 1e9)}`,
	(body) => `t=-1,v=${timed(body, -1)}`,
	(body) => `t=${now()},t=${now()},v=${timed(body, now(), 'guess')}`,
	(body) => `T=${now()},V=${timed(body, now())}`,
	() => `t=${now()},${`v=${'0'.repeat(64)},`.repeat(230)}`,
	() => `t=${now()},${' '.repeat(15_000)}v=`,
	() => ','.repeat(15_000),
	() => 't='.repeat(8_000),
	() => `sha256=${'A'.repeat(15_000)}`,
	() => '\0\r\n\u{1f600}',
];

/** Signature headers that must not open the door. */
export const forgedSignatures: ReadonlyArray<(body: Buffer) => Headers> = [
	...forged.map((value) => (body: Buffer) => ({ 'x-gofax-signature': value(body) })),
	(body) => ({ 'X-GoFax-Signature': hex(body), 'x-hub-signature-256': hex(body), signature: hex(body) }),
	(body) => ({ ['__proto__']: { 'x-gofax-signature': hex(body) }, authorization: basic(USER_AND_PASSWORD) }),
];

const USER_AND_PASSWORD = `${SECRETS.basicUser}:${SECRETS.basicPassword}`;
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const basic = (text: string | Buffer) => `Basic ${base64(text)}`;

/** Basic auth headers that are right. */
export const rightPasswords: ReadonlyArray<() => Headers> = [
	() => ({ authorization: basic(USER_AND_PASSWORD) }),
	() => ({ authorization: ` bASIC   ${base64(USER_AND_PASSWORD)} ` }),
	() => ({ authorization: basic(Buffer.from(USER_AND_PASSWORD, 'latin1')) }),
];

const { basicUser, basicPassword } = SECRETS;
const wrongPasswords: readonly unknown[] = [
	undefined,
	'',
	'Basic',
	'Basic ',
	'Basic =',
	'Basic ====',
	'Basic !!!!',
	`Basic ${USER_AND_PASSWORD}`,
	`Bearer ${base64(USER_AND_PASSWORD)}`,
	base64(USER_AND_PASSWORD),
	`Basic ${base64(USER_AND_PASSWORD)} ${base64(USER_AND_PASSWORD)}`,
	`Basic ${base64(USER_AND_PASSWORD)},Basic ${base64(USER_AND_PASSWORD)}`,
	`Digest username="${basicUser}"`,
	basic(':'),
	basic(''),
	basic(`${basicUser}:`),
	basic(`:${basicPassword}`),
	basic(`${basicUser}${basicPassword}`),
	basic(`${basicUser.toUpperCase()}:${basicPassword}`),
	basic(`${USER_AND_PASSWORD} `),
	basic(`${USER_AND_PASSWORD}\0`),
	basic(`\ufeff${USER_AND_PASSWORD}`),
	basic(USER_AND_PASSWORD.normalize('NFD')),
	basic(Buffer.from(USER_AND_PASSWORD, 'utf16le')),
	basic('undefined:undefined'),
	basic('null:null'),
	basic('[object Object]:'),
	basic(base64(USER_AND_PASSWORD)),
	basic('\xff\xfe\ufffd:'),
	basic('a'.repeat(15_000)),
	`Basic${' '.repeat(15_000)}!${base64(USER_AND_PASSWORD)}`,
	`Basic ${'='.repeat(15_000)}`,
	[basic(USER_AND_PASSWORD)],
	[basic(USER_AND_PASSWORD), basic(USER_AND_PASSWORD)],
	{ toString: () => basic(USER_AND_PASSWORD) },
	0,
	null,
	true,
];

/** Basic auth headers that must not open the door. */
export const forgedPasswords: ReadonlyArray<() => Headers> = [
	...wrongPasswords.map((authorization) => () => ({ authorization })),
	() => ({ ['__proto__']: { authorization: basic(USER_AND_PASSWORD) } }),
	() => ({ Authorization: basic(USER_AND_PASSWORD), 'proxy-authorization': basic(USER_AND_PASSWORD) }),
	() => ({ cookie: `authorization=${basic(USER_AND_PASSWORD)}` }),
];

/** A call with further headers. */
export const withHeaders = (call: RawCall, headers: Headers): RawCall => ({
	...call,
	headers: { ...call.headers, ...headers },
});

import { deflateSync, gzipSync } from 'node:zlib';
import type { RawCall } from './WebhookDoor';

export const REPLY = {
	eventType: 'SMS_REPLY',
	eventTimestamp: '2025-12-04T00:24:07.112733Z',
	messageId: 'abc123',
	direction: 'reply',
	from: '+61400000000',
	to: '+61700000000',
	messageBody: 'Thanks for your message',
	metadata: { accountId: '12345' },
};

export const FORMS = {
	faxSent:
		'Recipient=61712344321&ID=41340078&Success=True&Message=Fax+successfully+sent&Subject=Email+to+Fax',
	smsSent: 'Recipient=61412121212&ID=52410901&Success=True&Message=Message+successfully+delivered',
	faxReceived:
		'FaxID=4851543&Number=61712344321&Message=COMPLETE&SenderFaxID=0311223344&SenderISDNID=0311223344&TransmissionTime=24&NumberOfPages=1&TransmissionSpeed=33600',
} as const;

export const FIELD_NAMES = [
	...new Set(Object.values(FORMS).flatMap((form) => [...new URLSearchParams(form).keys()])),
	...Object.keys(REPLY),
	'accountId',
];

/** Names that mean something to JavaScript, to query parsers or to n8n. */
export const TRAPS = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'toJSON',
	'valueOf',
	'hasOwnProperty',
	'length',
	'then',
	'error',
	'__proto__[polluted]',
	'constructor[prototype][polluted]',
	'ID[]',
	'ID[__proto__][polluted]',
	'',
] as const;

export const form = (body: string | Buffer, type = 'application/x-www-form-urlencoded'): RawCall => ({
	headers: { 'content-type': type },
	body: Buffer.from(body),
});
export const json = (body: string | Buffer, type = 'application/json'): RawCall => form(body, type);
export const reply = (change: object): RawCall => json(JSON.stringify({ ...REPLY, ...change }));
export const nested = (depth: number, open: string, close: string) =>
	open.repeat(depth) + close.repeat(depth);

/** A reply with something else, spelled as JSON, in place of a text. */
export const replyWith = (name: string, value: string): RawCall =>
	json(`${JSON.stringify({ ...REPLY, [name]: undefined }).slice(0, -1)},"${name}":${value}}`);

export const part = (name: string, value: string, more = '') =>
	`--xyz\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
export const multipart = (
	parts: string,
	end = '--xyz--\r\n',
	type = 'multipart/form-data; boundary=xyz',
): RawCall => form(parts + end, type);

const VALUES = [
	'null',
	'true',
	'0',
	'-0',
	'1e999',
	'-1e400',
	'12345678901234567890123456789',
	'1e-400',
	'""',
	'[]',
	'{}',
	'[["a"]]',
	'{"toString":1}',
	'"\\u0000"',
	'"\\ud800"',
];

const smsBodies: RawCall[] = [
	...[...Object.keys(REPLY)].flatMap((name) => VALUES.map((value) => replyWith(name, value))),
	...TRAPS.map((name) => replyWith(name, '{"polluted":true}')),
	...TRAPS.map((name) =>
		replyWith('metadata', `{"${name}":{"polluted":true},"__proto__":{"accountId":"9"}}`),
	),
	...TRAPS.map((name) => reply({ eventType: name, messageId: name, from: name })),
	json(`{"eventType":"SMS_REPLY","messageId":"a",${'"from":"1",'.repeat(500)}"from":"2"}`),
	reply({ messageBody: 'a'.repeat(50_000) }),
	reply({ from: '+'.repeat(50_000), to: '0'.repeat(50_000) }),
	reply({ from: `+61${' '.repeat(20_000)}(0)`, to: `${' '.repeat(20_000)}x` }),
	reply({ messageBody: '\u202e\u0000\ud800👨‍👩‍👧'.repeat(100) }),
	reply({ from: '={{ $env }}', messageBody: "={{ (() => { throw new Error('no') })() }}" }),
	json('[]'),
	json(JSON.stringify([REPLY])),
	json('null'),
	json('1e999'),
	json('"text"'),
	json('{}'),
	json(''),
	json(JSON.stringify(REPLY).slice(0, -9)),
	json(`\ufeff${JSON.stringify(REPLY)}`),
	json(Buffer.from(JSON.stringify(REPLY), 'utf16le')),
	json(gzipSync('no')),
	json(Buffer.from([0xff, 0xfe, 0x00, 0x80])),
	json(`/* */ ${JSON.stringify(REPLY)} // `),
	json(nested(5_000, '[', ']')),
	json(nested(5_000, '{"a":', '').replace(/$/, '1') + '}'.repeat(5_000)),
	replyWith('metadata', nested(5_000, '[', ']')),
	replyWith('metadata', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
	replyWith('messageBody', nested(1_000, '[', ']')),
];

const formBodies: RawCall[] = [
	...Object.values(FORMS).flatMap((text) => [
		form(text),
		form(text, ''),
		form(`${text}&${text}`),
		form(`${text}&${TRAPS.map((name) => `${name}=1&${name}[polluted]=1`).join('&')}`),
		form(`${text}&${'x=1&'.repeat(2_000)}`),
		form(`${'x=1&'.repeat(2_000)}${text}`),
		form(text.replaceAll('=', '[]=')),
		form(text.replaceAll('=', '[a]=')),
		form(text.replaceAll('=', '=&')),
		form(text.toUpperCase()),
		form(text.replaceAll('&', ';')),
		form(text.replaceAll('&', '\r\n')),
		form(Buffer.from(text, 'utf16le')),
		form(Buffer.from(text, 'utf16le'), 'application/x-www-form-urlencoded; charset=utf-16le'),
		form(JSON.stringify(Object.fromEntries(new URLSearchParams(text)))),
		json(JSON.stringify(Object.fromEntries(new URLSearchParams(text)))),
		{ ...form(''), query: `?${text}` },
		{ ...form('', ''), query: `?${text.replaceAll('=', '[a][b]=')}` },
		{ ...form(text), query: `?${TRAPS.map((name) => `${name}=1&${name}[polluted]=1`).join('&')}` },
		{ ...form('x=1'), query: `?${text}&${'ID=1&'.repeat(2_000)}` },
		{ ...form(text), query: `?a${'[a]'.repeat(3_000)}=1` },
		multipart([...new URLSearchParams(text)].map(([name, value]) => part(name, value)).join('')),
		multipart(
			[...new URLSearchParams(text)].map(([name, value]) => part(name, value, '; filename="a.txt"')).join(''),
		),
		multipart(
			[...new URLSearchParams(text)]
				.map(([name, value]) => part(name, value))
				.join('')
				.repeat(3),
		),
		multipart(
			[...new URLSearchParams(text), ...TRAPS.map((name) => [name, '1'] as const)]
				.map(([name, value]) => part(name, value))
				.join(''),
		),
		multipart([...new URLSearchParams(text)].map(([name, value]) => part(name, value)).join(''), ''),
		multipart(
			[...new URLSearchParams(text)].map(([name, value]) => part(name, value)).join(''),
			'',
			'multipart/form-data',
		),
		multipart(
			[...new URLSearchParams(text)].map(([name, value]) => part(name, value)).join(''),
			'--xyz--\r\n',
			'multipart/mixed; boundary=xyz',
		),
		multipart(
			[...new URLSearchParams(text)].map(([name, value]) => part(name, value)).join(''),
			'--xyz--\r\n',
			'multipart/form-data ; boundary=xyz',
		),
	]),
	form('%'),
	form('%zz=%zz&ID=%ff%fe&Success=%'),
	form('=&=&=&&&&'),
	form('ID'.repeat(20_000)),
	form(`ID=1&Success=True&Subject=${'a'.repeat(60_000)}`),
	form(`FaxID=1&Number=${'0'.repeat(60_000)}&SenderFaxID=${'%20'.repeat(15_000)}x`),
	form('FaxID=={{ $env }}&Message=={{ process.exit() }}'),
	form('ID[]=1&ID[]=2&Success=True'),
	form('FaxID=1&FaxID=2&NumberOfPages=1e999&TransmissionTime=-1&TransmissionSpeed=99999999999999999999'),
	form('a'.repeat(200_000), ''),
	multipart(part('__proto__', '1') + part('constructor', '2') + part('FaxID', '3')),
	multipart(part('FaxID"; filename="x', '3')),
	multipart('', ''),
	multipart('--xyz\r\nContent-Disposition: form-data\r\n\r\n1\r\n'),
	multipart(`--xyz\r\nContent-Disposition: form-data; name="${'a'.repeat(10_000)}"\r\n\r\n1\r\n`),
	multipart(`--xyz\r\n${'X: y\r\n'.repeat(2_000)}\r\n1\r\n`),
];

const types = [
	'application/json',
	'APPLICATION/JSON;charset=UTF-8',
	'application/json; charset=utf-7',
	'application/json; charset=hex',
	'application/json; charset="',
	'application/x-www-form-urlencoded; charset=base64',
	'text/plain',
	'text/xml',
	'application/soap+xml',
	'application/octet-stream',
	'application/vnd.gofax+json; v=1; v=2',
	'multipart/',
	'multipart/form-data',
	'multipart/form-data; boundary=',
	'multipart/mixed; boundary=xyz',
	'multipart/form-data; boundary="xyz"',
	';',
	'/',
	'__proto__',
	'constructor/toString',
	`application/json${';a=b'.repeat(3_000)}`,
	'a'.repeat(15_000),
	'application/json, application/json',
];

const oddlyTyped: RawCall[] = [JSON.stringify(REPLY), FORMS.faxReceived, FORMS.smsSent, ''].flatMap(
	(body) => [
		...types.map((type) => form(body, type)),
		{ headers: {}, body: Buffer.from(body) },
		{ headers: { 'content-type': ['application/json', 'text/plain'] }, body: Buffer.from(body) },
		{ headers: { 'content-type': 7 }, body: Buffer.from(body) },
		{ headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: gzipSync(body) },
		{
			headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
			body: gzipSync(body).subarray(0, 12),
		},
		{ headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: Buffer.from(body) },
		{
			headers: { 'content-type': 'application/json', 'content-encoding': 'deflate' },
			body: deflateSync(body),
		},
		{ headers: { 'content-type': 'application/json', 'content-encoding': 'br' }, body: Buffer.from(body) },
	],
);

const failingRead = {
	rawBody: undefined,
	readRawBody: async () => await Promise.reject(new Error('request entity too large')),
};

/** Requests in a state that n8n does not bring about today. */
const oddRequests: RawCall[] = [
	...[
		undefined,
		null,
		'text',
		7,
		true,
		[],
		[['ID', '1']],
		[REPLY],
		() => 1,
		new Date(0),
		new Map([['ID', '1']]),
	].flatMap((body) => [
		{ already: { body } },
		{ already: { body, rawBody: 'a text' } },
		{ already: { body, rawBody: Buffer.from(JSON.stringify(REPLY)), readRawBody: 7 } },
	]),
	{ already: failingRead },
	{ headers: { 'content-type': 'application/json' }, already: failingRead },
	{
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		already: {
			...failingRead,
			body: Object.assign(Object.create(null) as object, { ID: ['1'], Success: [['True']] }),
		},
	},
	{
		headers: { 'content-type': 'multipart/form-data' },
		already: { body: { data: [['ID', '1']], files: null } },
	},
	{
		headers: { 'content-type': 'multipart/form-data' },
		already: { body: { data: Object.create({ FaxID: '1' }) as unknown } },
	},
	{
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		already: { body: JSON.parse('{"__proto__":{"FaxID":"1"},"constructor":["1"]}') as unknown },
	},
];

/** The hand-written corpus: what each trigger gets with each key. */
export const hostileBodies: readonly RawCall[] = [...smsBodies, ...formBodies, ...oddlyTyped, ...oddRequests];

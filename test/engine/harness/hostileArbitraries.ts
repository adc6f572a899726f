import * as fc from 'fast-check';
import { FIELD_NAMES, FORMS, REPLY, TRAPS } from './hostileBodies';
import type { RawCall } from './WebhookDoor';

/** encodeURIComponent(), which has no answer to half of a character. */
function encode(text: string): string {
	try {
		return encodeURIComponent(text);
	} catch {
		return '%ED%A0%80';
	}
}

const text = fc.oneof(
	{ weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{
		weight: 3,
		arbitrary: fc.constantFrom(
			...TRAPS,
			'True',
			'true',
			'COMPLETE',
			'1',
			'+61400000000',
			'SMS_REPLY',
			'={{ 1 }}',
			'\0',
			'\ud800',
			'1e999',
		),
	},
	{ weight: 1, arbitrary: fc.string({ maxLength: 400 }) },
);
const name = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...FIELD_NAMES) },
	{ weight: 2, arbitrary: fc.constantFrom(...TRAPS) },
	{ weight: 1, arbitrary: fc.constantFrom(...FIELD_NAMES).map((known) => known.toUpperCase()) },
	{ weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);

const pairs = fc.array(fc.tuple(name, text), { maxLength: 14 });
const urlEncoded = fc.oneof(
	pairs.map((entries) => entries.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&')),
	pairs.map((entries) => entries.map(([key, value]) => `${key}=${value}`).join('&')),
	fc
		.tuple(fc.constantFrom(...Object.values(FORMS)), pairs)
		.map(([form, entries]) => `${form}&${entries.map((entry) => entry.join('=')).join('&')}`),
);

const value: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 4, arbitrary: text },
	{ weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
	{
		weight: 1,
		arbitrary: fc.object({
			key: name,
			maxDepth: 3,
			maxKeys: 4,
			values: [text, fc.double(), fc.boolean(), fc.constant(null)],
		}),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom<unknown>(1e308, -0, Number.MAX_SAFE_INTEGER, [], {}, [[]], null, false),
	},
);
const json = fc
	.oneof(
		{
			weight: 3,
			arbitrary: fc
				.array(fc.tuple(name, value), { maxLength: 10 })
				.map((entries) => ({ ...REPLY, ...Object.fromEntries(entries) })),
		},
		{
			weight: 2,
			arbitrary: fc
				.array(fc.tuple(name, value), { maxLength: 10 })
				.map((entries) => Object.fromEntries(entries)),
		},
		{ weight: 1, arbitrary: value },
	)
	.map((content) => JSON.stringify(content) ?? '');

const multipart = pairs.map((entries) =>
	[
		...entries.map(
			([key, content], index) =>
				`--xyz\r\nContent-Disposition: form-data; name="${key}"${index % 5 === 4 ? '; filename="f"' : ''}\r\n\r\n${content}\r\n`,
		),
		'--xyz--\r\n',
	].join(''),
);

/** A content type and bytes that fit it. */
const fitting: fc.Arbitrary<RawCall> = fc.oneof(
	{
		weight: 8,
		arbitrary: json.map((body) => ({
			headers: { 'content-type': 'application/json' },
			body: Buffer.from(body),
		})),
	},
	{
		weight: 8,
		arbitrary: urlEncoded.map((body) => ({
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: Buffer.from(body),
		})),
	},
	{ weight: 3, arbitrary: urlEncoded.map((body) => ({ headers: {}, body: Buffer.from(body) })) },
	{
		weight: 1,
		arbitrary: multipart.map((body) => ({
			headers: { 'content-type': 'multipart/form-data; boundary=xyz' },
			body: Buffer.from(body),
		})),
	},
	{
		weight: 3,
		arbitrary: fc.uint8Array({ maxLength: 300 }).map((body) => ({ headers: {}, body: Buffer.from(body) })),
	},
);

/** Bytes that came through badly. */
const damaged = fc
	.tuple(fitting, fc.constantFrom('whole', 'whole', 'cut', 'changed', 'twice'), fc.nat(5_000), fc.nat(255))
	.map(([call, damage, at, byte]): RawCall => {
		const body = Buffer.from(call.body ?? '');
		if (damage === 'cut') return { ...call, body: body.subarray(0, at % (body.length + 1)) };
		if (damage === 'changed' && body.length > 0) body[at % body.length] = byte;
		return { ...call, body: damage === 'twice' ? Buffer.concat([body, body]) : body };
	});

const headerValue = fc.oneof(
	{ weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
	{ weight: 1, arbitrary: fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }) },
	{ weight: 1, arbitrary: text },
);
const headers = fc.array(
	fc.tuple(
		fc.oneof(
			{
				weight: 4,
				arbitrary: fc.constantFrom(
					'authorization',
					'x-gofax-signature',
					'cookie',
					'x-forwarded-for',
					'host',
					'content-length',
					'constructor',
					'__proto__',
				),
			},
			{ weight: 1, arbitrary: fc.constantFrom('content-type', 'content-encoding') },
			{ weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
		),
		headerValue,
	),
	{ maxLength: 4 },
);
const query = fc.oneof(
	{ weight: 3, arbitrary: fc.constant('') },
	{ weight: 2, arbitrary: urlEncoded.map((fields) => `?${fields}`) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }).map((anything) => `?${anything}`) },
);

/** Any request: its key, if it is to have one, comes from hostileKeys. */
export const hostileCall: fc.Arbitrary<RawCall> = fc
	.tuple(damaged, headers, query)
	.map(([call, more, search]) => ({
		...call,
		query: search,
		headers: { ...call.headers, ...Object.fromEntries(more) },
	}));

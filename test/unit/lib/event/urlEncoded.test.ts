import { parse } from 'node:querystring';
import * as fc from 'fast-check';
import { readUrlEncoded } from '../../../../lib/event/urlEncoded';
import { processorMs } from '../processorMs';

const FORM = 'ID=1&Subject=Caf%C3%A9+%26+bar';
const FIELDS = { ID: '1', Subject: 'Café & bar' };

describe('readUrlEncoded', () => {
	it.each<[what: string, body: Buffer, charset: string | undefined]>([
		['escapes in UTF-8', Buffer.from(FORM), undefined],
		['escapes in lower case', Buffer.from('ID=1&Subject=Caf%c3%a9+%26+bar'), undefined],
		['escapes in Windows-1252', Buffer.from('ID=1&Subject=Caf%E9+%26+bar'), undefined],
		['bytes in UTF-8', Buffer.from('ID=1&Subject=Café+%26+bar'), undefined],
		['bytes in Windows-1252', Buffer.from('ID=1&Subject=Café+%26+bar', 'latin1'), undefined],
		['escapes in UTF-8 under another name', Buffer.from(FORM), 'iso-8859-1'],
		['escapes in Windows-1252 under another name', Buffer.from('ID=1&Subject=Caf%E9+%26+bar'), 'utf-8'],
		['a byte order mark', Buffer.from(`\ufeff${FORM}`), undefined],
		['UTF-16', Buffer.from(FORM, 'utf16le'), 'utf-16le'],
		['UTF-16 with a mark', Buffer.from(`\ufeff${FORM}`, 'utf16le'), undefined],
		[
			'UTF-16 with letters that are not escaped',
			Buffer.from('ID=1&Subject=Café+%26+bar', 'utf16le'),
			'utf-16',
		],
		['empty pairs', Buffer.from(`&&${FORM}&`), undefined],
	])('reads %s', (_what, body, charset) => {
		expect(readUrlEncoded(body, charset)).toEqual(FIELDS);
	});

	it.each<[string, Record<string, unknown>]>([
		['', {}],
		['a', { a: '' }],
		['a=', { a: '' }],
		['=1', { '': '1' }],
		['a=1=2', { a: '1=2' }],
		['a=1&a=2&a=', { a: ['1', '2', ''] }],
		['a=1&A=2', { a: '1', A: '2' }],
		['a[]=1', { 'a[]': '1' }],
		['a=%', { a: '%' }],
		['a=%zz%4', { a: '%zz%4' }],
		['a=%00%0a', { a: '\0\n' }],
		['a=%93%80%94', { a: '“€”' }],
		['a=%FF%FEx', { a: 'ÿþx' }],
		['N=+61412345678', { N: ' 61412345678' }],
		['constructor=1', { constructor: '1' }],
	])('reads "%s"', (body, fields) => {
		expect(readUrlEncoded(Buffer.from(body))).toEqual(fields);
	});

	it('gives no way into the prototype', () => {
		const fields = readUrlEncoded(Buffer.from('__proto__=x&__proto__[polluted]=1'));
		expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
		expect('polluted' in {}).toBe(false);
	});

	it('agrees with Node on every form in UTF-8', () => {
		const pairs = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })));
		fc.assert(
			fc.property(pairs, (entries) => {
				const body = new URLSearchParams(entries).toString();
				const known = Object.fromEntries(Object.entries(parse(body, '&', '=', { maxKeys: 0 })));
				fc.pre(!entries.some(([name]) => name === '__proto__'));
				expect(readUrlEncoded(Buffer.from(body))).toEqual(known);
			}),
		);
	});

	it('takes no long time for a form of 64 KiB', () => {
		const work = () => {
			for (const part of ['a&', '=', '%41', 'a=1&', '+', '%', '%E9', '&'])
				readUrlEncoded(Buffer.from(part.repeat(65_536 / part.length)));
		};
		expect(processorMs(work)).toBeLessThan(2_000);
	});
});

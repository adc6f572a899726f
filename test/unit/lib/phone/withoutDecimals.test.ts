import * as fc from 'fast-check';
import type { Country } from '../../../../lib/phone/country';
import { normalisePhoneNumber, parsePhoneNumber } from '../../../../lib/phone/phoneNumber';
import { problemOf } from '../problemOf';

describe('a number from a spreadsheet', () => {
	it.each([
		['4930123456.0', '4930123456'],
		['4930123456.00', '4930123456'],
		['4930123456.000000', '4930123456'],
		['+852 2123 4567.0', '85221234567'],
		['+852 2123 4567.00', '85221234567'],
		['+852 2123 4567.0000', '85221234567'],
		['+49 30 123456.0', '4930123456'],
		['61412345678.0', '61412345678'],
		['0412345678.0', '61412345678'],
		['0412 345 678.0', '61412345678'],
		['131234.0', '61131234'],
		['1300123456.0', '611300123456'],
		[' 4930123456.0 ', '4930123456'],
		['(4930123456.0)', '4930123456'],
		['4930123456. 0', '4930123456'],
		['４９３０１２３４５６．０', '4930123456'],
		['tel:4930123456.0', '4930123456'],
		['4930123456.0.', '4930123456'],
		['07.3000.0000.0', '61730000000'],
		['07.3000.0000.00', '61730000000'],
		['+49.30.123456.0', '4930123456'],
		['0412345678.0.0', '61412345678'],
	])('loses its decimals of zeros: %s', (typed, digits) => {
		expect(normalisePhoneNumber(typed)).toBe(digits);
	});

	it.each([
		'4930123456.5',
		'4930123456.05',
		'4930123456.25',
		'4930123456.123',
		'+852 2123 4567.5',
		'+852 2123 4567.50',
		'0412345678.9',
		'+61 7 3000 000.5',
		'0.5',
		'.0412345678',
		'0.412345678',
		'61.412345678',
		'(614.12345678)',
		'1300.123456',
		'13.1234',
		'0412345678.5.0',
		'02.12.34.56.7.0',
		'+49.30.123456.5',
		'+49 30.0 123456',
	])('is refused with other decimals: %s', (typed) => {
		expect(problemOf(() => normalisePhoneNumber(typed)).advice).toMatch(/^It has decimals/);
	});

	it.each(['4.93E+9', '4.930123456E+09', '4.93e9', '+6.14E+10', String(1e21), '5E-7'])(
		'is refused in scientific notation: %s',
		(typed) => {
			expect(problemOf(() => normalisePhoneNumber(typed)).advice).toMatch(/^It is in scientific notation/);
		},
	);

	it.each(['4.930.123.456', '4 930 123 456', '4\u202f930\u202f123\u202f456', '493.012.345.678'])(
		'is refused with separated thousands: %s',
		(typed) => {
			expect(problemOf(() => normalisePhoneNumber(typed)).advice).toMatch(
				/^Its groups are those of a large number/,
			);
		},
	);

	it.each(["4'930'123'456", '4_930_123_456', '$4930123456', '4930123456%'])('is refused as %s', (typed) => {
		expect(problemOf(() => normalisePhoneNumber(typed)).advice).toMatch(/^It contains characters/);
	});

	it('is refused if the decimals may be a group', () => {
		expect(problemOf(() => normalisePhoneNumber('030 1234.0000', 'DE')).advice).toMatch(
			/^It could be 0301234 \(Germany\), or 03012340000 \(Germany\)\./,
		);
		expect(problemOf(() => normalisePhoneNumber('+49.30.1234.00')).advice).toMatch(
			/^It could be \+49301234 .*, or \+4930123400 /,
		);
	});
});

describe('dots that separate groups', () => {
	it.each<[string, string, Country]>([
		['07.3000.0000', '61730000000', 'AU'],
		['07/3000.0000', '61730000000', 'AU'],
		['07 3000.0000', '61730000000', 'AU'],
		['(07) 3000.0000', '61730000000', 'AU'],
		['02.12.34.56.78', '61212345678', 'AU'],
		['02.12.34.56.00', '61212345600', 'AU'],
		['0412.345.000', '61412345000', 'AU'],
		['0412.345678', '61412345678', 'AU'],
		['+61.7.3000.0000', '61730000000', 'AU'],
		['+61.412345678', '61412345678', 'AU'],
		['61.412.345.678', '61412345678', 'AU'],
		['61 412 345 678', '61412345678', 'AU'],
		['13.12.34', '61131234', 'AU'],
		['1300.123.456', '611300123456', 'AU'],
		['0011.61.7.3000.0000', '61730000000', 'AU'],
		['07 3000 0000.', '61730000000', 'AU'],
		['02.12.34.56.78', '33212345678', 'FR'],
		['02.12.34.56.00', '33212345600', 'FR'],
		['912.345.678', '34912345678', 'ES'],
		['06.12345678', '390612345678', 'IT'],
		['030.12.34.56.78', '493012345678', 'DE'],
		['212.555.0000', '12125550000', 'US'],
		['(212) 555.0000', '12125550000', 'US'],
	])('stay: %s is %s in %s', (typed, digits, country) => {
		expect(normalisePhoneNumber(typed, country)).toBe(digits);
	});
});

it('a decimal point never makes another number of digits', () => {
	const digits = fc.stringMatching(/^\+?[1-9][0-9]{6,14}$/);
	fc.assert(
		fc.property(digits, fc.stringMatching(/^[0-9]{1,5}$/), (whole, decimals) => {
			const plain = parsePhoneNumber(whole);
			const typed = parsePhoneNumber(`${whole}.${decimals}`);
			if (/^0+$/.test(decimals) && 'digits' in plain) expect(typed).toEqual(plain);
			else expect([whole, decimals, 'problem' in typed]).toEqual([whole, decimals, true]);
		}),
		{ numRuns: 3_000 },
	);
});

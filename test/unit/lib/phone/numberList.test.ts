import { comparableNumber, isListed } from '../../../../lib/phone/phoneNumber';

describe('comparableNumber', () => {
	it.each([
		['+61712344321', '0712344321'],
		['61712344321', '(07) 1234 4321'],
		[' ACME Pty Ltd ', 'acme pty ltd'],
		['1300 123 456', '+61 1300 123 456'],
		['30000000', '3000 0000'],
		['3000-0000', '3000 0000'],
		['61412345678.0', '0412 345 678'],
		['tel:+61412345678', '+61 0412 345 678'],
		['０４１２３４５６７８', '0412345678'],
		['ACME\u00a0Pty   Ltd', 'Acme Pty Ltd'],
		['ＡＣＭＥ', 'acme'],
		['Cafe\u0301', 'CAFÉ'],
		['12345', ' 12345 '],
	])('is the same for "%s" and "%s"', (a, b) => {
		expect(comparableNumber(a)).toBe(comparableNumber(b));
	});

	it.each([
		['0712344321', '0712344322'],
		['ACME', 'ACMA'],
		['ACME 1', 'ACME 2'],
		['', '0'],
		['', '()'],
		['WARD 12345', 'PHARMACY 12345'],
		['Fax: 30000000', '3000-0000'],
		['WARD 12345', '12345'],
		['WARD 0412345678', '0412345678'],
		['07 3000 0000 ext 5', '07 3000 0000'],
		['123.45', '12345'],
		['ACME Pty Ltd', 'ACMEPty Ltd'],
		['412345678', '0412345678'],
		['12²', '122'],
	])('differs for "%s" and "%s"', (a, b) => {
		expect(comparableNumber(a)).not.toBe(comparableNumber(b));
	});
});

describe('isListed', () => {
	it.each([
		['any number in an empty list', '', ['0712344321'], true],
		['any number in a list of separators', ' ,;\n', ['0712344321'], true],
		['a number in another spelling', '+61 7 1234 4321', ['0712344321'], true],
		['one of several', '0400000000; 0712344321', ['61712344321'], true],
		['a number after a line break', '0400000000\r\n0712344321', ['61712344321'], true],
		['the second of two names', 'acme', ['0712344321', 'ACME'], true],
		['a name among numbers', '0412345678, Ward 12345', ['WARD  12345'], true],
		['a short internal number', '12345', ['12345'], true],
		['a number abroad with and without plus', '+64 9 123 4567', ['6491234567'], true],
		['no other number', '0712344322', ['0712344321'], false],
		['no number that is not there', 'acme', [''], false],
		['nothing at all', 'acme', [], false],
		['no other name with the same figures', 'WARD 12345', ['PHARMACY 12345'], false],
		['no name with the figures of an internal number', '12345', ['PHARMACY 12345'], false],
		['no name with the figures of a number', '0412345678', ['PHARMACY 0412345678'], false],
		['no part of a name', 'ACME', ['ACME Pty Ltd'], false],
	])('finds %s', (_what, list, numbers, listed) => {
		expect(isListed(list, ...numbers)).toBe(listed);
	});

	const spellings = [
		'0412 345 678',
		'0412345678',
		'+61412345678',
		'+61 412 345 678',
		'61412345678',
		' 61412345678',
		'0061 412 345 678',
		'0011 61 412 345 678',
		'+61 (0)412 345 678',
		'+61 0412 345 678',
		'０４１２ ３４５ ６７８',
		'tel:+61-412-345-678',
		'61412345678.0',
	];
	it.each(spellings)('finds a number in a list that has it as "%s"', (listed) => {
		for (const number of spellings)
			expect([number, isListed(`ACME, ${listed}`, number)]).toEqual([number, true]);
	});
});

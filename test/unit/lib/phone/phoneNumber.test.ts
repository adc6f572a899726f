import * as fc from 'fast-check';
import {
	comparableNumber,
	isListed,
	normalisePhoneNumber,
	normaliseRecipients,
} from '../../../../lib/phone/phoneNumber';
import { problemOf } from '../problemOf';

describe('normalisePhoneNumber gives the digits that GoFax wants', () => {
	it.each([
		['a mobile as it is dialled', '0412 345 678', '61412345678'],
		['a landline as it is dialled', '07 3000 0000', '61730000000'],
		['a landline with brackets', '(02) 9876-5432', '61298765432'],
		['a 13 number', '13 12 34', '61131234'],
		['a 1300 number', '1300 123 456', '611300123456'],
		['a 1800 number', '1800 123 456', '611800123456'],
		['a 1300 number with country code', '+61 1300 123 456', '611300123456'],
		['GoFax’s own form', '61711111111', '61711111111'],
		['E.164', '+61730000000', '61730000000'],
		['the prefix 0061', '0061730000000', '61730000000'],
		['the prefix 0061 with spaces', '00 61 7 3000 0000', '61730000000'],
		['the Australian prefix 0011', '0011 61 7 3000 0000', '61730000000'],
		['both ways to dial at once', '+61 (0)7 3000 0000', '61730000000'],
		['both ways to dial behind 0061', '0061 (0)7 3000 0000', '61730000000'],
		['both ways to dial behind 0011 61', '0011 61 (0) 7 3000 0000', '61730000000'],
		['New Zealand', '+64 9 123 4567', '6491234567'],
		['New Zealand behind 00', '00 64 9 123 4567', '6491234567'],
		['New Zealand behind 0011', '0011 64 21 123 456', '6421123456'],
		['New Zealand with both ways to dial', '+64 (0)9 123 4567', '6491234567'],
		['London with both ways to dial', '+44 (0)20 7946 0958', '442079460958'],
		['Rome, whose 0 is part of the number', '+39 (0)6 1234 5678', '390612345678'],
		['the United States', '+1 212 555 0123', '12125550123'],
		['the United States behind 0011', '0011 1 212 555 0123', '12125550123'],
		['a foreign number without prefix', '6491234567', '6491234567'],
		['non-breaking spaces', '07\u00a03000\u00a00000', '61730000000'],
		['en dashes', '07–3000–0000', '61730000000'],
		['non-breaking hyphens', '07\u20113000\u20110000', '61730000000'],
		['dots and slashes', '07/3000.0000', '61730000000'],
		['tabs and line breaks around', '\t0730000000\n', '61730000000'],
		['the invisible marks of a copied contact', '\u202a+61 412 345 678\u202c', '61412345678'],
	])('%s: %s', (_what, typed, digits) => {
		expect(normalisePhoneNumber(typed)).toBe(digits);
	});
});

describe('normalisePhoneNumber refuses', () => {
	it.each([
		['nothing', '', /expression found nothing/],
		['nothing but white space', ' \u00a0 ', /expression found nothing/],
		['letters', '07 3000 FAXE', /characters that no phone number has/],
		['an extension', '07 3000 0000 ext 5', /characters that no phone number has/],
		['an address of the e-mail gateway', '61730000000@send.gofax.com.au', /characters/],
		['a plus in the middle', '61+730000000', /characters/],
		['two pluses', '++61730000000', /characters/],
		['other digits', '٠٧٣٠٠٠٠٠٠٠', /characters/],
		['nothing but separators', '()-', /characters/],
		['a local number of eight digits', '3000 0000', /neither an area code nor a country code/],
		['too few digits', '12345', /neither/],
		['nine digits that no Australian number has', '512345678', /neither/],
		['an Australian number that is too short', '07 3000 000', /nine digits behind the 0/],
		['an Australian number that is too long', '+61 7 3000 00000', /nine digits/],
		['an Australian area that does not exist', '05 3000 0000', /first of them 2, 3, 4, 7 or 8/],
		['a 0 too many behind the country code', '+61 07 3000 0000', /nine digits/],
		['a country code that begins with 0', '+0 123 456 789', /does not start with 0/],
		['a plus alone', '+', /characters/],
		['a prefix alone', '0011', /7 to 15 digits/],
		['more digits than a number has', '+1234567890123456', /7 to 15 digits/],
		[
			'a North American number that is too short, which 1300 after a plus is',
			'+1300 123 456',
			/ten digits behind the \+1/,
		],
	])('%s: "%s"', (_what, typed, why) => {
		const { message, advice } = problemOf(() => normalisePhoneNumber(typed));
		expect(message).toMatch(/\S/);
		expect(advice).toMatch(why);
		expect(advice).toMatch(/\+61 7 3000 0000/);
	});

	it('the number that lost its 0, and names both readings', () => {
		const { message, advice } = problemOf(() => normalisePhoneNumber('412345678'));
		expect(message).toContain('"412345678"');
		expect(advice).toMatch(/0412345678.*0 got lost.*\+412345678 abroad/);
	});

	it('a foreign reading that would be wrong', () => {
		expect(normalisePhoneNumber('+41 23 456 78')).toBe('412345678');
	});
});

describe('normalisePhoneNumber', () => {
	const area = fc.constantFrom('2', '3', '4', '7', '8');
	const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

	it('reads every Australian spelling of a number alike', () => {
		fc.assert(
			fc.property(area, digits(8), (code, rest) => {
				const national = code + rest;
				for (const prefix of ['0', '+61', '61', '0061', '0011 61', '+61 (0)', '0011-61-', '(0)']) {
					expect(normalisePhoneNumber(prefix + national)).toBe(`61${national}`);
				}
			}),
		);
	});

	it('does not mind separators', () => {
		const separator = fc.constantFrom('', ' ', '-', '.', '/', '\u00a0', '–', ' (', ') ');
		fc.assert(
			fc.property(
				area,
				digits(8),
				fc.array(separator, { minLength: 12, maxLength: 12 }),
				(code, rest, separators) => {
					const typed = [...`+61${code}${rest}`]
						.map((digit, index) => digit + (separators[index] ?? ''))
						.join('');
					expect(normalisePhoneNumber(typed)).toBe(`61${code}${rest}`);
				},
			),
		);
	});

	it('never makes another number of what it gave: the same again, or a question where it is short', () => {
		const typed = fc.oneof(
			fc.stringMatching(/^(\+|00|0011|0|)[0-9]{5,15}$/),
			fc.tuple(area, digits(8)).map(([code, rest]) => `0${code}${rest}`),
		);
		fc.assert(
			fc.property(typed, (number) => {
				let once: string;
				try {
					once = normalisePhoneNumber(number);
				} catch {
					return;
				}
				expect(once).toMatch(/^[1-9][0-9]{6,14}$/);
				expect(normalisePhoneNumber(`+${once}`)).toBe(once);
				if (once.startsWith('61') || once.length >= 10) expect(normalisePhoneNumber(once)).toBe(once);
				else expect(problemOf(() => normalisePhoneNumber(once)).message).toContain(once);
			}),
			{ numRuns: 1000 },
		);
	});

	it('gives digits or a problem for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				try {
					expect(normalisePhoneNumber(text)).toMatch(/^[1-9][0-9]+$/);
				} catch (error) {
					expect(error).toMatchObject({ name: 'Problem' });
				}
			}),
		);
	});
});

describe('normaliseRecipients', () => {
	it.each([
		['one', '0412 345 678', ['61412345678']],
		['commas', '0412 345 678, 0412 345 679', ['61412345678', '61412345679']],
		['semicolons and line breaks', '0412 345 678;\r\n0412 345 679\n', ['61412345678', '61412345679']],
		['repeats in other spellings', '0412345678,+61 412 345 678', ['61412345678']],
		['empty entries', ',0412345678,,', ['61412345678']],
	])('reads %s', (_what, typed, numbers) => {
		expect(normaliseRecipients(typed)).toEqual(numbers);
	});

	it.each(['', ' , ;\n'])('says that there is none in %j', (typed) => {
		expect(problemOf(() => normaliseRecipients(typed)).message).toBe('There is no recipient number');
	});

	it('names the one that is wrong', () => {
		expect(problemOf(() => normaliseRecipients('0412345678, 3000 0000')).message).toContain('"3000 0000"');
	});
});

describe('comparableNumber', () => {
	it.each([
		['+61712344321', '0712344321'],
		['61712344321', '(07) 1234 4321'],
		[' ACME Pty Ltd ', 'acme pty ltd'],
		['1300 123 456', '+61 1300 123 456'],
		['30000000', '3000 0000'],
		['Fax: 30000000', '3000-0000'],
	])('is the same for "%s" and "%s"', (a, b) => {
		expect(comparableNumber(a)).toBe(comparableNumber(b));
	});

	it.each([
		['0712344321', '0712344322'],
		['ACME', 'ACMA'],
		['ACME 1', 'ACME 2'],
		['', '0'],
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
		['a number behind a line break', '0400000000\r\n0712344321', ['61712344321'], true],
		['the second of two names', 'acme', ['0712344321', 'ACME'], true],
		['no other number', '0712344322', ['0712344321'], false],
		['no number that is not there', 'acme', [''], false],
		['nothing at all', 'acme', [], false],
	])('finds %s', (_what, list, numbers, listed) => {
		expect(isListed(list, ...numbers)).toBe(listed);
	});
});

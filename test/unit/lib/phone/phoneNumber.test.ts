import * as fc from 'fast-check';
import { normalisePhoneNumber, normaliseRecipients } from '../../../../lib/phone/phoneNumber';
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
		['both ways to dial after 0061', '0061 (0)7 3000 0000', '61730000000'],
		['both ways to dial after 0011 61', '0011 61 (0) 7 3000 0000', '61730000000'],
		['New Zealand', '+64 9 123 4567', '6491234567'],
		['New Zealand after 00', '00 64 9 123 4567', '6491234567'],
		['New Zealand after 0011', '0011 64 21 123 456', '6421123456'],
		['New Zealand with both ways to dial', '+64 (0)9 123 4567', '6491234567'],
		['London with both ways to dial', '+44 (0)20 7946 0958', '442079460958'],
		['Rome, whose 0 is part of the number', '+39 (0)6 1234 5678', '390612345678'],
		['the United States', '+1 212 555 0123', '12125550123'],
		['the United States after 0011', '0011 1 212 555 0123', '12125550123'],
		['a foreign number without prefix', '6491234567', '6491234567'],
		['non-breaking spaces', '07\u00a03000\u00a00000', '61730000000'],
		['en dashes', '07–3000–0000', '61730000000'],
		['non-breaking hyphens', '07\u20113000\u20110000', '61730000000'],
		['dots and slashes', '07/3000.0000', '61730000000'],
		['tabs and line breaks around', '\t0730000000\n', '61730000000'],
		['a trunk prefix after the country code', '+61 0412 345 678', '61412345678'],
		['a trunk prefix after the country code and no plus', '61 07 3000 0000', '61730000000'],
		['a trunk prefix after 0061', '0061 0412 345 678', '61412345678'],
		['a satellite phone', '0147 123 456', '61147123456'],
		['a satellite phone with country code', '+61 147 123 456', '61147123456'],
		['a 1900 number', '1900 123 456', '611900123456'],
		['a 190 number of another range', '1902 123 456', '611902123456'],
		['a 13 number with country code and no plus', '61 13 12 34', '61131234'],
		['a 13 number in GoFax’s own form', '61131234', '61131234'],
		['a 180 number', '180 2345', '611802345'],
		['a 180 number of a range that the library does not know', '180 1234', '611801234'],
		['a 180 number with country code', '+61 180 2345', '611802345'],
		['a prefix with a space in it', '00 11 61 7 3000 0000', '61730000000'],
		['another prefix for abroad', '0015 44 20 7946 0958', '442079460958'],
		['a link', 'tel:+61-7-3000-0000', '61730000000'],
		['a link in capitals and without plus', 'TEL:0412345678', '61412345678'],
		['a figure of an expression', String(61412345678), '61412345678'],
		['full-width digits and spaces', '０４１２　３４５　６７８', '61412345678'],
		['a full-width plus', '＋６１ ７ ３０００－００００', '61730000000'],
		['full-width brackets', '（０７）３０００．００００', '61730000000'],
		['Arabic digits', '٠٧٣٠٠٠٠٠٠٠', '61730000000'],
		['Devanagari digits', '०४१२ ३४५ ६७८', '61412345678'],
		['digits outside of the basic plane', '𝟎𝟒𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖', '61412345678'],
		['minus signs as dashes', '07\u22123000\u22120000', '61730000000'],
		['Kosovo, a country of only eight digits', '+383 28 123 456', '38328123456'],
		['a satellite network, which has no country', '+870 773 123 456', '870773123456'],
		['both ways to dial where a country has only one', '+45 (0)32 12 34 56', '4532123456'],
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
		['vanity letters', '1300 FLOWER', /characters/],
		['a word before it', 'Fax 07 3000 0000', /characters/],
		['a word at the end', '07 3000 0000 (fax)', /characters/],
		['a raised figure, which is a footnote', '07 3000 0000²', /characters/],
		['a figure in a circle', '07 3000 000①', /characters/],
		['a plus at the end', '61730000000+', /characters/],
		['an emoji', '📠 07 3000 0000', /characters/],
		['an extension with x', '07 3000 0000 x123', /cannot dial an extension/],
		['an extension with a dot', '07 3000 0000 ext. 5', /cannot dial an extension/],
		['an extension in capitals', '+61 7 3000 0000EXT5', /cannot dial an extension/],
		['an extension with a hash', '07 3000 0000#5', /cannot dial an extension/],
		['an extension of a link', 'tel:+61730000000;ext=5', /cannot dial an extension/],
		['a link of nothing', 'tel:', /characters/],
		['nothing but separators', '()-', /characters/],
		['a local number of eight digits', '3000 0000', /neither an area code nor a country code/],
		['too few digits', '12345', /neither/],
		['nine digits that no Australian number has', '512345678', /neither/],
		['an Australian number that is too short', '07 3000 000', /nine digits after the 0/],
		['an Australian number that is too long', '+61 7 3000 00000', /nine digits/],
		['an Australian area that does not exist', '05 3000 0000', /first of them 2, 3, 4, 7 or 8/],
		['two 0 too many after the country code', '+61 007 3000 0000', /nine digits/],
		['a pager, which nobody can fax to', '016 1234', /nine digits/],
		['a 1300 number with two digits too many', '1300 123 456 78', /digits/],
		['a number that is too short for its country', '+41 23 456 78', /too short.*\+41 \(Switzerland\)/],
		['a number that is too long for its country', '+33 1 45 45 32 455', /too long.*\+33 \(France\)/],
		['a number of a length between those of its country', '+41 44 668 18 001', /\+41 \(Switzerland\)/],
		['too few digits for any number', '+49 30', /too short/],
		['a negative number', '-61412345678', /negative/],
		['a negative number with a true minus sign', '\u221261412345678', /negative/],
		['a local number that begins like one with country code', '6113 1234', /neither an area code/],
		[
			'a local number with a dash that begins like one with country code',
			'6113-1234',
			/neither an area code/,
		],
		['a text that is too long', '0'.repeat(101), /longer than any/],
		['a country code that begins with 0', '+0 123 456 789', /does not start with 0/],
		['a plus alone', '+', /characters/],
		['a prefix alone', '0011', /7 to 15 digits/],
		['more digits than a number has', '+1234567890123456', /7 to 15 digits/],
		[
			'a North American number that is too short, which 1300 after a plus is',
			'+1300 123 456',
			/ten digits after the \+1/,
		],
	])('%s: "%s"', (_what, typed, why) => {
		const { message, advice } = problemOf(() => normalisePhoneNumber(typed));
		expect(message).toMatch(/\S/);
		expect(advice).toMatch(why);
		expect(advice).toMatch(/\+61 7 3000 0000/);
	});

	it.each(['412345678', '412345678.0', '412 345 678', '４１２３４５６７８'])(
		'the number that lost its 0, and names both readings: "%s"',
		(typed) => {
			const { message, advice } = problemOf(() => normalisePhoneNumber(typed));
			expect(message).toMatch(/^"4.*" is not a number/);
			expect(advice).toMatch(/0412345678 \(Australia\).*0 got lost.*\+412345678 abroad \(Switzerland\)/);
		},
	);

	it('a satellite phone and a landline that lost their 0', () => {
		expect(problemOf(() => normalisePhoneNumber('147123456')).advice).toMatch(/0147123456.*0 got lost/);
		expect(problemOf(() => normalisePhoneNumber('730000000')).advice).toMatch(/0730000000.*0 got lost/);
	});

	it('a long text without showing all of it', () => {
		expect(problemOf(() => normalisePhoneNumber('x'.repeat(5_000))).message.length).toBeLessThan(200);
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
		// Not the dot: at the end it may be a decimal point.
		const separator = fc.constantFrom('', ' ', '-', '/', '\u00a0', '–', ' (', ') ');
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

	it.each([
		['full-width commas', '０４１２３４５６７８，０４１２３４５６７９'],
		['the commas of Japanese', '0412345678、0412345679'],
		['line breaks of old', '0412345678\r0412345679'],
		['line separators', '0412345678\u20280412345679'],
	])('reads %s', (_what, typed) => {
		expect(normaliseRecipients(typed)).toEqual(['61412345678', '61412345679']);
	});

	it.each([
		['thousands with commas', '4,930,123,456'],
		['a decimal comma', '4930123456,0'],
		['an extension after a pause', '0412345678,,5'],
		['an extension of a link', 'tel:+61730000000;ext=5'],
		['a number with a wrong one', '0412345678, 3000 0000'],
	])('refuses all of %s', (_what, typed) => {
		expect(problemOf(() => normaliseRecipients(typed)).message).toMatch(
			/is not a number that can be sent to/,
		);
	});

	it.each(['', ' , ;\n'])('says that there is none in %j', (typed) => {
		expect(problemOf(() => normaliseRecipients(typed)).message).toBe('There is no recipient number');
	});

	it('names the one that is wrong', () => {
		expect(problemOf(() => normaliseRecipients('0412345678, 3000 0000')).message).toContain('"3000 0000"');
	});
});

import * as fc from 'fast-check';
import {
	getCountries,
	getCountryCallingCode,
	getExampleNumber,
	parsePhoneNumberFromString,
	type CountryCode,
	type PhoneNumber,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { countries } from '../../../../lib/phone/countries';
import { parsePhoneNumber } from '../../../../lib/phone/phoneNumber';

// Thousands of numbers, on a machine that may be busy with other suites. The library's largest metadata is the oracle; what
// ships has the smallest.
jest.setTimeout(120_000);

/** Digits that libphonenumber-js reads, or undefined where it finds no valid number. */
function digitsByOracle(typed: string, defaultCountry: CountryCode): string | undefined {
	const number = parsePhoneNumberFromString(typed, defaultCountry);
	return number?.isValid() ? number.number.slice(1) : undefined;
}

const ASKED_BACK = 'asked back';

/** Our digits; ASKED_BACK where our answer is a question that names two readings; undefined where it is not a number. */
function ourAnswer(typed: string, country: CountryCode): string | undefined {
	const number = parsePhoneNumber(typed, country);
	if ('digits' in number) return number.digits;
	return /^It could be .*, or .*\. Write it/.test(number.problem.advice) ? ASKED_BACK : undefined;
}

const ourDigits = (typed: string, country: CountryCode): string | undefined => {
	const answer = ourAnswer(typed, country);
	return answer === ASKED_BACK ? undefined : answer;
};

/** Numbers of a country: its example with other digits at the end, as far as the oracle considers them valid. */
const numbersOf = (country: CountryCode): fc.Arbitrary<PhoneNumber> =>
	fc
		.stringMatching(/^[0-9]{4}$/)
		.map((ending) => {
			const example = getExampleNumber(country, examples);
			return example && parsePhoneNumberFromString(example.number.slice(0, -4) + ending);
		})
		.filter((number) => number?.isValid() === true) as fc.Arbitrary<PhoneNumber>;

const anyNumber = fc.constantFrom(...getCountries()).chain(numbersOf);

/** How a country dials abroad. */
const ACCESS_PREFIX = {
	AU: '0011',
	NZ: '00',
	GB: '00',
	US: '011',
	CA: '011',
	SG: '001',
	DE: '00',
	JP: '010',
	RU: '810',
} satisfies { [country in CountryCode]?: string };

const defaultCountries = Object.keys(ACCESS_PREFIX) as Array<keyof typeof ACCESS_PREFIX>;

describe('parsePhoneNumber agrees with libphonenumber-js', () => {
	it.each(defaultCountries)(
		'on numbers of all countries, in the spellings of one who sits in %s',
		(defaultCountry) => {
			let compared = 0;
			let askedBack = 0;
			fc.assert(
				fc.property(anyNumber, (number) => {
					const digits = number.number.slice(1);
					const shown = number.formatInternational();
					const definite = [
						number.number,
						shown,
						shown.replaceAll(' ', '-'),
						shown.replaceAll(' ', '\u00a0'),
						number.getURI(),
					];
					// One expect() for all of them, because it takes longer than what it looks at.
					const answers = definite.map((spelling) => [
						spelling,
						ourDigits(spelling, defaultCountry),
						digitsByOracle(spelling, defaultCountry),
					]);
					expect(answers).toEqual(definite.map((spelling) => [spelling, digits, digits]));
					const trunk = `+${number.countryCallingCode} (0)${number.nationalNumber}`;
					const answer = ourAnswer(trunk, defaultCountry);
					if (answer !== ASKED_BACK) expect([trunk, answer]).toEqual([trunk, digits]);
					const prefix = ACCESS_PREFIX[defaultCountry];
					for (const spelling of [`${prefix}${digits}`, `${prefix} ${shown.slice(1)}`, `00${digits}`]) {
						compared += 1;
						const answer = ourAnswer(spelling, defaultCountry);
						if (answer === ASKED_BACK) askedBack += 1;
						else if (answer !== digits) expect([spelling, answer]).toEqual([spelling, digits]);
					}
				}),
				{ numRuns: 400, seed: 20261122 },
			);
			// Singapore's 001 to 009 in front of a number may be its 00 and more digits; so may Australia's 0018. Russia's 810 may
			// be Japan.
			const limits: { [country in CountryCode]?: number } = { SG: 0.2, RU: 0.12, AU: 0.02 };
			expect(askedBack / compared).toBeLessThan(limits[defaultCountry] ?? 0.01);
		},
	);

	it('on the spellings of all countries for those who sit there, or asks which reading is meant', () => {
		let compared = 0;
		let askedBack = 0;
		const strangers = new Set<string>();
		for (const country of getCountries()) {
			fc.assert(
				fc.property(numbersOf(country), (number) => {
					const digits = number.number.slice(1);
					const national = number.formatNational();
					for (const spelling of [national, national.replaceAll(/[^0-9]/g, ''), digits, `00${digits}`]) {
						compared += 1;
						const answer = ourAnswer(spelling, country);
						if (answer === ASKED_BACK) {
							askedBack += 1;
							if (spelling === national) strangers.add(country);
						} else if (answer !== digits)
							expect([country, spelling, answer]).toEqual([country, spelling, digits]);
					}
				}),
				{ numRuns: 15, seed: 20261122 },
			);
		}
		expect(compared).toBeGreaterThan(10_000);
		expect(askedBack / compared).toBeLessThan(0.05);
		// Their examples may be numbers abroad, or may lack a 0, and have no prefix that tells which is meant.
		expect([...strangers].sort()).toEqual(['AC', 'BO', 'CN', 'CO', 'CW', 'GW', 'KI', 'TM']);
	});

	it.each(defaultCountries)('on every kind of number of %s that people send to', (country) => {
		const callingCode = getCountryCallingCode(country);
		const kinds = new Set([
			'FIXED_LINE',
			'MOBILE',
			'FIXED_LINE_OR_MOBILE',
			'TOLL_FREE',
			'VOIP',
			'SHARED_COST',
		]);
		const found = new Set<string>();
		fc.assert(
			fc.property(fc.stringMatching(/^[1-9][0-9]{7,9}$/), (digits) => {
				const number = parsePhoneNumberFromString(`+${callingCode}${digits}`);
				const kind = number?.getType() ?? '';
				fc.pre(number?.isValid() === true && number.nationalNumber === digits && kinds.has(kind));
				// Nothing to send to: Australia's dial-up and pager numbers; three Dominican toll-free codes of which any digits pass.
				fc.pre(!(country === 'AU' && /^1(?!3|[38]00|4)/.test(digits)));
				fc.pre(!(callingCode === '1' && /^...[01]/.test(digits)));
				found.add(kind);
				const national = number?.formatNational() ?? '';
				const international = `+${callingCode}${digits}`;
				expect([digits, ourDigits(international, country)]).toEqual([digits, callingCode + digits]);
				const answer = ourAnswer(national, country);
				if (answer !== ASKED_BACK) expect([national, answer]).toEqual([national, callingCode + digits]);
			}),
			{ numRuns: 300, seed: 20261122, maxSkipsPerRun: 400 },
		);
		expect(found.size).toBeGreaterThan(1);
	});

	it.each(defaultCountries)('in %s on what is not a number', (country) => {
		const nonsense = [
			'',
			'abc',
			'12345',
			'+',
			'+0 123 456 789',
			'+61 7 3000 000',
			'+61 5 3000 0000',
			'+64 1 234 5678',
			'+44 1 234',
			'+1 212 155 0123',
			'+1 112 555 0123',
			'+65 5123 4567',
			'+65 6123 456',
			'+1234567890123456',
			'+41 23 456 78',
			'+33 1 45 45 32',
		];
		for (const typed of nonsense) {
			expect([typed, ourDigits(typed, country)]).toEqual([typed, undefined]);
			expect([typed, digitsByOracle(typed, country)]).toEqual([typed, undefined]);
		}
	});

	it('on which countries there are', () => {
		expect(countries.map(({ code }) => code).sort()).toEqual(getCountries().sort());
		expect(countries.filter(({ code, name }) => code === name || name === '')).toEqual([]);
	});
});

describe('parsePhoneNumber differs from libphonenumber-js', () => {
	it.each(['0061730000000', '0061 412 345 678', '00 61 7 3000 0000'])(
		'on %s, which people in Australia type though it is dialled 0011 61: they mean Australia',
		(typed) => {
			expect(parsePhoneNumberFromString(typed, 'AU')?.number).toMatch(/^\+61061/);
			expect(digitsByOracle(typed, 'AU')).toBeUndefined();
			expect(ourDigits(typed, 'AU')).toBe(`61${typed.replaceAll(' ', '').slice(4)}`);
		},
	);

	it.each(['0064 9 123 4567', '0044 20 7946 0958', '001 212 555 0123'])(
		'on %s in Australia in the same way',
		(typed) => {
			expect(digitsByOracle(typed, 'AU')).toBeUndefined();
			expect(ourDigits(typed, 'AU')).toBe(typed.replaceAll(' ', '').slice(2));
		},
	);

	it('on 412345678, which it takes for Australian: the 0 may be lost, or the +41 forgotten', () => {
		expect(digitsByOracle('412345678', 'AU')).toBe('61412345678');
		expect(ourDigits('412345678', 'AU')).toBeUndefined();
	});

	it('on letters and extensions, which it reads: a fax line has none', () => {
		for (const typed of ['07 3000 0000 ext 5', 'Fax: 07 3000 0000', '07 3000 0000 is the number']) {
			expect(digitsByOracle(typed, 'AU')).toBe('61730000000');
			expect(ourDigits(typed, 'AU')).toBeUndefined();
		}
	});

	it('on decimals, which it reads as digits', () => {
		expect(digitsByOracle('+4930123456.0', 'AU')).toBe('49301234560');
		expect(ourDigits('+4930123456.0', 'AU')).toBe('4930123456');
	});

	it('on the area codes and ranges of tomorrow, which are for GoFax to judge', () => {
		for (const typed of [
			'+1 222 555 0123',
			'+61 2 3900 0000',
			'+41 11 234 56 78',
			'+64 6 412 3456',
			'+44 500 123456',
		]) {
			expect([typed, digitsByOracle(typed, 'AU')]).toEqual([typed, undefined]);
			expect(ourDigits(typed, 'AU')).toBe(typed.replaceAll(/[^0-9]/g, ''));
		}
	});

	it('on country codes that nobody has yet', () => {
		expect(digitsByOracle('+999 1234 5678', 'AU')).toBeUndefined();
		expect(ourDigits('+999 1234 5678', 'AU')).toBe('99912345678');
	});
});

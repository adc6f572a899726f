import * as fc from 'fast-check';
import {
	getCountries,
	getExampleNumber,
	parsePhoneNumberFromString,
	type CountryCode,
	type PhoneNumber,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { numberingPlans, type Country } from '../../../../lib/phone/numberingPlan';
import { Problem } from '../../../../lib/Problem';
import { normalisePhoneNumber, normaliseRecipients } from '../../../../lib/phone/phoneNumber';
import { problemOf } from '../problemOf';

// Thousands of numbers, on a machine that may be busy with other suites.
jest.setTimeout(120_000);

const defaultCountries: Country[] = ['AU', 'NZ', 'GB', 'US', 'CA', 'SG'];

/** Digits that libphonenumber-js reads, or undefined where it finds no valid number. */
function digitsByOracle(typed: string, defaultCountry: CountryCode): string | undefined {
	const number = parsePhoneNumberFromString(typed, defaultCountry);
	return number?.isValid() ? number.number.slice(1) : undefined;
}

function ourDigits(typed: string, defaultCountry: Country): string | undefined {
	try {
		return normalisePhoneNumber(typed, defaultCountry);
	} catch (error) {
		if (error instanceof Problem) return undefined;
		throw error;
	}
}

/** Numbers of every country: its example with other digits at the end, as far as the oracle holds them for valid. */
const numbers: fc.Arbitrary<PhoneNumber> = fc
	.tuple(fc.constantFrom(...getCountries()), fc.stringMatching(/^[0-9]{5}$/))
	.map(([country, ending]) => {
		const example = getExampleNumber(country, examples);
		return example && parsePhoneNumberFromString(example.number.slice(0, -4) + ending.slice(0, 4));
	})
	.filter((number) => number?.isValid() === true) as fc.Arbitrary<PhoneNumber>;

/** How a country dials abroad, and what it is called here. */
const accessPrefix: { [country in Country]: string } = {
	AU: '0011',
	NZ: '00',
	GB: '00',
	US: '011',
	CA: '011',
	SG: '001',
};

describe('normalisePhoneNumber agrees with libphonenumber-js', () => {
	it.each(defaultCountries)(
		'on numbers of all countries, in the spellings of one who sits in %s',
		(defaultCountry) => {
			let compared = 0;
			let askedBack = 0;
			fc.assert(
				fc.property(numbers, (number) => {
					const digits = number.number.slice(1);
					const shown = number.formatInternational();
					const spellings = [
						number.number,
						shown,
						shown.replaceAll(' ', '-'),
						shown.replaceAll(' ', '.'),
						shown.replaceAll(' ', '\u00a0'),
						`${accessPrefix[defaultCountry]}${digits}`,
						`${accessPrefix[defaultCountry]} ${shown.slice(1)}`,
						...(number.countryCallingCode === numberingPlans[defaultCountry].countryCode
							? [number.formatNational(), number.formatNational().replaceAll(/[ ()-]/g, ''), digits]
							: []),
					];
					for (const spelling of spellings) {
						const ours = ourDigits(spelling, defaultCountry);
						if (ours === undefined && isAskedBack(spelling, defaultCountry)) {
							askedBack += 1;
							continue;
						}
						compared += 1;
						expect([spelling, ours]).toEqual([spelling, digits]);
						expect([spelling, digitsByOracle(spelling, defaultCountry)]).toEqual([spelling, digits]);
					}
				}),
				{ numRuns: 1_500, seed: 20261122 },
			);
			expect(compared).toBeGreaterThan(10_000);
			// 646 … is New York or New Zealand; and Singapore's 001 in front of ten digits is North America behind 00.
			expect(askedBack / compared).toBeLessThan(defaultCountry === 'SG' ? 0.04 : 0.002);
		},
	);

	it.each(defaultCountries)('on every kind of number of %s that people send to', (country) => {
		const { countryCode } = numberingPlans[country];
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
				const number = parsePhoneNumberFromString(`+${countryCode}${digits}`);
				const kind = number?.getType() ?? '';
				fc.pre(number?.isValid() === true && number.nationalNumber === digits && kinds.has(kind));
				// Nothing to send to: Australia's dial-up and pager numbers; three Dominican toll-free codes of which any digits pass.
				fc.pre(!(country === 'AU' && /^1(?!3|[38]00)/.test(digits)));
				fc.pre(!(countryCode === '1' && /^...[01]/.test(digits)));
				found.add(kind);
				const national = number?.formatNational() ?? '';
				expect([digits, normalisePhoneNumber(`+${countryCode}${digits}`)]).toEqual([
					digits,
					countryCode + digits,
				]);
				const ours = ourDigits(national, country);
				if (ours === undefined && isAskedBack(national, country)) return;
				expect([national, ours]).toEqual([national, countryCode + digits]);
			}),
			{ numRuns: 1_000, seed: 20261122, maxSkipsPerRun: 200 },
		);
		expect(found.size).toBeGreaterThan(1);
	});

	it.each(defaultCountries)('in %s on what is no number', (country) => {
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
			'+999 1234 5678',
			'3000 000',
		];
		for (const typed of nonsense.filter((each) => !each.startsWith('+999'))) {
			expect([typed, ourDigits(typed, country)]).toEqual([typed, undefined]);
		}
		for (const typed of nonsense) expect([typed, digitsByOracle(typed, country)]).toEqual([typed, undefined]);
	});
});

/** True where our answer is a question that names two readings. */
function isAskedBack(typed: string, country: Country): boolean {
	return /^It could be .*, or .*\. Write it/.test(
		problemOf(() => normalisePhoneNumber(typed, country)).advice,
	);
}

describe('normalisePhoneNumber differs from libphonenumber-js', () => {
	it.each(['0061730000000', '0061 412 345 678', '00 61 7 3000 0000'])(
		'on %s, which people in Australia type though it is dialled 0011 61: they mean Australia',
		(typed) => {
			expect(parsePhoneNumberFromString(typed, 'AU')?.number).toMatch(/^\+61061/);
			expect(digitsByOracle(typed, 'AU')).toBeUndefined();
			expect(normalisePhoneNumber(typed, 'AU')).toBe(`61${typed.replaceAll(' ', '').slice(4)}`);
		},
	);

	it.each(['0064 9 123 4567', '0044 20 7946 0958', '001 212 555 0123'])(
		'on %s in Australia in the same way',
		(typed) => {
			expect(digitsByOracle(typed, 'AU')).toBeUndefined();
			expect(normalisePhoneNumber(typed, 'AU')).toBe(typed.replaceAll(' ', '').slice(2));
		},
	);

	it('on 412345678, which it takes for Australian: the 0 may be lost, or the +41 forgotten', () => {
		expect(digitsByOracle('412345678', 'AU')).toBe('61412345678');
		expect(ourDigits('412345678', 'AU')).toBeUndefined();
	});

	it('on a 0 behind the country code, which it drops: a slip that may hide another', () => {
		expect(digitsByOracle('+61 07 3000 0000', 'AU')).toBe('61730000000');
		expect(ourDigits('+61 07 3000 0000', 'AU')).toBeUndefined();
	});

	it('on letters and extensions, which it reads: a fax line has none', () => {
		expect(digitsByOracle('07 3000 0000 ext 5', 'AU')).toBe('61730000000');
		expect(ourDigits('07 3000 0000 ext 5', 'AU')).toBeUndefined();
	});

	it('on countries that it knows and we do not: those are for GoFax to judge', () => {
		expect(digitsByOracle('+999 1234 5678', 'AU')).toBeUndefined();
		expect(normalisePhoneNumber('+999 1234 5678', 'AU')).toBe('99912345678');
	});
});

describe('normalisePhoneNumber reads numbers as they are dialled in', () => {
	it.each<[Country, string, string]>([
		['NZ', '09 123 4567', '6491234567'],
		['NZ', '021 123 456', '6421123456'],
		['NZ', '0800 123 456', '64800123456'],
		['NZ', '6491234567', '6491234567'],
		['NZ', '00 61 7 3000 0000', '61730000000'],
		['NZ', '+64 (0)9 123 4567', '6491234567'],
		['NZ', '61 (0)7 3000 0000', '61730000000'],
		['GB', '020 7946 0958', '442079460958'],
		['GB', '(0161) 496 0000', '441614960000'],
		['GB', '07400 123456', '447400123456'],
		['GB', '016977 2000', '44169772000'],
		['GB', '0500 123456', '44500123456'],
		['GB', '00 61 7 3000 0000', '61730000000'],
		['GB', '0044 20 7946 0958', '442079460958'],
		['GB', '61730000000', '61730000000'],
		['US', '(212) 555-0123', '12125550123'],
		['US', '212.555.0123', '12125550123'],
		['US', '1-212-555-0123', '12125550123'],
		['US', '011 61 7 3000 0000', '61730000000'],
		['US', '00 61 7 3000 0000', '61730000000'],
		['US', '011 44 (0)20 7946 0958', '442079460958'],
		['US', '011 39 (0)6 1234 5678', '390612345678'],
		['US', '61730000000', '61730000000'],
		['US', '(646) 234-5678', '16462345678'],
		['CA', '416-555-0123', '14165550123'],
		['SG', '6123 4567', '6561234567'],
		['SG', '8123 4567', '6581234567'],
		['SG', '1800 123 4567', '6518001234567'],
		['SG', '6561234567', '6561234567'],
		['SG', '001 61 7 3000 0000', '61730000000'],
		['SG', '018 61 7 3000 0000', '61730000000'],
		['SG', '00 61 7 3000 0000', '61730000000'],
		['AU', '0011 39 (0)6 1234 5678', '390612345678'],
		['AU', '+378 (0)549 123456', '3780549123456'],
		['AU', '+353 (0)1 234 5678', '35312345678'],
		['AU', '+61 2000000 (0) 0', '61200000000'],
		['AU', '07 3(0)00 0000', '61730000000'],
		['AU', '07 3(0)00 (0)000', '61730000000'],
		['AU', '13(0)0 123 456', '611300123456'],
		['AU', '+61 (0)7 3(0)00 0000', '61730000000'],
		['NZ', '+64 9 (0)23 4567', '6490234567'],
	])('%s: %s', (country, typed, digits) => {
		expect(normalisePhoneNumber(typed, country)).toBe(digits);
	});

	it('Australia where no country is given', () => {
		expect(normalisePhoneNumber('07 3000 0000')).toBe('61730000000');
		expect(normaliseRecipients('07 3000 0000')).toEqual(['61730000000']);
	});

	it('the country of a list', () => {
		expect(normaliseRecipients('09 123 4567; +61 7 3000 0000, 64 9 123 4567', 'NZ')).toEqual([
			'6491234567',
			'61730000000',
		]);
	});
});

describe('normalisePhoneNumber refuses what has two readings, and names both, in', () => {
	it.each<[Country, string, RegExp]>([
		['AU', '412345678', /the Australian 0412345678, whose 0 got lost.*, or \+412345678 abroad/],
		['NZ', '2125550123', /the New Zealand 02125550123, whose 0 got lost.*, or \+2125550123 abroad/],
		['GB', '2079460958', /the British 02079460958, whose 0 got lost.*, or \+2079460958 abroad/],
		['US', '6462345678', /the North American 6462345678, or \+6462345678 abroad/],
		['US', '656 789 1234', /the North American 6567891234, or \+6567891234 abroad/],
		['CA', '647 234 5678', /the North American 6472345678, or \+6472345678 abroad/],
		['SG', '61131234', /the Singaporean 61131234, or \+61131234 abroad/],
		['SG', '1800 234 5678', /the Singaporean 18002345678, or \+18002345678 abroad/],
		['SG', '001 212 555 0123', /\+2125550123 behind 001, or \+12125550123 behind 00\./],
	])('%s: %s', (country, typed, readings) => {
		expect(problemOf(() => normalisePhoneNumber(typed, country)).advice).toMatch(readings);
	});
});

describe('normalisePhoneNumber tells how a number is written in', () => {
	it.each<[Country, string, RegExp]>([
		['NZ', '09 123', /A New Zealand number has eight to ten digits.*\+64 9 123 4567.*dialled in New Zealand/],
		['NZ', '91234567', /the New Zealand 091234567, whose 0 got lost.*, or \+91234567 abroad/],
		[
			'GB',
			'0400 123 4567',
			/A British number has ten digits.*dialled in the United Kingdom, like 020 7946 0958/,
		],
		['GB', '+44 (0)20 7946', /A British number/],
		[
			'US',
			'555 0123',
			/neither an area code nor a country code.*dialled in the United States, like 212 555 0123/,
		],
		['US', '0212 555 0123', /does not start with 0/],
		['CA', '+1 416 155 0123', /ten digits behind the \+1.*dialled in Canada/],
		['SG', '5123 4567', /neither/],
		['SG', '+65 5123 4567', /A number in Singapore has eight digits/],
		['SG', '', /Enter a number like \+65 6123 4567/],
	])('%s: %s', (country, typed, advice) => {
		expect(problemOf(() => normalisePhoneNumber(typed, country)).advice).toMatch(advice);
	});
});

it('normalisePhoneNumber reads a number alike, whichever of its digits stand between brackets', () => {
	const national = fc.stringMatching(/^[23478][0-9]{8}$/);
	fc.assert(
		fc.property(national, fc.nat({ max: 8 }), fc.nat({ max: 8 }), (digits, first, second) => {
			const typed = [...digits]
				.map((digit, index) => (index === first || index === second ? ` (${digit}) ` : digit))
				.join('');
			expect([typed, normalisePhoneNumber(`+61${typed}`)]).toEqual([typed, `61${digits}`]);
			expect([typed, normalisePhoneNumber(`0${typed}`)]).toEqual([typed, `61${digits}`]);
		}),
		{ numRuns: 2_000, seed: 20261122 },
	);
});

it('normalisePhoneNumber takes no longer than a moment for a text of any length', () => {
	const started = process.cpuUsage();
	for (const text of [
		`1${' '.repeat(200_000)}x`,
		'('.repeat(200_000),
		'(0)'.repeat(70_000),
		'0'.repeat(200_000),
		'1 -.'.repeat(50_000),
	]) {
		expect(ourDigits(text, 'AU')).toBeUndefined();
	}
	// Of the processor, for others may be busy too.
	expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
});

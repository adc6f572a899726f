import * as fc from 'fast-check';
import type { Country } from '../../../../lib/phone/country';
import { Problem } from '../../../../lib/Problem';
import { normalisePhoneNumber, normaliseRecipients } from '../../../../lib/phone/phoneNumber';
import { problemOf } from '../problemOf';
import { processorMs } from '../processorMs';

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
		['SG', '00161730000000', '61730000000'],
		['TH', '0061 7 3000 0000', '61730000000'],
		['KR', '001 61 7 3000 0000', '61730000000'],
		['AU', '0011 39 (0)6 1234 5678', '390612345678'],
		['AU', '+378 (0)549 123456', '3780549123456'],
		['AU', '+353 (0)1 234 5678', '35312345678'],
		['AU', '+61 2000000 (0) 0', '61200000000'],
		['AU', '07 3(0)00 0000', '61730000000'],
		['AU', '07 3(0)00 (0)000', '61730000000'],
		['AU', '13(0)0 123 456', '611300123456'],
		['AU', '+61 (0)7 3(0)00 0000', '61730000000'],
		['NZ', '+64 9 (0)23 4567', '6490234567'],
		['FR', '06 12 34 56 78', '33612345678'],
		['FR', '+33 (0)6 12 34 56 78', '33612345678'],
		['DE', '030 123456', '4930123456'],
		['DE', '4930123456', '4930123456'],
		['DE', '00 61 7 3000 0000', '61730000000'],
		['IT', '06 1234 5678', '390612345678'],
		['IT', '392 123 4567', '393921234567'],
		['SM', '0549 886377', '3780549886377'],
		['HU', '06 1 234 5678', '3612345678'],
		['RU', '8 (495) 123-45-67', '74951234567'],
		['RU', '8 10 61 7 3000 0000', '61730000000'],
		['JP', '03-1234-5678', '81312345678'],
		['JP', '010 61 7 3000 0000', '61730000000'],
		['IN', '98765 43210', '919876543210'],
		['AR', '011 15-2345-6789', '5491123456789'],
		['HK', '2123 4567', '85221234567'],
		['CX', '0412 345 678', '61412345678'],
		['US', '646-234-5678', '16462345678'],
		['AU', '0011 679 330 1234', '6793301234'],
		['AU', '0011 297 560 1000', '2975601000'],
		['US', '1 212 555 0123', '12125550123'],
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
		[
			'AU',
			'412345678',
			/0412345678 \(Australia\), whose 0 got lost.*, or \+412345678 abroad \(Switzerland\)/,
		],
		['NZ', '2125550123', /02125550123 \(New Zealand\), whose 0 got lost.*, or \+2125550123 abroad/],
		['GB', '2079460958', /02079460958 \(United Kingdom\), whose 0 got lost.*, or \+2079460958 abroad/],
		['US', '6462345678', /6462345678 \(United States\), or \+6462345678 abroad \(New Zealand\)/],
		['US', '656 789 1234', /6567891234 \(United States\), or \+6567891234 abroad \(Singapore\)/],
		['US', '65 6789-1234', /6567891234 \(United States\), or \+6567891234 abroad \(Singapore\)/],
		['CA', '647 234 5678', /6472345678 \(Canada\), or \+6472345678 abroad/],
		['SG', '61131234', /61131234 \(Singapore\), or \+61131234 abroad/],
		['SG', '1800 234 5678', /18002345678 \(Singapore\), or \+18002345678 abroad/],
		['RU', '84951234567', /84951234567 \(Russia\), or \+84951234567 abroad \(Vietnam\)/],
		['HU', '612345678', /0612345678 \(Hungary\), whose 0 got lost/],
		['IT', '3123454614', /3123454614 \(Italy\), or 03123454614 \(Italy\), whose 0 got lost/],
		['IT', '+39 (0)312 345 4614', /\+3903123454614, or \+393123454614/],
		['FR', '612345678', /0612345678 \(France\), whose 0 got lost/],
		['DK', '43 12 34 56', /43123456 \(Denmark\), or \+43123456 abroad \(Austria\)/],
		['AU', '0018492345678', /\+492345678 after 0018 .*, or \+18492345678 after 00 /],
	])('%s: %s', (country, typed, readings) => {
		expect(problemOf(() => normalisePhoneNumber(typed, country)).advice).toMatch(readings);
	});
});

describe('normalisePhoneNumber tells how a number is written in', () => {
	it.each<[Country, string, RegExp]>([
		[
			'NZ',
			'09 123',
			/A New Zealand number has eight to ten digits.*dialled in the default country \(New Zealand\)/,
		],
		['NZ', '91234567', /091234567 \(New Zealand\), whose 0 got lost.*, or \+91234567 abroad/],
		[
			'GB',
			'0400 123 4567',
			/A British number has ten digits.*dialled in the default country \(United Kingdom\)/,
		],
		['GB', '+44 (0)20 7946', /A British number/],
		[
			'US',
			'555 0123',
			/neither an area code nor a country code.*dialled in the default country \(United States\)/,
		],
		['US', '0212 555 0123', /does not start with 0/],
		['US', '+1 1 212 555 0123', /ten digits after the \+1/],
		['RU', '+7 8 495 123 45 67', /\+7/],
		['DE', '12345', /012345 \(Germany\), whose 0 got lost/],
		['CA', '+1 416 155 0123', /ten digits after the \+1.*dialled in the default country \(Canada\)/],
		['SG', '5123 4567', /neither/],
		// With one digit less or more, 00 1 617 300 0000 and 006 1 212 555 0123 would be numbers in North America.
		['SG', '001 61 7 3000 000', /An Australian number has nine digits/],
		['SG', '0061 212 555 0123', /An Australian number has nine digits/],
		['SG', '+65 5123 4567', /A number in Singapore has eight digits/],
		['SG', '', /Enter a number like \+61 7 3000 0000/],
		['FR', '01 23', /too short.*\+33 \(France\).*dialled in the default country \(France\)/],
	])('%s: %s', (country, typed, advice) => {
		expect(problemOf(() => normalisePhoneNumber(typed, country)).advice).toMatch(advice);
	});
});

it('normalisePhoneNumber reads a number alike, whichever of its digits are in brackets', () => {
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
	const work = () => {
		for (const text of [
			`1${' '.repeat(200_000)}x`,
			'('.repeat(200_000),
			'(0)'.repeat(70_000),
			'0'.repeat(200_000),
			'1 -.'.repeat(50_000),
		]) {
			expect(problemOf(() => normalisePhoneNumber(text))).toBeInstanceOf(Problem);
		}
	};
	expect(processorMs(work)).toBeLessThan(2_000);
});

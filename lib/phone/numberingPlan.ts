/** Countries whose numbers are understood as they are dialled there. */
export type Country = 'AU' | 'NZ' | 'GB' | 'US' | 'CA' | 'SG';

/** How numbers are written in one country. */
export interface NumberingPlan {
	readonly name: string;
	/** As in "the Australian 07 …". */
	readonly adjective: string;
	readonly countryCode: string;
	/** Dialled in front of a national number, and left out from abroad. Empty where there is none. */
	readonly trunkPrefix: '' | '0';
	/** Dialled in front of a country code. `00` is understood everywhere, for it is typed everywhere. */
	readonly accessPrefixes: readonly string[];
	/** Digits behind the country code. */
	readonly national: RegExp;
	/** Those of them that are dialled without a trunk prefix. */
	readonly withoutTrunkPrefix: RegExp;
	/** What `national` asks for, in a sentence. */
	readonly rule: string;
	/** A number with country code, and numbers as they are dialled in the country. */
	readonly examples: readonly [international: string, national: string];
}

/** Matches nothing. */
const NONE = /^(?!)/;

const NORTH_AMERICA = {
	countryCode: '1',
	trunkPrefix: '',
	accessPrefixes: ['011'],
	national: /^[2-9][0-9]{2}[2-9][0-9]{6}$/,
	withoutTrunkPrefix: /^[2-9][0-9]{2}[2-9][0-9]{6}$/,
	rule: 'A number in North America has ten digits behind the +1, the first and the fourth of them 2 to 9.',
} as const;

/** Source: ITU-T E.164 and E.123, and the numbering plans that the countries' regulators publish. */
export const numberingPlans: Readonly<Record<Country, NumberingPlan>> = {
	AU: {
		name: 'Australia',
		adjective: 'Australian',
		countryCode: '61',
		trunkPrefix: '0',
		accessPrefixes: ['0011'],
		// Area codes 2, 3, 7 and 8, mobiles 4, and the 13, 1300 and 1800 numbers.
		national: /^([23478][0-9]{8}|13[0-9]{4}|1[38]00[0-9]{6})$/,
		withoutTrunkPrefix: /^(13[0-9]{4}|1[38]00[0-9]{6})$/,
		rule: 'An Australian number has nine digits behind the 0 or the +61, the first of them 2, 3, 4, 7 or 8.',
		examples: ['+61 7 3000 0000', '07 3000 0000 or 0412 345 678'],
	},
	NZ: {
		name: 'New Zealand',
		adjective: 'New Zealand',
		countryCode: '64',
		trunkPrefix: '0',
		accessPrefixes: ['00'],
		// Areas, mobiles, and the 0508, 0800 and 0900 numbers.
		national: /^([34679][0-9]{7}|2[0-9]{7,9}|(508|80[0-9])[0-9]{5,7}|900[0-9]{5,6})$/,
		withoutTrunkPrefix: NONE,
		rule: 'A New Zealand number has eight to ten digits behind the 0 or the +64; it begins with 3, 4, 6, 7 or 9, with 2 if it is a mobile, or with 508 or 80.',
		examples: ['+64 9 123 4567', '09 123 4567 or 021 123 4567'],
	},
	GB: {
		name: 'the United Kingdom',
		adjective: 'British',
		countryCode: '44',
		trunkPrefix: '0',
		accessPrefixes: ['00'],
		// Nine digits are left in a few areas and among 0500 and 0800 numbers.
		national: /^([1235789][0-9]{9}|1[0-9]{8}|[58]00[0-9]{6})$/,
		withoutTrunkPrefix: NONE,
		rule: 'A British number has ten digits behind the 0 or the +44, seldom nine, and does not begin with 4 or 6.',
		examples: ['+44 20 7946 0958', '020 7946 0958 or 07400 123456'],
	},
	US: {
		...NORTH_AMERICA,
		name: 'the United States',
		adjective: 'North American',
		examples: ['+1 212 555 0123', '212 555 0123'],
	},
	CA: {
		...NORTH_AMERICA,
		name: 'Canada',
		adjective: 'North American',
		examples: ['+1 416 555 0123', '416 555 0123'],
	},
	SG: {
		name: 'Singapore',
		adjective: 'Singaporean',
		countryCode: '65',
		trunkPrefix: '',
		accessPrefixes: ['001', '002', '008', '018', '019'],
		national: /^([3689][0-9]{7}|1800[0-9]{7}|800[0-9]{7}|7000[0-9]{7})$/,
		withoutTrunkPrefix: /^([3689][0-9]{7}|1800[0-9]{7}|800[0-9]{7}|7000[0-9]{7})$/,
		rule: 'A number in Singapore has eight digits behind the +65, the first of them 3, 6, 8 or 9.',
		examples: ['+65 6123 4567', '6123 4567 or 8123 4567'],
	},
};

/** The plan of the country that a number with country code belongs to, if it is one of ours. No code begins with another. */
export const planOf = (digits: string): NumberingPlan | undefined =>
	Object.values(numberingPlans).find(({ countryCode }) => digits.startsWith(countryCode));

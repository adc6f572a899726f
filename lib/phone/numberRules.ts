interface NumberRule {
	/** Digits after the country code. */
	readonly numbers: RegExp;
	/** Those of them that are dialled with a 0 before them. */
	readonly withZero?: RegExp;
	/** What `numbers` asks for, in a sentence. */
	readonly rule: string;
}

/**
 * Rules by country code, for the countries that our users send to most.
 *
 * The library lists the ranges in use in these countries. Its list ages, so it would refuse a new area code, and it has
 * numbers that nobody can send to, such as pagers. These rules are wider: what the regulators' plans allow. In other
 * countries the library decides.
 */
export const NUMBER_RULES: Readonly<Record<string, NumberRule>> = {
	// Area codes 2, 3, 7 and 8, mobiles 4, satellite phones 14, and the 13, 1300, 180, 1800 and 190 numbers.
	61: {
		numbers: /^(?:[23478][0-9]{8}|14[0-9]{7}|13[0-9]{4}|180[0-9]{4}|1[38]00[0-9]{6}|190[0-9]{7})$/,
		withZero: /^(?!1[389])/,
		rule: 'An Australian number has nine digits after the 0 or the +61, the first of them 2, 3, 4, 7 or 8.',
	},
	// Areas, mobiles, and the 0508, 0800 and 0900 numbers.
	64: {
		numbers: /^(?:[34679][0-9]{7}|2[0-9]{7,9}|(?:508|80[0-9])[0-9]{5,7}|900[0-9]{5,6})$/,
		withZero: /^/,
		rule: 'A New Zealand number has eight to ten digits after the 0 or the +64; it begins with 3, 4, 6, 7 or 9, with 2 if it is a mobile, or with 508 or 80.',
	},
	// Nine digits are left in a few areas and among 0500 and 0800 numbers.
	44: {
		numbers: /^(?:[1235789][0-9]{9}|1[0-9]{8}|[58]00[0-9]{6})$/,
		withZero: /^/,
		rule: 'A British number has ten digits after the 0 or the +44, seldom nine, and does not begin with 4 or 6.',
	},
	1: {
		numbers: /^[2-9][0-9]{2}[2-9][0-9]{6}$/,
		rule: 'A number in North America has ten digits after the +1. It does not start with 0 or 1, and its fourth digit is not 0 or 1.',
	},
	65: {
		numbers: /^(?:[3689][0-9]{7}|1?800[0-9]{7}|7000[0-9]{7})$/,
		rule: 'A number in Singapore has eight digits after the +65, the first of them 3, 6, 8 or 9.',
	},
};

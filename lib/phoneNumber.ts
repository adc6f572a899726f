import { Problem } from './Problem';

const AUSTRALIA = '61';

/** Marks of writing direction and the like, which come along when a number is copied from a list of contacts. */
const INVISIBLE = /\p{Cf}/gu;

/** What a person may put between digits. */
const SEPARATORS = /[\s().\-\u2010-\u2015/]/g;

const wrongNumber = (typed: string, why: string) =>
	new Problem(
		`"${typed}" is not a number that can be sent to`,
		`${why} Write it with country code, like +61 7 3000 0000, or as it is dialled in Australia, like 07 3000 0000 or 0412 345 678.`,
	);

/**
 * Turns a number as people write it into the digits that GoFax wants: country code first, no plus (`61730000000`).
 *
 * Understands E.164, the prefixes 00 and 0011, Australian numbers with their leading 0, and 13, 1300 and 1800 numbers.
 * Source: every example in GoFax's articles has this form; what else GoFax takes is not documented.
 *
 * @throws {Problem} for what is no number, and for digits that could be read in two ways
 */
export function normalisePhoneNumber(typed: string): string {
	const text = typed.replace(INVISIBLE, '').trim();
	if (text === '') throw new Problem('There is no recipient number', 'The field is empty, perhaps because an expression found nothing. Enter a number like +61 7 3000 0000.');

	// "+61 (0)7 …" shows both ways to dial; the 0 belongs to the other one. Only Italian numbers keep theirs from abroad.
	const bare = text.replace(/^((?:\+|0011|00)(?!\s*39)[\s\d-]{1,6})\(0\)/, '$1').replace(SEPARATORS, '');
	if (!/^\+?[0-9]+$/.test(bare)) throw wrongNumber(text, 'It holds characters that no phone number has.');

	const international = /^(?:\+|0011|00)([0-9]*)$/.exec(bare)?.[1];
	if (international !== undefined) return checkInternational(text, international);
	if (bare.startsWith('0')) return checkAustralian(text, bare.slice(1));
	if (/^(13[0-9]{4}|1[38]00[0-9]{6})$/.test(bare)) return AUSTRALIA + bare;
	if (/^[23478][0-9]{8}$/.test(bare)) {
		throw wrongNumber(
			text,
			`It could be the Australian 0${bare}, whose 0 got lost when the number was stored as a figure, or +${bare} abroad.`,
		);
	}
	if (bare.length < 10 && !bare.startsWith(AUSTRALIA)) {
		throw wrongNumber(text, 'It has neither an area code nor a country code.');
	}
	return checkInternational(text, bare);
}

function checkInternational(typed: string, digits: string): string {
	if (!/^[1-9][0-9]{6,14}$/.test(digits)) {
		throw wrongNumber(typed, 'A number with country code has 7 to 15 digits and does not start with 0.');
	}
	if (digits.startsWith(AUSTRALIA)) return checkAustralian(typed, digits.slice(AUSTRALIA.length));
	// Also catches "+1300 …", an Australian number with a plus that it does not have.
	if (digits.startsWith('1') && digits.length !== 11) {
		throw wrongNumber(typed, 'A number in North America has ten digits behind the +1.');
	}
	return digits;
}

/** @param national digits behind the country code or the leading 0 */
function checkAustralian(typed: string, national: string): string {
	// Area codes 2, 3, 7 and 8, mobiles 4, and the 13, 1300 and 1800 numbers, which are dialled without a 0.
	if (!/^([23478][0-9]{8}|13[0-9]{4}|1[38]00[0-9]{6})$/.test(national)) {
		throw wrongNumber(typed, 'An Australian number has nine digits behind the 0 or the +61, the first of them 2, 3, 4, 7 or 8.');
	}
	return AUSTRALIA + national;
}

/** Recipients as a person lists them: between commas, semicolons or line breaks. Repeats count once. */
export function normaliseRecipients(typed: string): string[] {
	const entries = typed.split(/[,;\n]/).filter((entry) => entry.trim() !== '');
	return [...new Set((entries.length > 0 ? entries : ['']).map(normalisePhoneNumber))];
}

/**
 * A number in a form in which two spellings of it are equal, for comparing only. GoFax writes numbers with and without plus,
 * and callers' numbers as they are dialled in Australia. What is no number is compared by its letters, without regard to case.
 */
export function comparableNumber(text: string): string {
	try {
		return normalisePhoneNumber(text);
	} catch {
		const digits = text.replace(/[^0-9]/g, '');
		return digits.length >= 5 ? digits : text.trim().toLowerCase();
	}
}

/** True if a number is in a list as a person writes it: between commas, semicolons or line breaks. An empty list has all. */
export function isListed(list: string, ...numbers: string[]): boolean {
	const listed = list.split(/[,;\n]/).map((entry) => entry.trim()).filter(Boolean).map(comparableNumber);
	return listed.length === 0 || numbers.some((number) => number !== '' && listed.includes(comparableNumber(number)));
}

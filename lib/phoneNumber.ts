import { Problem } from './Problem';

const AUSTRALIA = '61';

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
	const text = typed.trim();
	if (text === '') throw new Problem('There is no recipient number', 'The field is empty, perhaps because an expression found nothing. Enter a number like +61 7 3000 0000.');

	// "+61 (0)7 …" shows both ways to dial; the 0 belongs to the other one.
	const bare = text.replace(/^(\+61|0011\s*61|0061)\s*\(0\)/, '$1').replace(SEPARATORS, '');
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

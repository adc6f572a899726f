import { Problem } from '../Problem';
import type { Country } from './country';
import { inBrackets, isCertain, type NotANumber } from './internationalNumber';
import { plainText } from './plainText';
import { bareNumber, readingsOf, type Reading } from './readings';
import { withoutDecimals } from './withoutDecimals';

/** Longer texts are not looked at, so that none takes long. */
const LONGEST_TEXT = 100;

const SCIENTIFIC = /^[+0-9.]+E[+-]?[0-9]+$/i;
const EXTENSION = /(?:^|[0-9])\W*(?:x|#|ext[a-z]*)\W*[0-9]{1,7}$/i;

/** Separators between the entries of a list. */
const BETWEEN_ENTRIES = /[,;\r\n\u2028\u2029\uff0c\uff1b\u3001]/;

/** A list as a person writes it, separated by commas, semicolons or line breaks. */
const entriesOf = (list: string): string[] =>
	list
		.split(BETWEEN_ENTRIES)
		.map((entry) => entry.trim())
		.filter(Boolean);

/**
 * The number in a text as people write it, in the digits that GoFax wants: country code first, no plus (`61730000000`).
 *
 * Understands E.164, `tel:` links, the prefixes 00 and 0011, and numbers as they are dialled in the default country: with its
 * trunk prefix (07 …) and its prefix for abroad (011 in North America, 001 in Singapore). In Australia also 13, 1300, 180,
 * 1800 and 190 numbers. Digits may be of any script.
 * Source: every example in GoFax's articles has this form; what else GoFax takes is not documented.
 *
 * @returns the digits, or what is wrong: the text is not a number, or it could be read in two ways
 */
export function parsePhoneNumber(
	typed: string,
	defaultCountry: Country = 'AU',
): { digits: string } | { problem: Problem } {
	const trimmed = typed.trim();
	const text = trimmed.length > LONGEST_TEXT ? trimmed : plainText(trimmed);
	if (text === '') {
		const advice =
			'The field is empty, perhaps because an expression found nothing. Enter a number like +61 7 3000 0000.';
		return { problem: new Problem('There is no recipient number', advice) };
	}
	const readings = readingsIn(text, defaultCountry);
	const possible = readings.filter((reading) => 'digits' in reading);
	const certain = possible.filter(isCertain);
	const [first, ...others] = certain.length > 0 ? certain : possible;
	const other = others.find(({ digits }) => digits !== first?.digits);
	if (first && !other) return { digits: first.digits };

	const faults = readings.filter((reading) => 'fault' in reading);
	const why = first && other ? `It could be ${first.how()}, or ${other.how()}.` : (faults[0]?.fault ?? '');
	return { problem: wrongNumber(text, why, defaultCountry) };
}

/**
 * Does the same as `parsePhoneNumber`.
 *
 * @throws {Problem} for a text that is not a number, and for digits that could be read in two ways
 */
export function normalisePhoneNumber(typed: string, defaultCountry: Country = 'AU'): string {
	const number = parsePhoneNumber(typed, defaultCountry);
	if ('problem' in number) throw number.problem;
	return number.digits;
}

function wrongNumber(text: string, why: string, country: Country): Problem {
	const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
	const like = country === 'AU' ? ', like 07 3000 0000 or 0412 345 678' : '';
	return new Problem(
		`"${shown}" is not a number that can be sent to`,
		`${why} Write it with country code, like +61 7 3000 0000, or as it is dialled in the default country${inBrackets(country)}${like}.`,
	);
}

/** Every reading of every spelling of a text. */
function readingsIn(text: string, country: Country): Reading[] {
	if (text.length > LONGEST_TEXT) return [{ fault: 'It is longer than any phone number.' }];
	const written = text.replace(/^tel:/i, '');
	if (bareNumber(written) === undefined) return [strangeText(text)];
	if (/^[\p{Pd}\u2212][0-9.]+$/u.test(written)) return [{ fault: 'It is a negative number.' }];

	const spellings = withoutDecimals(written);
	if (spellings.length === 0) return [{ fault: 'It has decimals, as numbers in a spreadsheet have.' }];
	return spellings.flatMap((spelling) => readingsOf(bareNumber(spelling) ?? '', { text: spelling, country }));
}

function strangeText(text: string): NotANumber {
	if (SCIENTIFIC.test(text)) {
		return { fault: 'It is in scientific notation, in which spreadsheets leave digits out.' };
	}
	const fault = 'It contains characters that no phone number has.';
	return {
		fault: EXTENSION.test(text) ? `${fault} GoFax cannot dial an extension, so leave it out.` : fault,
	};
}

/** Recipients as a person lists them: separated by commas, semicolons or line breaks. Repeats count once. */
export function normaliseRecipients(typed: string, defaultCountry: Country = 'AU'): string[] {
	const entries = entriesOf(typed);
	const recipients = entries.length > 0 ? entries : [''];
	return [...new Set(recipients.map((entry) => normalisePhoneNumber(entry, defaultCountry)))];
}

/**
 * A number in a form in which two spellings of it are equal, for comparing only. GoFax writes numbers with and without plus,
 * and callers' numbers as they are dialled in Australia. What is not a number, such as a station ID, is compared as text,
 * without regard to case and the amount of white space; what has only digits is compared without what separates them.
 */
export function comparableNumber(text: string): string {
	const number = parsePhoneNumber(text);
	if ('digits' in number) return number.digits;
	const plain = plainText(text).replace(/\s+/g, ' ').toLowerCase();
	const figures = /^[+0-9\s()\p{Pd}]+$/u.test(plain) ? plain.replace(/[^0-9]/g, '') : '';
	return figures || plain;
}

/** True if a number is in a list as a person writes it: separated by commas, semicolons or line breaks. An empty list has all. */
export function isListed(list: string, ...numbers: string[]): boolean {
	const listed = entriesOf(list).map(comparableNumber);
	return (
		listed.length === 0 ||
		numbers.some((number) => number !== '' && listed.includes(comparableNumber(number)))
	);
}

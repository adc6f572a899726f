import { accessPrefixes, callingCodeOf, type Country } from './country';
import {
	inBrackets,
	internationalNumber,
	isCertain,
	nameAbroad,
	nationalNumber,
	type NotANumber,
	type InternationalNumber,
} from './internationalNumber';

/** One way to understand what was typed, and how to call it; or why it is not a number. */
export type Reading = NamedNumber | NotANumber;

type NamedNumber = InternationalNumber & { how(): string };

/** A number as a person wrote it, with ASCII digits and separators. */
interface Written {
	readonly text: string;
	readonly country: Country;
}

/** Groups of three digits, as in 4.930.123.456. */
const THOUSANDS = /^([1-9][0-9]{0,2})(?:[.\s][0-9]{3}){2,}$/;

/** What may be between digits. */
const SEPARATORS = /[\s().\p{Pd}\u2212\u30fc/]/gu;

/** A number without its separators; undefined for a text that is something else. */
export function bareNumber(text: string): string | undefined {
	const bare = text.replace(SEPARATORS, '');
	return /^\+?[0-9]+$/.test(bare) ? bare : undefined;
}

/** Every way to understand a number, the likeliest first. */
export function readingsOf(bare: string, written: Written): Reading[] {
	if (bare.startsWith('+')) return [abroad(bare.slice(1), 'with country code', written)];

	const viaPrefixes = prefixesOf(bare, written).map((prefix) =>
		abroad(bare.slice(prefix.length), `after ${prefix}`, written),
	);
	if (bare.startsWith('00')) return viaPrefixes;
	return [
		...viaPrefixes,
		...(bare.startsWith('0') ? [national(bare, written)] : withoutPrefix(bare, written)),
	];
}

/** A prefix that is the first group of digits, like 001 in Singapore's 001 61 …, is not 00 and a 1 after it. */
function prefixesOf(bare: string, { text, country }: Written): string[] {
	const prefixes = accessPrefixes(bare, country);
	const [longest = ''] = prefixes;
	return groupEnds(text)[0] === longest.length ? [longest] : prefixes;
}

const abroad = (digits: string, where: string, { text }: Written): Reading => {
	const number = internationalNumber(digits, text.includes('(0)'));
	if ('fault' in number) return number;
	return { ...number, how: () => `+${number.digits} ${where}${inBrackets(number.country)}` };
};

const national = (digits: string, { country }: Written): Reading => {
	const number = nationalNumber(callingCodeOf(country), digits);
	return 'fault' in number ? number : { ...number, how: () => digits + inBrackets(country) };
};

/** Readings of digits that have no prefix to tell which country they are of. */
function withoutPrefix(digits: string, written: Written): Reading[] {
	const here = national(digits, written);
	const withZero = national(`0${digits}`, written);
	const elsewhere = abroad(digits, 'abroad', written);
	if (isCertain(here) && here.dialled.includes(digits)) {
		// Only a text without separators can have been a number in a spreadsheet.
		const lost =
			isCertain(withZero) && written.text === digits ? [{ ...withZero, how: () => lostZero(withZero) }] : [];
		return [here, ...lost, ...(isCertain(elsewhere) && !splits(written, elsewhere) ? [elsewhere] : [])];
	}
	if (isCertain(withZero)) {
		const other = nameAbroad(digits);
		return [{ fault: `It could be ${lostZero(withZero)}${other ? `, or ${other}` : ''}.` }];
	}
	if (digits.length < 10 && !beginsWithGroup(callingCodeOf(written.country), digits, written)) {
		return [{ fault: 'It has neither an area code nor a country code.' }];
	}
	const group = THOUSANDS.exec(written.text)?.[1];
	if (group !== undefined && 'callingCode' in elsewhere && group !== elsewhere.callingCode) {
		return [{ fault: 'Its groups are those of a large number, not those of a phone number.' }];
	}
	return [elsewhere];
}

const lostZero = ({ how }: NamedNumber) =>
	`${how()}, whose 0 got lost when a spreadsheet stored it as a number`;

/** How many digits are in front of each gap between groups: 2 and 6 for 61 4123 45678. */
function groupEnds(text: string): number[] {
	let digits = 0;
	const ends = text.split(/[^0-9]+/).map(({ length }) => (digits += length));
	return ends.filter((end) => end > 0 && end < digits);
}

/** True if digits begin with a country code, and groups do not divide it: 6113 1234 is a local number and not 13 12 34. */
function beginsWithGroup(callingCode: string, digits: string, { text }: Written): boolean {
	const ends = groupEnds(text);
	return digits.startsWith(callingCode) && (ends.length === 0 || ends.includes(callingCode.length));
}

/** True if brackets or dashes group the digits, but not after the country code: 646-234-5678 is not +64 6234 5678. */
function splits({ text }: Written, { callingCode }: InternationalNumber): boolean {
	const bracket = text.indexOf('(');
	const opensEarly =
		bracket >= 0 && text.slice(0, bracket).replace(/[^0-9]/g, '').length < callingCode.length;
	return opensEarly || (/[^0-9\s]/.test(text) && !groupEnds(text).includes(callingCode.length));
}

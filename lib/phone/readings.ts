import { accessPrefixes, callingCodeOf, type Country } from './country';
import {
	inBrackets,
	internationalNumber,
	isCertain,
	nameAbroad,
	nationalNumber,
	type Fault,
	type InternationalNumber,
} from './internationalNumber';

/** One way to understand what was typed, and how to call it; or why it is not a number. */
export type Reading = NamedNumber | Fault;

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

	const prefixes = accessPrefixes(bare, written.country).map((prefix) =>
		abroad(bare.slice(prefix.length), `after ${prefix}`, written),
	);
	if (bare.startsWith('00')) return prefixes;
	return [...prefixes, ...(bare.startsWith('0') ? [national(bare, written)] : withoutPrefix(bare, written))];
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
	if (digits.length < 10 && !digits.startsWith(callingCodeOf(written.country))) {
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

/** True if brackets or dashes group the digits, but not after the country code: 646-234-5678 is not +64 6234 5678. */
function splits({ text }: Written, { callingCode }: InternationalNumber): boolean {
	const marks = [...text.matchAll(/[^0-9]/g)].map(({ 0: mark, index }) => ({
		mark,
		digitsBefore: text.slice(0, index).replace(/[^0-9]/g, '').length,
	}));
	const opensEarly = marks.some(
		({ mark, digitsBefore }) => mark === '(' && digitsBefore < callingCode.length,
	);
	const isGroup = marks.some(({ digitsBefore }) => digitsBefore === callingCode.length);
	return opensEarly || (/[^0-9\s]/.test(text) && !isGroup);
}

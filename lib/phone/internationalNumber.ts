import { countryName, type Country } from './country';
import { parsePhoneNumberFromString, type PhoneNumber, validatePhoneNumberLength } from './library';
import { numberRules } from './numberRules';

/** A number with country code. */
export interface InternationalNumber {
	/** Country code first, no plus. */
	digits: string;
	/** Empty for a country code that the library does not know. */
	callingCode: string;
	/** In brackets, to be put after the number; empty if it cannot be told. */
	country: string;
	/** False where the number only has a length that its country allows, or where nobody knows its country. */
	isCertain: boolean;
	/** Digits as they are dialled in the country: the usual way, and the short one where the prefix can be left out. */
	dialled: readonly string[];
}

/** Why digits are not a number. */
export interface Fault {
	fault: string;
}

const parse = (digits: string) => parsePhoneNumberFromString(`+${digits}`, { extract: false });

const inBrackets = (country: Country | undefined) => (country ? ` (${countryName(country)})` : '');

/** `+41234 (Switzerland)`, also for digits that are too few; undefined if no country code that is in use begins them. */
export function nameAbroad(digits: string): string | undefined {
	const number = parse(digits);
	return number && `+${digits} abroad${inBrackets(number.country)}`;
}

/**
 * Reads digits from the country code on. A trunk prefix after the country code, as in +61 0412 …, is left out where the
 * country has one.
 *
 * The library's list of ranges ages, so the right length is enough for a number that it does not know. But digits that it
 * changed, and a 0 after the country code, count only if it knows the number.
 */
function readDigits(typed: string): InternationalNumber | Fault {
	const number = parse(typed);
	const digits = number?.number.slice(1) ?? typed;
	if (digits.length > 15 || (!number && !/^[1-9][0-9]{6,}$/.test(digits))) {
		return { fault: 'A number with country code has 7 to 15 digits and does not start with 0.' };
	}
	if (!number) return { digits, callingCode: '', country: '', isCertain: false, dialled: [] };

	const { countryCallingCode: callingCode, nationalNumber } = number;
	const country = inBrackets(number.country);
	const rule = numberRules[callingCode];
	const isCertain = rule?.numbers.test(nationalNumber) ?? number.isValid();
	const isPossible = !rule && number.isPossible() && digits === typed && !nationalNumber.startsWith('0');
	if (digits.length < 7 || !(isCertain || isPossible)) {
		return { fault: rule?.rule ?? lengthFault(digits, `+${callingCode}${country}`) };
	}
	return { digits, callingCode, country, isCertain, dialled: dialledForms(number) };
}

/**
 * Reads digits from the country code on.
 *
 * @param showsZero true for "+39 (0)…", which may show a 0 that is not dialled from abroad
 */
export function internationalNumber(typed: string, showsZero: boolean): InternationalNumber | Fault {
	const asTyped = readDigits(typed);
	const number = showsZero ? parse(typed) : undefined;
	if (!number?.nationalNumber.startsWith('0')) return asTyped;

	const withoutZero = readDigits(number.countryCallingCode + number.nationalNumber.slice(1));
	if (!isCertain(asTyped)) return withoutZero;
	return isCertain(withoutZero)
		? { fault: `It could be +${asTyped.digits}, or +${withoutZero.digits}.` }
		: asTyped;
}

/** False where a number only has a length that its country allows, or where nobody knows its country. */
export const isCertain = <T extends InternationalNumber>(number: T | Fault): number is T =>
	'digits' in number && number.isCertain;

function dialledForms(number: PhoneNumber): string[] {
	const { nationalNumber } = number;
	const rule = numberRules[number.countryCallingCode];
	if (rule) return [rule.withZero?.test(nationalNumber) ? `0${nationalNumber}` : nationalNumber];
	return [number.formatNational(), number.formatNational({ nationalPrefix: false })].map((text) =>
		text.replace(/[^0-9]/g, ''),
	);
}

function lengthFault(digits: string, where: string): string {
	const wrongLength = validatePhoneNumberLength(`+${digits}`);
	if (wrongLength === 'TOO_SHORT') return `It is too short for a number with ${where}.`;
	if (wrongLength === 'TOO_LONG') return `It is too long for a number with ${where}.`;
	return `No number with ${where} has these digits.`;
}

import { countryName, type Country } from './country';
import { parsePhoneNumberFromString, type PhoneNumber, validatePhoneNumberLength } from './library';
import { NUMBER_RULES } from './numberRules';

/** A number with country code. */
export interface InternationalNumber {
	/** Country code first, no plus. */
	digits: string;
	/** Empty for a country code that the library does not know. */
	callingCode: string;
	/** Undefined if several countries share the country code and the number does not tell which it is. */
	country: Country | undefined;
	/** False where the number only has a length that its country allows, or where nobody knows its country. */
	isCertain: boolean;
	/** Digits as they are dialled in the country: the usual way, and the short one where the prefix can be left out. */
	dialled: readonly string[];
}

/** Why digits are not a number. */
export interface NotANumber {
	fault: string;
}

const parse = (digits: string) => parsePhoneNumberFromString(`+${digits}`, { extract: false });

/** ` (Switzerland)`, to be put after a number; empty for a country that is not known. */
export const inBrackets = (country: Country | undefined): string =>
	country ? ` (${countryName(country)})` : '';

/** `+41234 (Switzerland)`, also for digits that are too few; undefined if no country code that is in use begins them. */
export function nameAbroad(digits: string): string | undefined {
	const number = parse(digits);
	return number && `+${digits} abroad${inBrackets(number.country)}`;
}

/**
 * Reads digits from the country code on, as they are dialled in the country: a trunk prefix after the country code, as in
 * +61 0412 …, is left out.
 *
 * The library's list of ranges ages, so the right length is enough for a number that it does not know. But digits that it
 * changed, and a 0 after the country code, count only if it knows the number.
 */
export function nationalNumber(callingCode: string, dialled: string): InternationalNumber | NotANumber {
	return readDigits(callingCode + dialled);
}

function readDigits(typed: string): InternationalNumber | NotANumber {
	const number = parse(typed);
	const digits = number?.number.slice(1) ?? typed;
	if (digits.length > 15 || (!number && !/^[1-9][0-9]{6,}$/.test(digits))) {
		return { fault: 'A number with country code has 7 to 15 digits and does not start with 0.' };
	}
	if (!number) return { digits, callingCode: '', country: undefined, isCertain: false, dialled: [] };

	const { countryCallingCode: callingCode, country, nationalNumber: national } = number;
	const rule = NUMBER_RULES[callingCode];
	const isCertain = rule?.numbers.test(national) ?? number.isValid();
	const isPossible = !rule && number.isPossible() && digits === typed && !national.startsWith('0');
	if (digits.length < 7 || !(isCertain || isPossible)) return { fault: faultOf(number) };
	return { digits, callingCode, country, isCertain, dialled: dialledForms(number) };
}

/**
 * Reads digits from the country code on. Of the trunk prefixes only a 0 may come after the country code: +1 1 … is a slip.
 *
 * @param showsZero true for "+39 (0)…", which may show a 0 that is not dialled from abroad
 */
export function internationalNumber(typed: string, showsZero: boolean): InternationalNumber | NotANumber {
	const number = parse(typed);
	const callingCode = number?.countryCallingCode ?? '';
	const hasZero = typed.startsWith(`${callingCode}0`);
	const asTyped = readDigits(typed);
	if (number && 'digits' in asTyped && asTyped.digits !== typed && !hasZero)
		return { fault: faultOf(number) };
	if (!showsZero || !number?.nationalNumber.startsWith('0')) return asTyped;

	const withoutZero = readDigits(callingCode + number.nationalNumber.slice(1));
	if (!isCertain(asTyped)) return withoutZero;
	return isCertain(withoutZero)
		? { fault: `It could be +${asTyped.digits}, or +${withoutZero.digits}.` }
		: asTyped;
}

/** False where a number only has a length that its country allows, or where nobody knows its country. */
export const isCertain = <T extends InternationalNumber>(number: T | NotANumber): number is T =>
	'digits' in number && number.isCertain;

function dialledForms(number: PhoneNumber): string[] {
	const { countryCallingCode, nationalNumber } = number;
	const withZero = `0${nationalNumber}`;
	const rule = NUMBER_RULES[countryCallingCode];
	if (rule) return [rule.withZero?.test(nationalNumber) ? withZero : nationalNumber];

	const usual = number.formatNational();
	if (usual === nationalNumber) {
		// The library has no form for it. Where a 0 is left out after the country code, it is dialled in the country.
		return [parse(countryCallingCode + withZero)?.number === number.number ? withZero : nationalNumber];
	}
	return [usual, number.formatNational({ nationalPrefix: false })].map((text) => text.replace(/[^0-9]/g, ''));
}

function faultOf({ countryCallingCode, country, number }: PhoneNumber): string {
	const rule = NUMBER_RULES[countryCallingCode]?.rule;
	if (rule) return rule;
	const where = `+${countryCallingCode}${inBrackets(country)}`;
	const wrongLength = validatePhoneNumberLength(number);
	if (wrongLength === 'TOO_SHORT') return `It is too short for a number with ${where}.`;
	if (wrongLength === 'TOO_LONG') return `It is too long for a number with ${where}.`;
	return `No number with ${where} has these digits.`;
}

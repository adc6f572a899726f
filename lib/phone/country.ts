import { getCountryCallingCode, Metadata, type CountryCode } from './library';

/** ISO 3166 code of a country whose numbers are understood as they are dialled there. */
export type Country = CountryCode;

/** English name of a country: `Australia`. Loads Node's names of countries, so it is for those who need one. */
export const countryName = (country: Country): string =>
	new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country;

/** Digits that a number of the country begins with when it is dialled from abroad: `61`. */
export const callingCodeOf = (country: Country): string => getCountryCallingCode(country);

/**
 * Every prefix for calls abroad that the digits can begin with. A country may have several, like 0011 and 0015 in Australia.
 * `00` is understood everywhere, because people type it everywhere, and 0061 is Australia even where 006 is a prefix.
 */
export function accessPrefixes(digits: string, country: Country): string[] {
	if (digits.startsWith('0061')) return ['00'];
	const metadata = new Metadata();
	metadata.selectNumberingPlan(country);
	const own = new RegExp(`^(?:${metadata.numberingPlan?.IDDPrefix() ?? '00'})`).exec(digits)?.[0];
	return [...new Set([own ?? '00', '00'])].filter((prefix) => digits.startsWith(prefix));
}

/**
 * The library that knows the numbers of all countries. Everything of it comes through this file, because the build puts the
 * whole library into each file that requires it.
 */
export {
	getCountries,
	getCountryCallingCode,
	Metadata,
	parsePhoneNumberFromString,
	validatePhoneNumberLength,
	type CountryCode,
	type PhoneNumber,
} from 'libphonenumber-js/min';

import { countries } from '../../../lib/phone/countries';

/** For numbers that are typed as they are dialled in one country. */
export const defaultCountryField = {
	displayName: 'Default Country',
	name: 'defaultCountry',
	type: 'options',
	options: countries.map(({ code, name }) => ({ name, value: code })),
	default: 'AU',
	description: 'Country for numbers without a country code',
} as const;

import { countries } from '../../../lib/phone/countries';

/** For numbers that are typed as they are dialled in one country. */
export const defaultCountryField = {
	displayName: 'Default Country',
	name: 'defaultCountry',
	type: 'options',
	options: countries.map(({ code, name }) => ({ name, value: code })),
	default: 'AU',
	description: 'Country in which numbers without a country code are dialled',
} as const;

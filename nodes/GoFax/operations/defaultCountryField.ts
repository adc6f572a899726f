/** For numbers that are typed as they are dialled in one country. */
export const defaultCountryField = {
	displayName: 'Default Country',
	name: 'defaultCountry',
	type: 'options',
	options: [
		{ name: 'Australia', value: 'AU' },
		{ name: 'Canada', value: 'CA' },
		{ name: 'New Zealand', value: 'NZ' },
		{ name: 'Singapore', value: 'SG' },
		{ name: 'United Kingdom', value: 'GB' },
		{ name: 'United States', value: 'US' },
	],
	default: 'AU',
	description: 'Country in which numbers without a country code are dialled',
} as const;

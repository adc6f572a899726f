import { countryName, type Country } from './country';
import { getCountries } from './library';

const { compare } = new Intl.Collator('en');

/** All countries, by name. */
export const countries: ReadonlyArray<{ readonly code: Country; readonly name: string }> = getCountries()
	.map((code) => ({ code, name: countryName(code) }))
	.sort((a, b) => compare(a.name, b.name));

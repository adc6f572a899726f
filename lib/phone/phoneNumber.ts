import { numberingPlans, planOf, type Country, type NumberingPlan } from './numberingPlan';
import { Problem } from '../Problem';

/** Marks of writing direction and the like, which come along when a number is copied from a list of contacts. */
const INVISIBLE = /\p{Cf}/gu;

/** What a person may put between digits. */
const SEPARATORS = /[\s().\-\u2010-\u2015/]/g;

/** Stands for the `(0)` in "+61 (0)7 …", which shows both ways to dial at once. */
const SHOWN_TRUNK_PREFIX = 't';

/** Country codes of which the 0 is part of the number and dialled from abroad too: Italy and the Vatican, San Marino. */
const KEEPS_ITS_ZERO = /^(39|378)$/;

const wrongNumber = (
	typed: string,
	why: string,
	{ name, examples: [international, national] }: NumberingPlan,
) =>
	new Problem(
		`"${typed}" is not a number that can be sent to`,
		`${why} Write it with country code, like ${international}, or as it is dialled in ${name}, like ${national}.`,
	);

/** One way to understand what was typed: a number with country code, or why it is none. */
type Reading = { digits: string; how: string } | { fault: string };

/**
 * Turns a number as people write it into the digits that GoFax wants: country code first, no plus (`61730000000`).
 *
 * Understands E.164, the prefixes 00 and 0011, and numbers as they are dialled in the default country: with its trunk prefix
 * (07 …) and its prefix for abroad (011 in North America, 001 in Singapore). In Australia also 13, 1300 and 1800 numbers.
 * Source: every example in GoFax's articles has this form; what else GoFax takes is not documented.
 *
 * @throws {Problem} for what is no number, and for digits that could be read in two ways
 */
export function normalisePhoneNumber(typed: string, defaultCountry: Country = 'AU'): string {
	const plan = numberingPlans[defaultCountry];
	const text = typed.replace(INVISIBLE, '').trim();
	if (text === '') {
		throw new Problem(
			'There is no recipient number',
			`The field is empty, perhaps because an expression found nothing. Enter a number like ${plan.examples[0]}.`,
		);
	}

	const bare = markShownTrunkPrefix(text).replace(SEPARATORS, '');
	if (!/^\+?[0-9]+(t[0-9]*)?$/.test(bare))
		throw wrongNumber(text, 'It holds characters that no phone number has.', plan);

	const readings = readingsOf(bare, plan, text);
	const numbers = readings.filter((reading) => 'digits' in reading);
	const [first, second] = numbers;
	if (first && second && first.digits !== second.digits) {
		throw wrongNumber(text, `It could be ${first.how}, or ${second.how}.`, plan);
	}
	if (first) return first.digits;
	throw wrongNumber(
		text,
		readings.map((reading) => ('fault' in reading ? reading.fault : ''))[0] ?? '',
		plan,
	);
}

/** The first `(0)` behind other digits; in front of them it is a 0 like any other. */
function markShownTrunkPrefix(text: string): string {
	const at = text.indexOf('(0)');
	return at > 0 && /[0-9]/.test(text.slice(0, at)) ? text.replace('(0)', SHOWN_TRUNK_PREFIX) : text;
}

/** Every way to understand the digits, the likeliest first. */
function readingsOf(bare: string, plan: NumberingPlan, text: string): Reading[] {
	if (bare.startsWith('+')) return [international(bare.slice(1), 'with country code')];

	const prefixes = [...new Set([...plan.accessPrefixes, '00'])].filter((prefix) => bare.startsWith(prefix));
	if (prefixes.length > 0)
		return prefixes.map((prefix) => international(bare.slice(prefix.length), `behind ${prefix}`));
	const plain = bare.replace(SHOWN_TRUNK_PREFIX, '0');
	if (bare.startsWith('0') && plan.trunkPrefix === '0') return [national(plain.slice(1), plan)];
	const [countryCode = '', rest] = bare.split(SHOWN_TRUNK_PREFIX);
	return rest !== undefined && planOf(bare)?.countryCode === countryCode
		? [international(bare, 'abroad')]
		: withoutPrefix(plain, plan, text);
}

/** Readings of digits that have no prefix to tell which country they are of. */
function withoutPrefix(bare: string, plan: NumberingPlan, text: string): Reading[] {
	const abroad = international(bare, 'abroad');
	if (plan.withoutTrunkPrefix.test(bare)) {
		const here: Reading = { digits: plan.countryCode + bare, how: `the ${plan.adjective} ${bare}` };
		// Nobody puts a country code between brackets and no plus in front.
		const isHere = /^\([0-9]{3}\)/.test(text) || !planOf(bare) || bare.startsWith(plan.countryCode);
		return isHere ? [here] : [here, abroad];
	}
	if (plan.trunkPrefix === '0' && plan.national.test(bare)) {
		const lostZero = `It could be the ${plan.adjective} 0${bare}, whose 0 got lost when the number was stored as a figure`;
		return [{ fault: 'digits' in abroad ? `${lostZero}, or ${abroad.how}.` : `${lostZero}.` }];
	}
	if (bare.length < 10 && !bare.startsWith(plan.countryCode)) {
		return [{ fault: 'It has neither an area code nor a country code.' }];
	}
	return [abroad];
}

/** @param typed digits from the country code on */
function international(typed: string, where: string): Reading {
	const [countryCode = '', rest] = typed.split(SHOWN_TRUNK_PREFIX);
	// Anywhere but right behind a country code, a (0) is a digit that somebody put between brackets.
	const isShown = (planOf(typed)?.countryCode ?? countryCode) === countryCode && countryCode.length <= 3;
	const digits =
		isShown && !KEEPS_ITS_ZERO.test(countryCode) && rest !== undefined
			? countryCode + rest
			: typed.replace(SHOWN_TRUNK_PREFIX, '0');
	if (!/^[1-9][0-9]{6,14}$/.test(digits)) {
		return { fault: 'A number with country code has 7 to 15 digits and does not start with 0.' };
	}
	const plan = planOf(digits);
	// Also catches "+1300 …", an Australian number with a plus that it does not have.
	if (plan && !plan.national.test(digits.slice(plan.countryCode.length))) return { fault: plan.rule };
	return { digits, how: `+${digits} ${where}` };
}

/** @param digits behind the trunk prefix */
const national = (digits: string, plan: NumberingPlan): Reading =>
	plan.national.test(digits)
		? { digits: plan.countryCode + digits, how: `the ${plan.adjective} 0${digits}` }
		: { fault: plan.rule };

/** Recipients as a person lists them: between commas, semicolons or line breaks. Repeats count once. */
export function normaliseRecipients(typed: string, defaultCountry: Country = 'AU'): string[] {
	const entries = typed.split(/[,;\n]/).filter((entry) => entry.trim() !== '');
	return [
		...new Set(
			(entries.length > 0 ? entries : ['']).map((entry) => normalisePhoneNumber(entry, defaultCountry)),
		),
	];
}

/**
 * A number in a form in which two spellings of it are equal, for comparing only. GoFax writes numbers with and without plus,
 * and callers' numbers as they are dialled in Australia. What is no number is compared by its letters, without regard to case.
 */
export function comparableNumber(text: string): string {
	try {
		return normalisePhoneNumber(text);
	} catch {
		const digits = text.replace(/[^0-9]/g, '');
		return digits.length >= 5 ? digits : text.trim().toLowerCase();
	}
}

/** True if a number is in a list as a person writes it: between commas, semicolons or line breaks. An empty list has all. */
export function isListed(list: string, ...numbers: string[]): boolean {
	const listed = list
		.split(/[,;\n]/)
		.map((entry) => entry.trim())
		.filter(Boolean)
		.map(comparableNumber);
	return (
		listed.length === 0 ||
		numbers.some((number) => number !== '' && listed.includes(comparableNumber(number)))
	);
}

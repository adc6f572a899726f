import { fitsGsm7, smsParts } from './smsParts';

const each = (characters: string, plain: string): Array<[string, string]> =>
	Array.from(characters, (character) => [character, plain]);

/** Characters whose plain form is as long as they are: one character of GSM-7 that needs no escape. */
const SAME_LENGTH: ReadonlyMap<string, string> = new Map([
	...each(
		'\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u2035\u02b9\u02bb\u02bc\u02bd\u02c8\u275b\u275c\u00b4`',
		"'",
	),
	...each('\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2036\u02ba\u275d\u275e\u301d\u301e', '"'),
	// Hyphens, figure dash, en and em dash, horizontal bar, minus.
	...each('\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63', '-'),
	// Non-breaking, typographic and ideographic spaces; a tab is not in GSM-7 either.
	...each(
		'\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t',
		' ',
	),
	...each('\u0085\u2028\u2029\v', '\n'),
	...each('\u2022\u2023\u25aa\u25cf\u25e6\u2219\u2217', '*'),
	...each('\u00b7\u2024\u2027', '.'),
	...each('\u2044\u2215\u00f7', '/'),
	['\u00d7', 'x'],
	['\u02d0', ':'],
	// The same letters under other names: Ohm, Kelvin, Ångström.
	['\u2126', 'Ω'],
	['\u212a', 'K'],
	['\u212b', 'Å'],
]);

/** Characters whose plain form is longer. */
const LONGER: ReadonlyMap<string, string> = new Map([
	['…', '...'],
	['‥', '..'],
	['‼', '!!'],
	['ﬀ', 'ff'],
	['ﬁ', 'fi'],
	['ﬂ', 'fl'],
	['ﬃ', 'ffi'],
	['ﬄ', 'ffl'],
	['ﬅ', 'st'],
	['ﬆ', 'st'],
	['Œ', 'OE'],
	['œ', 'oe'],
	['Ĳ', 'IJ'],
	['ĳ', 'ij'],
	['©', '(c)'],
	['®', '(R)'],
	['™', '(TM)'],
	['№', 'No.'],
	['→', '->'],
	['←', '<-'],
	['≤', '<='],
	['≥', '>='],
]);

const FRACTIONS: ReadonlyMap<string, string> = new Map([
	['¼', '1/4'],
	['½', '1/2'],
	['¾', '3/4'],
	['⅓', '1/3'],
	['⅔', '2/3'],
	['⅕', '1/5'],
	['⅖', '2/5'],
	['⅗', '3/5'],
	['⅘', '4/5'],
	['⅙', '1/6'],
	['⅚', '5/6'],
	['⅛', '1/8'],
	['⅜', '3/8'],
	['⅝', '5/8'],
	['⅞', '7/8'],
]);

const replaceEach = (text: string, plainForms: ReadonlyMap<string, string>) =>
	Array.from(text, (character) => plainForms.get(character) ?? character).join('');

/** A space keeps `1½` from becoming 11/2. */
const replaceFractions = (text: string) =>
	text.replace(/([0-9]?)([¼½¾⅓-⅞])(?=([0-9]?))/g, (all, before: string, fraction: string, after: string) => {
		const plain = FRACTIONS.get(fraction);
		return plain === undefined ? all : `${before}${before && ' '}${plain}${after && ' '}`;
	});

/** A letter and an accent after it, as some systems write é, become the one character where GSM-7 has it. */
const compose = (text: string) =>
	text.replace(/[A-Za-z]\p{M}/gu, (pair) => (fitsGsm7(pair.normalize('NFC')) ? pair.normalize('NFC') : pair));

/**
 * Takes out invisible characters (zero-width space, soft hyphen, marks of direction, text or emoji style) where nothing else keeps the text from
 * GSM-7. Elsewhere they stay, because they hold emoji together and put Hebrew and Arabic in order.
 */
function withoutInvisible(text: string): string {
	const visible = text.replace(/[\p{Cf}\ufe0e\ufe0f]/gu, '');
	return fitsGsm7(visible) ? visible : text;
}

/**
 * Writes plainly what word processors and web pages make of a text, so that it fits GSM-7, whose parts hold more than twice
 * as much: straight quotes, hyphens, spaces, three dots, fractions, ligatures.
 *
 * Characters without an obvious plain form stay: emoji, other scripts, accents that GSM-7 lacks (á, ç), ², °. A form that is longer is
 * taken only where the text does not need more parts for it, so the text never costs more.
 */
export function replaceUnsupportedCharacters(text: string): string {
	const short = replaceEach(text, SAME_LENGTH);
	const full = withoutInvisible(compose(replaceFractions(replaceEach(short, LONGER))));
	return smsParts(full).parts <= smsParts(text).parts ? full : withoutInvisible(compose(short));
}

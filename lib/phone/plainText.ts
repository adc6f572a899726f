/** Marks of writing direction and the like, which come along when a number is copied from a list of contacts. */
const INVISIBLE = /\p{Cf}/gu;

/** Value of a decimal digit of any script: in Unicode they come in runs of ten that begin with the 0. */
function valueOf(digit: string): string {
	const codePoint = digit.codePointAt(0) ?? 0;
	let start = codePoint;
	while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1;
	return String((codePoint - start) % 10);
}

/**
 * A text with the digits, signs and letters of ASCII where it has others that mean the same, such as full-width ones. What
 * only looks like a digit (², ①, Ⅷ) stays, because it is more likely a footnote than a part of a number.
 */
export const plainText = (text: string): string =>
	text
		.replace(INVISIBLE, '')
		.replace(/[^\p{No}\p{Nl}]+/gu, (part) => part.normalize('NFKC'))
		.replace(/(?![0-9])\p{Nd}/gu, valueOf)
		.trim();

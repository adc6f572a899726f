/**
 * Spellings of a text in which a dot may be a decimal point: `4930123456.0` comes from a spreadsheet and is 4930123456, but
 * the dots of `07.3000.0000` separate groups. Where both may be, both are given.
 *
 * The dot in front of a single last digit is a point. So is the only dot of a text if two digits follow it, or more digits in
 * a row are in front of it than a group has, or the text is a decimal fraction as a program prints it (61.412345678). Decimals
 * of zeros only are dropped.
 *
 * @returns none for other decimals, which are not a number to send to
 */
export function withoutDecimals(text: string): string[] {
	// A cell in the middle, as in "30.0 123456".
	if (/\.0{1,2}\s+[0-9]/.test(text)) return [];
	const [, before = '', decimals] = /^(.*)\.\s*([0-9]+)[\s().\p{Pd}/]*$/su.exec(text) ?? [];
	if (decimals === undefined) return [text];

	const isOnlyDot = !before.includes('.');
	const isPoint =
		decimals.length === 1 ||
		(isOnlyDot &&
			(decimals.length === 2 || /[0-9]{7}$/.test(before) || /^[\s(]*(?:0|[1-9][0-9]*)?$/.test(before)));
	if (/[1-9]/.test(decimals)) return isPoint ? [] : [text];
	return isPoint ? withoutDecimals(before) : [...withoutDecimals(before), text];
}

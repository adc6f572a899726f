/**
 * Spellings of a text in which a dot may be a decimal point: `4930123456.0` comes from a spreadsheet and is 4930123456, but
 * the dots of `07.3000.0000` separate groups. Where both may be, both are given.
 *
 * A point is a single dot in front of one or two digits, or after more digits in a row than a group has. Decimals of zeros
 * only are dropped.
 *
 * @returns none for other decimals, which are not a number to send to
 */
export function withoutDecimals(text: string): string[] {
	// A cell in the middle, as in "30.0 123456".
	if (/\.0{1,2}\s+[0-9]/.test(text)) return [];
	const [, before = '', decimals] = /^(.*)\.\s*([0-9]+)[\s()\p{Pd}/]*$/su.exec(text) ?? [];
	if (decimals === undefined) return [text];

	const isPoint = !before.includes('.') && (decimals.length <= 2 || /[0-9]{7}$/.test(before));
	if (/[1-9]/.test(decimals)) return isPoint ? [] : [text];
	return isPoint ? [before] : [...withoutDecimals(before), text];
}

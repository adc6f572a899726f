/** How an SMS travels: in how many parts, and how full they are. */
export interface SmsParts {
	/** GSM-7 as long as every character is in its alphabet; a single other one makes the whole text UCS-2. */
	encoding: 'GSM-7' | 'UCS-2';
	/** What the text takes up: septets in GSM-7 (a character of the extension table is two), UTF-16 code units in UCS-2. */
	characters: number;
	/** Parts that are sent, and as a rule paid for. An empty text has no parts. */
	parts: number;
	/** What one part holds, in the unit of `characters`: 160 or 70 alone, 153 or 67 where there are several. */
	perPart: number;
	/** What the last part still has room for, in the same unit. */
	remaining: number;
	/** Each character that GSM-7 does not have, once, in order of appearance. These are what makes a text UCS-2. */
	beyondGsm7: string[];
}

/** 3GPP TS 23.038, 6.2.1: the default alphabet, one septet each. Its 0x1B is the escape to the extension table, no character. */
const BASIC = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** 3GPP TS 23.038, 6.2.1.1: the extension table, an escape and a septet each. */
const EXTENSION = new Set('\f^{}\\[~]|€');

/** A part of several loses room to the header that puts them together again (3GPP TS 23.040, 9.2.3.24.1). */
const ROOM = { 'GSM-7': { alone: 160, ofSeveral: 153 }, 'UCS-2': { alone: 70, ofSeveral: 67 } } as const;

const isGsm7 = (character: string) => BASIC.has(character) || EXTENSION.has(character);

/** True for a text that GSM-7 can carry. */
export const fitsGsm7 = (text: string): boolean => Array.from(text).every(isGsm7);

/**
 * Counts the parts of an SMS as the standard has it: an escaped character and a surrogate pair are never cut in two.
 *
 * A cluster that shows as one sign, such as a letter with a combining accent or an emoji of a family, may be cut between its
 * characters: the receiving phone puts the parts together before it shows them.
 *
 * Source: 3GPP TS 23.038 and 23.040. GoFax documents only that a part has 160 characters.
 */
export function smsParts(text: string): SmsParts {
	const characters = Array.from(text);
	const beyondGsm7 = [...new Set(characters.filter((character) => !isGsm7(character)))];
	const encoding = beyondGsm7.length === 0 ? 'GSM-7' : 'UCS-2';
	const sizeOf = (character: string) =>
		encoding === 'UCS-2' ? character.length : EXTENSION.has(character) ? 2 : 1;

	const total = characters.reduce((sum, character) => sum + sizeOf(character), 0);
	const { alone, ofSeveral } = ROOM[encoding];
	const result = { encoding, characters: total, beyondGsm7 } as const;
	if (total <= alone)
		return { ...result, parts: total === 0 ? 0 : 1, perPart: alone, remaining: alone - total };

	let parts = 1;
	let remaining: number = ofSeveral;
	for (const character of characters) {
		const size = sizeOf(character);
		if (size > remaining) {
			parts += 1;
			remaining = ofSeveral;
		}
		remaining -= size;
	}
	return { ...result, parts, perPart: ofSeveral, remaining };
}

import * as fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { split } from 'split-sms';
import { fitsGsm7, smsParts } from '../../../../lib/sms/smsParts';

// Twenty thousand texts, and sms-segments-calculator is slow.
jest.setTimeout(300_000);

/** Parts as the library of a large SMS provider counts them. It keeps together what shows as one sign; see the last test here. */
function partsOfCalculator(text: string) {
	const message = new SegmentedMessage(text);
	return { encoding: message.getEncodingName(), parts: text === '' ? 0 : message.segmentsCount };
}

/** Parts as split-sms counts them; it takes no text for one part. */
function partsOfSplitSms(text: string) {
	const { characterSet, parts } = split(text, { summary: true });
	return { encoding: characterSet === 'GSM' ? 'GSM-7' : 'UCS-2', parts: text === '' ? 0 : parts.length };
}

function ourParts(text: string) {
	const { encoding, parts } = smsParts(text);
	return { encoding, parts };
}

describe('smsParts', () => {
	it.each([
		['one character', 'a', 'GSM-7', 1, 1, 160],
		['a full part of GSM-7', 'a'.repeat(160), 'GSM-7', 160, 1, 160],
		['one more than a full part', 'a'.repeat(161), 'GSM-7', 161, 2, 153],
		['two full parts', 'a'.repeat(306), 'GSM-7', 306, 2, 153],
		['one more than two full parts', 'a'.repeat(307), 'GSM-7', 307, 3, 153],
		[
			'letters with accents and Greek capitals that GSM-7 has',
			'èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉÄÖÑÜäöñüà',
			'GSM-7',
			33,
			1,
			160,
		],
		['line breaks', 'a\r\nb\rc\nd', 'GSM-7', 8, 1, 160],
		['80 escaped characters', '€'.repeat(80), 'GSM-7', 160, 1, 160],
		['81 escaped characters', '€'.repeat(81), 'GSM-7', 162, 2, 153],
		['a form feed, which is escaped', '\f', 'GSM-7', 2, 1, 160],
		['an escaped character that would be cut', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3, 153],
		['an escaped character that ends a part', `${'a'.repeat(151)}€${'a'.repeat(153)}`, 'GSM-7', 306, 2, 153],
		['a full part of UCS-2', 'я'.repeat(70), 'UCS-2', 70, 1, 70],
		['one more than a full part of UCS-2', 'я'.repeat(71), 'UCS-2', 71, 2, 67],
		['two full parts of UCS-2', 'я'.repeat(134), 'UCS-2', 134, 2, 67],
		['one more than two full parts of UCS-2', 'я'.repeat(135), 'UCS-2', 135, 3, 67],
		['35 emoji', '😀'.repeat(35), 'UCS-2', 70, 1, 70],
		['36 emoji, of which 33 fit a part', '😀'.repeat(36), 'UCS-2', 72, 2, 67],
		['67 emoji, which are 134 units but no two parts', '😀'.repeat(67), 'UCS-2', 134, 3, 67],
		['escaped characters count once in UCS-2', `я${'€'.repeat(69)}`, 'UCS-2', 70, 1, 70],
		['a tab, which GSM-7 lacks', 'a\tb', 'UCS-2', 3, 1, 70],
		['half a surrogate pair', 'a\ud83d', 'UCS-2', 2, 1, 70],
	])('counts %s', (_what, text, encoding, characters, parts, perPart) => {
		expect(smsParts(text)).toMatchObject({ encoding, characters, parts, perPart });
	});

	it('counts no text as no part: nothing is sent', () => {
		expect(smsParts('')).toEqual({
			encoding: 'GSM-7',
			characters: 0,
			parts: 0,
			perPart: 160,
			remaining: 160,
			beyondGsm7: [],
		});
	});

	it.each([
		['GSM-7 alone', 'a'.repeat(150), 10],
		['GSM-7 in several parts', 'a'.repeat(161), 145],
		['UCS-2 alone', 'я'.repeat(60), 10],
		['UCS-2 in several parts', 'я'.repeat(71), 63],
		['a full last part', 'a'.repeat(306), 0],
		['a part that a pair did not fit any more', `${'я'.repeat(66)}😀${'я'.repeat(60)}`, 5],
	])('tells what is left in the last part: %s', (_what, text, remaining) => {
		expect(smsParts(text).remaining).toBe(remaining);
	});

	it('names each character that makes the text UCS-2, once', () => {
		expect(smsParts('“Hi” 😀 “you” {€}').beyondGsm7).toEqual(['“', '”', '😀']);
	});

	it('makes no mistake with a pair over the boundary, as sms-length 0.2.2 does: it says 2', () => {
		expect(smsParts(`${'я'.repeat(66)}😀${'я'.repeat(66)}`).parts).toBe(3);
	});

	it('makes no mistake with escaped characters, as sms-counter 1.0.0 does: it counts 1 each, so 1 part', () => {
		expect(smsParts('€'.repeat(81))).toMatchObject({ characters: 162, parts: 2 });
	});
});

describe('fitsGsm7', () => {
	it.each([
		['', true],
		['Dear Ms Müller, 5 € {net}', true],
		['Dear Ms Müller – 5 €', false],
		['a\tb', false],
		['\u001b', false],
	])('says for %j: %s', (text, fits) => {
		expect(fitsGsm7(text)).toBe(fits);
	});
});

describe('smsParts agrees with split-sms and sms-segments-calculator', () => {
	it('on the encoding and the size of every character of the Basic Multilingual Plane', () => {
		const differing: string[] = [];
		for (let code = 0; code <= 0xffff; code += 1) {
			if (code >= 0xd800 && code <= 0xdfff) continue;
			const text = String.fromCharCode(code);
			const message = new SegmentedMessage(text);
			const { bytes, characterSet } = split(text, { summary: true });
			const ours = smsParts(text);
			const size = ours.encoding === 'GSM-7' ? 7 : 16;
			const same =
				ours.encoding === message.getEncodingName() &&
				ours.characters * size === message.messageSize &&
				(ours.encoding === 'GSM-7') === (characterSet === 'GSM') &&
				ours.characters * (size === 7 ? 1 : 2) === bytes;
			if (!same) differing.push(code.toString(16));
		}
		expect(differing).toEqual([]);
	});

	const plain = [...'abcdefghijklmnopqrstuvwxyz ABC 0123456789 .,!?\n\r@£èåΔß'];
	const extension = [...'^{}\\[~]|€\f'];
	const emoji = ['😀', '🇦', '𝒜', '📠'];
	const beyond = ['я', '中', '“', '–', '\t', '\u00a0', 'ç', '`'];
	/** Lengths around which the number of parts changes. */
	const length = fc.constantFrom(0, 1, 66, 67, 69, 70, 133, 134, 152, 153, 159, 160, 200, 305, 306, 458, 459);

	/** A run of plain text up to near a boundary, what is put on the boundary, and so on. */
	const textOf = (special: string[]) =>
		fc
			.array(
				fc.tuple(
					length,
					fc.constantFrom(...plain),
					fc.nat({ max: 3 }),
					fc.array(fc.constantFrom(...special), { maxLength: 6 }),
				),
				{ minLength: 1, maxLength: 2 },
			)
			.map((runs) =>
				runs
					.map(
						([count, filler, fewer, specials]) =>
							filler.repeat(Math.max(0, count - fewer)) + specials.join(''),
					)
					.join(''),
			);
	const mixed = (characters: string[]) =>
		fc
			.array(fc.constantFrom(...characters), { minLength: 0, maxLength: 170, size: 'max' })
			.map((chosen) => chosen.join(''));

	const texts = fc.oneof(
		textOf(extension),
		textOf([...extension, ...emoji, ...beyond]),
		mixed([...plain, ...extension]),
		mixed([...plain, ...extension, ...emoji, ...beyond]),
		mixed([...emoji, 'я']),
	);

	it('on 20,000 random texts of single characters', () => {
		const parts = new Set<string>();
		fc.assert(
			fc.property(texts, (text) => {
				const ours = ourParts(text);
				parts.add(`${ours.encoding} ${ours.parts}`);
				expect(ours).toEqual(partsOfSplitSms(text));
				// Two regional indicators make one flag, which the calculator keeps together.
				if (!/🇦{2}/u.test(text)) expect(ours).toEqual(partsOfCalculator(text));
			}),
			{ numRuns: 20_000, seed: 20261122 },
		);
		expect([...parts]).toEqual(
			expect.arrayContaining([
				'GSM-7 0',
				'GSM-7 1',
				'GSM-7 2',
				'GSM-7 3',
				'UCS-2 1',
				'UCS-2 2',
				'UCS-2 3',
				'UCS-2 5',
			]),
		);
	});

	/**
	 * Here the two disagree. The calculator keeps a cluster in one part; the standard asks that of a character only, and
	 * split-sms is right: what a network is given is UTF-16, and it knows no clusters. The calculator can only count more.
	 */
	it('on texts with clusters, where sms-segments-calculator differs: split-sms is right', () => {
		const clusters = ['e\u0301', 'n\u0303\u0323', '👨‍👩‍👧‍👦', '👍🏽', '🇦🇺', '❤️'];
		let differences = 0;
		fc.assert(
			fc.property(mixed([...plain, ...clusters, ...emoji]), (text) => {
				const ours = ourParts(text);
				expect(ours).toEqual(partsOfSplitSms(text));
				const calculator = partsOfCalculator(text);
				expect(calculator.encoding).toBe(ours.encoding);
				expect(calculator.parts).toBeGreaterThanOrEqual(ours.parts);
				if (calculator.parts > ours.parts) differences += 1;
			}),
			{ numRuns: 2_000, seed: 20261122 },
		);
		expect(differences).toBeGreaterThan(0);

		const cut = `${'я'.repeat(66)}e\u0301${'я'.repeat(66)}`;
		expect([ourParts(cut).parts, partsOfSplitSms(cut).parts, partsOfCalculator(cut).parts]).toEqual([
			2, 2, 3,
		]);
	});
});

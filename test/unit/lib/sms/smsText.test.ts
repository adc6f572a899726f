import * as fc from 'fast-check';
import { fitsGsm7, smsParts } from '../../../../lib/sms/smsParts';
import { replaceUnsupportedCharacters } from '../../../../lib/sms/smsText';

// Thousands of texts, on a machine that may be busy with other suites.
jest.setTimeout(120_000);

describe('replaceUnsupportedCharacters writes plainly', () => {
	it.each([
		['double quotes', '“Hi”, „Hi“, «Hi»', '"Hi", "Hi", "Hi"'],
		['single quotes and apostrophes', '‘it’s’ ‚so‘ ‹x›', "'it's' 'so' 'x'"],
		['accents that were typed as quotes', '`it´s`', "'it's'"],
		['feet and inches', '6′ 2″', '6\' 2"'],
		['dashes and hyphens', '9–5 — x‑ray −3 ‐', '9-5 - x-ray -3 -'],
		['three dots', 'Wait… ‥', 'Wait... ..'],
		['non-breaking and thin spaces', '5\u00a0kg\u202fnet\u2009x\u3000y', '5 kg net x y'],
		['tabs', 'a\tb', 'a b'],
		['other line breaks', 'a\u2028b\u2029c\u0085d', 'a\nb\nc\nd'],
		['bullets', '• one\n● two\n‣ three', '* one\n* two\n* three'],
		['middle dots', '10·5', '10.5'],
		['multiplication and division', '2 × 3 ÷ 4', '2 x 3 / 4'],
		['fractions', '½ cup, ¾ or ⅛', '1/2 cup, 3/4 or 1/8'],
		['a fraction after a digit, not as 11/2', '1½ hours', '1 1/2 hours'],
		['a fraction before a figure', '½2', '1/2 2'],
		['a fraction with its own slash', '1⁄2', '1/2'],
		['ligatures', 'oﬃce ﬁle ﬂat, œuvre', 'office file flat, oeuvre'],
		['signs of a shop', '© ® ™ № 5', '(c) (R) (TM) No. 5'],
		['arrows', 'a → b ← c', 'a -> b <- c'],
		['comparisons', 'a ≤ b ≥ c', 'a <= b >= c'],
		['an accent after its letter', 'cafe\u0301, u\u0308ber', 'café, über'],
		['the signs for Ohm, Kelvin and Ångström', '\u2126 \u212a \u212b', 'Ω K Å'],
		['invisible characters', '\ufeffhy\u00adphen\u200b \u202a+61 400\u202c', 'hyphen +61 400'],
		['the emoji form of a sign', 'GoFax\u2122\ufe0f', 'GoFax(TM)'],
	])('%s', (_what, text, plain) => {
		expect(replaceUnsupportedCharacters(text)).toBe(plain);
		expect(fitsGsm7(plain)).toBe(true);
	});
});

describe('replaceUnsupportedCharacters leaves', () => {
	it.each([
		['nothing', ''],
		['plain text', 'Dear Ms Müller,\r\nyour order #5 is ready: 5 € {net} [~]'],
		['emoji', 'Hi 😀 👨‍👩‍👧‍👦 ❤️ 🇦🇺'],
		['other scripts', 'Привет 中文 שלום'],
		['the invisible marks that such text needs', '\u200fשלום\u200f 1-2 \u200eabc'],
		['letters whose accent GSM-7 lacks', 'François, São Paulo, Dvořák'],
		['raised figures, which would become part of the number', '10² m³'],
		['signs without a plain form', '25 °C, 5 ‰, ✓'],
		['an accent that GSM-7 does not have either', 'a\u0301'],
	])('%s', (_what, text) => {
		expect(replaceUnsupportedCharacters(text)).toBe(text);
	});

	it('characters without a plain form, and replaces the rest', () => {
		expect(replaceUnsupportedCharacters('“Hi” – see you… 😀')).toBe('"Hi" - see you... 😀');
	});

	it('three dots as one character where the text would need another part for them', () => {
		const text = `${'😀'.repeat(34)}’…`;
		expect(smsParts(text).parts).toBe(1);
		expect(replaceUnsupportedCharacters(text)).toBe(`${'😀'.repeat(34)}'…`);
	});

	it('a long row of dots that fits one part only as it is', () => {
		expect(replaceUnsupportedCharacters('…'.repeat(70))).toBe('…'.repeat(70));
	});
});

describe('replaceUnsupportedCharacters', () => {
	const pieces = fc.constantFrom(
		...[
			'a',
			'e',
			'f',
			'1',
			' ',
			'€',
			'{',
			'é',
			'\r\n',
			'“',
			'’',
			'–',
			'…',
			'½',
			'⅒',
			'ﬁ',
			'ﬃ',
			'œ',
			'™',
			'→',
			'\u00a0',
			'\t',
		],
		...[
			'•',
			'´',
			'\u0300',
			'\u0301',
			'\u0327',
			'\u200b',
			'\u200d',
			'\ufe0f',
			'\u202e',
			'😀',
			'👨‍👩‍👧',
			'я',
			'ç',
			'\ud83d',
			'\ude00',
			'\u212b',
		],
	);
	const run = fc
		.tuple(pieces, fc.constantFrom(1, 1, 1, 2, 5, 33, 66, 70))
		.map(([piece, count]) => piece.repeat(count));
	const texts = fc.oneof(
		fc.array(pieces, { maxLength: 200, size: 'max' }).map((chosen) => chosen.join('')),
		fc.array(run, { maxLength: 6 }).map((runs) => runs.join('')),
		fc.string({ unit: 'grapheme', maxLength: 80 }),
	);

	it('never makes a text dearer, and does the same the second time: nothing', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const plain = replaceUnsupportedCharacters(text);
				expect(smsParts(plain).parts).toBeLessThanOrEqual(smsParts(text).parts);
				expect(replaceUnsupportedCharacters(plain)).toBe(plain);
			}),
			{ numRuns: 5_000, seed: 20261122 },
		);
	});

	it('does not touch what GSM-7 has', () => {
		const gsm7 = fc.string({
			unit: fc.constantFrom(...'aZ09 @£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&\'^{}\\[~]|€\f'),
			maxLength: 400,
		});
		fc.assert(
			fc.property(gsm7, (text) => {
				expect(replaceUnsupportedCharacters(text)).toBe(text);
			}),
		);
	});
});

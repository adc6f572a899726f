import { findPhrases } from '../../../scripts/lint/findPhrases';
import { phrases } from '../../../scripts/lint/phrases';

describe.each(phrases)('$bad', ({ pattern, bad, good, instead }) => {
	it('is found by its own row, which says what to write', () => {
		expect(bad).toMatch(new RegExp(pattern, 'i'));
		expect(findPhrases(bad)).toContainEqual(expect.objectContaining({ line: 1, instead }));
	});

	it(`passes as "${good}"`, () => {
		expect(findPhrases(good)).toEqual([]);
	});
});

it('finds a phrase that goes over the lines of a comment, and names the line where it begins', () => {
	const text = '\n/**\n * Takes what is not a number, or is\n * no number at all.\n */\n';
	expect(findPhrases(text)).toMatchObject([{ line: 3, found: 'is no number' }]);
});

it.each([
	['in Markdown', 'The workflow\ngoes\non with the rest.', 2],
	['after two slashes', '// The workflow goes\n\t\t// on with the rest.', 1],
	['in a quotation', '> The workflow goes\n> on with the rest.', 1],
])('finds a phrase across lines %s', (_where, text, line) => {
	expect(findPhrases(text)).toMatchObject([{ line, found: 'goes on' }]);
});

it('finds every phrase of a text, in the order of its lines', () => {
	const found = findPhrases('Start it anew.\nWhatever it is.\nA text that is no URL, and anew.');
	expect(found.map(({ line, found: phrase }) => [line, phrase])).toEqual([
		[1, 'anew'],
		[2, 'Whatever'],
		[3, 'is no URL'],
		[3, 'anew'],
	]);
});

describe('an exception', () => {
	it.each([
		['on the same line', "test('whatever', run); // allow-phrase: \"whatever\" (GoFax's own word)"],
		['on the line before', "// allow-phrase: \"whatever\" (GoFax's own word)\ntest('whatever', run);"],
		['in Markdown', '<!-- allow-phrase: "whatever" (quoted) -->\nIt says "whatever".'],
	])('allows its phrase %s', (_where, text) => {
		expect(findPhrases(text)).toEqual([]);
	});

	it('allows no other phrase', () => {
		const text = '// allow-phrase: "whatever" (quoted)\nwhatever begins anew';
		expect(findPhrases(text)).toMatchObject([{ found: 'anew' }]);
	});

	it.each(['// allow-phrase: "anew"', '// allow-phrase: "anew" ()'])('needs a reason: %s', (comment) => {
		expect(findPhrases(`${comment}\nStart it anew.`)).not.toEqual([]);
	});

	it('holds for no line after the next', () => {
		expect(findPhrases('// allow-phrase: "anew" (quoted)\n\nStart it anew.')).toHaveLength(1);
	});
});

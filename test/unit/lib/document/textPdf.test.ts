import { textToPdf } from '../../../../lib/document/textPdf';

/** The lines that the PDF draws. */
const lines = (text: string) =>
	[
		...textToPdf(text)
			.toString('latin1')
			.matchAll(/^\((.*)\) '$/gm),
	].map(([, line]) => line);

test.each([
	['short lines stay', 'Dear Dr Lee,\r\n\r\nthank you.', ['Dear Dr Lee,', '', 'thank you.']],
	['blank lines at the beginning stay', '\n\nDear Dr Lee', ['', '', 'Dear Dr Lee']],
	['blank lines at the end go', 'Dear Dr Lee\n \n\t\r\n', ['Dear Dr Lee']],
	['a form feed at the end goes', 'one\ftwo\f', ['one', 'two']],
	[
		'every kind of line break counts',
		'a\r\nb\rc\u0085d\u2028e\u2029f\vg',
		['a', 'b', 'c', 'd', 'e', 'f', 'g'],
	],
	['an indent stays', '  * one\n\t* two', ['  * one', '        * two']],
	['tabs make columns', 'a\tb\nabc\td', ['a       b', 'abc     d']],
	[
		'a long line breaks at a space',
		`${'word '.repeat(20)}end`,
		['word '.repeat(14).trim(), `${'word '.repeat(6)}end`],
	],
	['a line without a space breaks where it is full', 'x'.repeat(80), ['x'.repeat(72), 'x'.repeat(8)]],
	['an indented one too', `  ${'x'.repeat(80)}`, [`  ${'x'.repeat(70)}`, 'x'.repeat(10)]],
	['a line that just fits is one', 'x'.repeat(72), ['x'.repeat(72)]],
	['brackets and backslashes are escaped', 'a(b)\\c', ['a\\(b\\)\\\\c']],
	['what prints nothing is left out', '\ufeffa\u200bb\u00adc', ['abc']],
	['dashes and spaces that look alike are replaced', 'a\u2011b\u202fc\u2212d', ['a-b c-d']],
	['a letter with its accent apart becomes one', 'e\u0301', ['\xe9']],
	['the euro sign has its place in the font', '€', ['\x80']],
])('%s', (_, text, expected) => {
	expect(lines(text)).toEqual(expected);
});

test.each(['', '  \n\t ', '\f', '\u200b'])('nothing to print: %j', (text) => {
	expect(() => textToPdf(text)).toThrow('There is no text to fax');
});

test.each([
	['日', /"日" \(U\+65E5\)/],
	['👍', /"👍" \(U\+1F44D\)/],
	['\u0007', /text: U\+0007$/],
	['\u0081', /text: U\+0081$/],
])('a character that the font does not have is named: %j', (text, message) => {
	expect(() => textToPdf(`Hello ${text}`)).toThrow(message);
});

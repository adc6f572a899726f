import * as fc from 'fast-check';
import { differences, sameIn, takeOver } from '../../../../lib/settings/differences';
import { pathText } from '../../../../lib/settings/settings';
import { settingsOf } from './settingsOf';

type Content = object | string;
const names = (a: Content, b: Content) => differences(settingsOf(a), settingsOf(b)).map(pathText);

describe('differences', () => {
	it.each<[string, Content, Content, string[]]>([
		['a changed text', { Url: 'a' }, { Url: 'b' }, ['Url']],
		['a changed nested value', { N: { Url: 'a', X: 1 } }, { N: { Url: 'b', X: 1 } }, ['N.Url']],
		['a value that is gone', { A: 1 }, {}, ['A']],
		['a value that is new', {}, { A: 1 }, ['A']],
		['a type', { A: 1 }, { A: '1' }, ['A']],
		['false, which is not empty', { A: false }, { A: null }, ['A']],
		['zero, which is not empty', { A: 0 }, {}, ['A']],
		['a list', { A: [1, 2] }, { A: [2, 1] }, ['A']],
		['a list that became empty', { A: [1] }, { A: [] }, ['A']],
		['a field in a list of objects', { A: [{ B: 1 }, { B: 2 }] }, { A: [{ B: 1 }, { B: 3 }] }, ['A.1.B']],
		['the last digit of a long number', '{"A":12345678901234567890}', '{"A":12345678901234567891}', ['A']],
		['digits that were lost', '{"A":12345678901234567890}', '{"A":12345678901234567000}', ['A']],
		['digits in a list that were lost', '{"A":[9007199254740993]}', '{"A":[9007199254740992]}', ['A']],
		['another path of a URL', { A: 'https://a.example.com/x' }, { A: 'https://a.example.com/X' }, ['A']],
		['another case of a key', { url: 'a' }, { Url: 'a' }, ['url', 'Url']],
		['an object that became a text', { A: { B: 1 } }, { A: 'x' }, ['A.B', 'A']],
		['an object that became null', { A: { B: 1 } }, { A: null }, ['A.B']],
		['a password', { Password: 'a' }, { Password: 'b' }, ['Password']],
		['a password that was removed', { Password: 'a' }, { Password: '' }, ['Password']],
		['a field that everything inherits', { constructor: 'x' }, {}, ['constructor']],
		[
			'a switch whose name speaks of changes',
			{ NotifyWhenChanged: true },
			{ NotifyWhenChanged: false },
			['NotifyWhenChanged'],
		],
		['a version that the user sets', { PdfVersion: '1.4' }, { PdfVersion: '1.7' }, ['PdfVersion']],
		['the last of a key that is there twice', '{"A":1,"A":2}', '{"A":1,"A":3}', ['A']],
		['asterisks in a field that is not a secret', { Header: '***' }, { Header: 'ACME' }, ['Header']],
	])('sees %s', (_what, a, b, changed) => {
		expect(names(a, b)).toEqual(changed);
	});

	it.each<[string, Content, Content]>([
		['the order of fields', { a: 1, b: 2 }, { b: 2, a: 1 }],
		['white space', '{"a":[1,2]}', '{ "a" : [ 1, 2 ] }'],
		['the spelling of a character', '{"a":"\\u00fc\\/"}', '{"a":"ü/"}'],
		['the spelling of a number', '{"a":1.50}', '{"a":1.5}'],
		['null and an empty text', { Url: null }, { Url: '' }],
		['a missing field and null', {}, { Url: null }],
		['a missing field and an empty text', { Url: '' }, {}],
		['a missing object and one of empty fields', {}, { N: { Url: '', User: null } }],
		['null and an object of empty fields', { N: null }, { N: { Url: '', User: null } }],
		['null and an empty object', { N: null }, { N: {} }],
		['the normal form of a URL', { Url: 'https://A.example.com' }, { Url: 'https://a.example.com/' }],
		['an empty field of a name that everything inherits', { constructor: '' }, {}],
		['LastUpdated', { LastUpdated: '2023-04-19T00:00:00' }, { LastUpdated: '2023-04-19T00:00:01' }],
		['LastUpdateDate, as the portal calls it', { LastUpdateDate: 'a' }, { LastUpdateDate: 'b' }],
		['updatedAt', { updatedAt: 'a' }, { updatedAt: 'b' }],
		['DateModified', { N: { DateModified: 1 } }, { N: { DateModified: 2 } }],
		['ModifiedBy', { ModifiedBy: 'portal' }, { ModifiedBy: 'api' }],
		['LastModifiedDateUtc', { LastModifiedDateUtc: 'a' }, { LastModifiedDateUtc: 'b' }],
		['last_modified_at', { last_modified_at: 'a' }, { last_modified_at: 'b' }],
		['RowVersion', { RowVersion: 'AAA=' }, { RowVersion: 'AAB=' }],
		['ETag', { ETag: 'a' }, { ETag: 'b' }],
		['a password that one side hides', { Password: 'secret' }, { Password: '********' }],
		['a password that the other side hides', { Password: '●●●●' }, { Password: 'secret' }],
		['a token that is hidden', { ApiToken: 'xxxx' }, { ApiToken: 'abcd' }],
	])('does not mind %s', (_what, a, b) => {
		expect(names(a, b)).toEqual([]);
	});

	it('finds none between settings and themselves, and the same from both sides', () => {
		const content = fc.dictionary(fc.string(), fc.jsonValue());
		fc.assert(
			fc.property(content, content, (a, b) => {
				expect(names(a, a)).toEqual([]);
				expect(names(a, b).sort()).toEqual(names(b, a).sort());
			}),
		);
	});
});

describe('takeOver', () => {
	it.each<[string, string, string]>([
		['values', '{"a":1,"b":2}', '{"a":1.50,"b":3}'],
		['null in place of a text', '{"a":"x"}', '{"a":null}'],
		['a field that is missing', '{"a":1,"b":2}', '{"a":1}'],
		['a field that is new', '{"a":1}', '{"a":1,"b": 2}'],
		['an object in place of null', '{"a":null}', '{"a":{"b":1}}'],
		['a text in place of an object', '{"a":{"b":1}}', '{"a":"x"}'],
	])('makes %s as they are in the others', (_what, text, others) => {
		const [settings, from] = [settingsOf(text), settingsOf(others)];
		const paths = differences(settings, from);
		expect(differences(takeOver(settings, from, paths), from)).toEqual([]);
	});

	it('leaves all other fields alone, letter for letter', () => {
		const taken = takeOver(settingsOf('{ "a":1.50,"b" : "x" }'), settingsOf('{"a":2,"b":"\\u00fc"}'), [
			['b'],
		]);
		expect(taken.text).toBe('{ "a":1.50,"b" : "\\u00fc" }');
	});
});

test('sameIn tells which of some fields are the same', () => {
	const [a, b] = [settingsOf({ x: 1, y: '', z: 'a' }), settingsOf({ x: 1, z: 'b' })];
	expect(sameIn(a, b, [['x'], ['y'], ['z']])).toEqual([['x'], ['y']]);
});

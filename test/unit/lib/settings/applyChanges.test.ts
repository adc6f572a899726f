import * as fc from 'fast-check';
import { applyChanges, readChanges } from '../../../../lib/settings/applyChanges';
import { pathText } from '../../../../lib/settings/settings';
import { problemOf } from '../problemOf';
import { settingsOf } from './settingsOf';

const BEFORE = `{ "Url":"a", "Retries":3, "Rate":1.50, "Active":true, "Note":null, "N":{"User":"\\u00fc", "Count":1},
	"List":[1], "Hooks":[{"Url":"x"}], "Id":12345678901234567890, "Version":7, "Password":"p", "Empty":{} }`;

const apply = (json: string, settings = BEFORE) => applyChanges(settingsOf(settings), readChanges(json));
/** The settings' text with one piece of it replaced. */
const replaced = (piece: string, by: string) => BEFORE.replace(piece, by);

describe('applyChanges', () => {
	it.each<[string, string, string]>([
		['a text', '{"Url":"b"}', replaced('"a"', '"b"')],
		['another case', '{"url":"b"}', replaced('"a"', '"b"')],
		['a place with dots', '{"n.user":"x"}', replaced('"\\u00fc"', '"x"')],
		['the end of a place', '{"User":"x"}', replaced('"\\u00fc"', '"x"')],
		['an object, field by field', '{"N":{"User":"x"}}', replaced('"\\u00fc"', '"x"')],
		['a place with dots and an object in it', '{"n":{"user":"x"}}', replaced('"\\u00fc"', '"x"')],
		['a text as it was spelled', '{"Url":"\\u00e4\\/"}', replaced('"a"', '"\\u00e4\\/"')],
		['a number as a text', '{"Retries":" 5 "}', replaced('3', '5')],
		['a number with a plus and zeros', '{"Retries":"+005"}', replaced('3', '5')],
		['a number', '{"Retries":5}', replaced('3', '5')],
		[
			'a number with more digits than JavaScript can hold',
			'{"Retries":9007199254740993}',
			replaced('3', '9007199254740993'),
		],
		['such a number as a text', '{"Retries":"9007199254740993"}', replaced('3', '9007199254740993')],
		['such a number for a text', '{"Url":9007199254740993}', replaced('"a"', '"9007199254740993"')],
		['decimals as they were spelled', '{"Retries":2.50}', replaced('3', '2.50')],
		['true as a text', '{"Active":"False"}', replaced('true', 'false')],
		['a switch', '{"Active":false}', replaced('true', 'false')],
		['a number for a text', '{"Url":7}', replaced('"a"', '"7"')],
		['a switch for a text', '{"Url":true}', replaced('"a"', '"true"')],
		['a text for null', '{"Note":"5"}', replaced('null', '"5"')],
		['an object for null', '{"Note":{"a":1.0}}', replaced('null', '{"a":1.0}')],
		['null', '{"Url":null}', replaced('"a"', 'null')],
		['null for a number', '{"Retries":null}', replaced('3', 'null')],
		['an empty text', '{"Url":""}', replaced('"a"', '""')],
		['a list', '{"List":[2, "x"]}', replaced('[1]', '[2, "x"]')],
		['an empty list', '{"List":[]}', replaced('[1]', '[]')],
		['a list of objects', '{"Hooks":[{"Url":"y"}]}', replaced('[{"Url":"x"}]', '[{"Url":"y"}]')],
		['a field in a list of objects', '{"Hooks.0.Url":"y"}', replaced('"x"', '"y"')],
		['an object for an empty one', '{"Empty":{"a":1}}', replaced('{}', '{"a":1}')],
		['a password', '{"Password":"new"}', replaced('"p"', '"new"')],
		['several at once', '{"Url":"b","Retries":"4"}', replaced('"a"', '"b"').replace('3', '4')],
	])('applies %s and leaves the rest, letter for letter', (_what, json, text) => {
		expect(apply(json).settings.text).toBe(text);
	});

	it.each<[string, string]>([
		['a text', '{"Url":"a"}'],
		['a text in another spelling', '{"User":"ü"}'],
		['a number as a text', '{"Retries":"3"}'],
		['a number in another spelling', '{"Rate":1.5}'],
		['a number that JavaScript cannot hold, as a text', '{"Id":"12345678901234567890"}'],
		['a field that GoFax keeps itself', '{"Version":7}'],
	])('changes nothing where %s is so already, and says which was asked for', (_what, json) => {
		const { settings, asked } = apply(json);
		expect(settings.text).toBe(BEFORE);
		expect(asked).toHaveLength(1);
	});

	it.each<[string, string, RegExp, RegExp]>([
		['a word for a number', '{"Retries":"many"}', /"many" does not fit the setting "Retries"/, /a number/],
		['an empty text for a number', '{"Retries":""}', /"" does not fit/, /a number/],
		['a switch for a number', '{"Retries":true}', /true does not fit/, /a number/],
		['an infinite number', '{"N.Count":"Infinity"}', /"N\.Count"/, /a number/],
		['a number without end', '{"Retries":"1e999"}', /does not fit/, /a number/],
		['a number in hexadecimal', '{"Retries":"0x10"}', /does not fit/, /a number/],
		['a decimal comma', '{"Retries":"1,5"}', /does not fit/, /a number/],
		['a word for a switch', '{"Active":"yes"}', /"yes" does not fit the setting "Active"/, /true or false/],
		['a number for a switch', '{"Active":1}', /1 does not fit the setting "Active"/, /true or false/],
		[
			'an object for a switch',
			'{"Active":{"toString":[]}}',
			/does not fit the setting "Active"/,
			/true or false/,
		],
		['a list for a text', '{"Url":["a"]}', /\["a"\] does not fit the setting "Url"/, /one text/],
		['a text for a list', '{"List":"1"}', /"1" does not fit the setting "List"/, /a list/],
		['an object for a text', '{"Url":{"a":1}}', /does not fit the setting "Url"/, /one text/],
		['an object for a list', '{"List":{"a":1}}', /does not fit the setting "List"/, /a list/],
		['null for a group', '{"N":null}', /null does not fit the setting "N"/, /N\.User, N\.Count/],
		['a text for a group', '{"N":"x"}', /"x" does not fit the setting "N"/, /several settings/],
		['an unknown name', '{"Nope":1}', /no setting "Nope"/, /Url, Retries/],
		['an unknown nested name', '{"N":{"Nope":1}}', /no setting "N\.Nope"/, /N\.User/],
		['a name that everything inherits', '{"constructor":"x"}', /no setting "constructor"/, /Url/],
		['nothing', '{}', /nothing to change/, /at least one/],
		['an empty object', '{"N":{}}', /nothing to change in "N"/, /at least one/],
		['an empty object of a name that is not there', '{"A":{}}', /nothing to change in "A"/, /at least one/],
		['one setting twice', '{"Url":"b","url":"c"}', /"Url" is in the changes twice/, /Remove one/],
		['one key twice', '{"Url":"b","Url":"c"}', /"Url" is in the changes twice/, /Remove one/],
		[
			'one setting by name and by group',
			'{"N":{"User":"b"},"User":"c"}',
			/"N\.User" is in the changes twice/,
			/Remove one/,
		],
		[
			'a field that GoFax keeps itself',
			'{"Version":8}',
			/GoFax keeps the setting "Version" itself/,
			/Leave it out/,
		],
		['our own mask', '{"Password":"********"}', /"Password" is not the real one/, /Setting > Get/],
		['our other mask', '{"Url":"https://a/?token=[hidden]"}', /"Url" is not the real one/, /Setting > Get/],
		[
			'a mask in a parameter',
			'{"Url":"https://a/?token=****"}',
			/"Url" is not the real one/,
			/Setting > Get/,
		],
	])('refuses %s', (_what, json, message, advice) => {
		const problem = problemOf(() => apply(json));
		expect(problem.message).toMatch(message);
		expect(problem.advice).toMatch(advice);
	});

	it('does not show a secret that does not fit', () => {
		const { message } = problemOf(() => apply('{"Password":["my-secret"]}'));
		expect(message).toBe('The new value does not fit the setting "Password"');
	});

	it('changes a key with a dot in it, or the nested one, as they are meant', () => {
		const both = '{"a.b":1,"a":{"b":2}}';
		expect(apply('{"a":{"b":5}}', both).settings.text).toBe('{"a.b":1,"a":{"b":5}}');
		expect(apply('{"\\"a.b\\"":5}', both).settings.text).toBe('{"a.b":5,"a":{"b":2}}');
		expect(problemOf(() => apply('{"a.b":5}', both)).advice).toContain('"a.b", a.b');
	});

	it('changes the field that is named and no other, in any settings', () => {
		const key = fc.stringMatching(/^[A-Z][a-z]{1,6}$/);
		const entries = fc.uniqueArray(fc.tuple(key, fc.string()), {
			selector: ([name]) => name,
			minLength: 2,
			maxLength: 8,
		});
		fc.assert(
			fc.property(entries, fc.string(), (all, value) => {
				fc.pre(!/^(version|etag)$/i.test(all[0]?.[0] ?? ''));
				const [name, old] = all[0] ?? ['', ''];
				const { settings, asked } = apply(
					JSON.stringify({ [name.toLowerCase()]: value }),
					JSON.stringify(Object.fromEntries(all)),
				);
				expect(JSON.parse(settings.text)).toEqual({ ...Object.fromEntries(all), [name]: value });
				expect(asked.map(pathText)).toEqual([name]);
				expect(old).toBeDefined();
			}),
		);
	});
});

test.each(['', 'x', '[]', 'null', '"a"', "{'a':1}", '{"a":1,}', '{a:1}'])(
	'readChanges refuses %j',
	(text) => {
		expect(problemOf(() => readChanges(text)).message).toBe('The changes are not a JSON object');
	},
);

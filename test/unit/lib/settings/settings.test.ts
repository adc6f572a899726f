import {
	findPlace,
	parseSettings,
	pathText,
	settingsInAnswer,
	textAt,
	withField,
} from '../../../../lib/settings/settings';
import { problemOf } from '../problemOf';
import { settingsOf } from './settingsOf';

describe('settingsInAnswer', () => {
	const inside = '{ "Rate" : 1.50, "Id":12345678901234567890,"Name":"\\u00fc" , "A":1,"A":2 }';

	it.each([
		['Response', `{"Success":true,"Response":${inside}}`],
		['response', `{"success":true,"message":null,"response": ${inside} }`],
		['RESPONSE, first', `{"RESPONSE":${inside},"SUCCESS":true}`],
		['Payload', `{"success":true,"statusCode":200,"payload":${inside},"errors":[]}`],
		['result without Success', `{"result":${inside}}`],
		['Response beside another wrapper that is null', `{"Success":true,"Payload":null,"Response":${inside}}`],
		['Payload where Response is null', `{"Success":true,"Response":null,"Payload":${inside}}`],
		['Response beside a key that nobody knows', `{"Success":true,"TraceId":"x","Response":${inside}}`],
		['nothing, a bare body', inside],
		['a byte order mark', `\uFEFF${inside}`],
		['a byte order mark and an envelope', `\uFEFF\r\n{"Success":true,"Response":${inside}}\r\n`],
	])('finds the settings under %s, letter for letter', (_what, answer) => {
		expect(settingsInAnswer(answer)?.text).toBe(inside);
	});

	it('takes the body without the keys of the envelope where nothing wraps the settings', () => {
		const answer = '{"Success":true,"Message":null,"Url":"\\/x", "Rate":1.50,"ValidationErrors":null}';
		expect(settingsInAnswer(answer)?.text).toBe('{"Url":"\\/x", "Rate":1.50}');
	});

	it.each([
		['a setting called Message', '{"Message":"Hello","Url":""}'],
		['a group called Payload', '{"Url":"","Payload":{"Format":"json"}}'],
		['a group called Result', '{"Result":{"Email":true},"Url":""}'],
	])('takes a bare body with %s for settings as a whole', (_what, answer) => {
		expect(settingsInAnswer(answer)?.text).toBe(answer);
	});

	it.each([
		'',
		'null',
		'true',
		'[]',
		'"text"',
		'<html>',
		'{}',
		'{"Success":true}',
		'{"Success":true,"Response":null}',
		'{"Success":true,"Response":{}}',
		'{"Success":true,"Response":[{"Url":""}]}',
		'{"Success":true,"Response":"{\\"Url\\":\\"\\"}"}',
		'{"Message":"Not now","Response":null}',
	])('finds no settings in %j', (answer) => {
		expect(settingsInAnswer(answer)).toBeUndefined();
	});
});

test('parseSettings knows nothing in what is not an object with fields', () => {
	expect(['', '[]', '{}', '1'].map(parseSettings)).toEqual([undefined, undefined, undefined, undefined]);
});

describe('textAt', () => {
	it.each<[string, Array<string | number>, string]>([
		['a text', ['a', 'b'], 'x'],
		['a number', ['n'], '5'],
		['nothing at null', ['z'], ''],
		['nothing at a group', ['a'], ''],
		['nothing after a plain value', ['a', 'b', 'c'], ''],
		['nothing that every object inherits', ['constructor'], ''],
		['nothing of a prototype', ['__proto__', 'toString'], ''],
		['the last of a key that is there twice', ['d'], '2'],
	])('finds %s', (_what, path, text) => {
		expect(textAt(settingsOf('{"a":{"b":"x"},"n":5,"z":null,"d":"1","d":"2"}'), path)).toBe(text);
	});
});

test('withField changes the text and what is found in it', () => {
	const changed = withField(settingsOf('{"a":1, "b":"\\u00fc"}'), ['a'], '2.0');
	expect(changed.text).toBe('{"a":2.0, "b":"\\u00fc"}');
	expect(textAt(changed, ['a'])).toBe('2');
});

test.each([
	[['Url'], 'Url'],
	[['Notifications', 'Url'], 'Notifications.Url'],
	[['Webhooks', 0, 'Url'], 'Webhooks.0.Url'],
	[['a.b', 'c'], '"a.b".c'],
	[['', 'x'], '"".x'],
])('pathText writes %j as %s', (path, text) => {
	expect(pathText(path)).toBe(text);
});

describe('findPlace', () => {
	const all = settingsOf({
		Url: '',
		Notifications: { Url: '', User: '', Fax: { Address: '' } },
		Retries: 3,
		'a.b': 1,
		x: { y: 1 },
		Hooks: [{ Target: '' }, { Target: '' }],
		Address: { Street: '' },
		' spaced ': 1,
	});

	it.each([
		['a key', 'Retries', ['Retries']],
		['a key in another case', ' retries ', ['Retries']],
		['a nested key', 'User', ['Notifications', 'User']],
		['the whole way', 'notifications.url', ['Notifications', 'Url']],
		['the end of the way', 'fax.address', ['Notifications', 'Fax', 'Address']],
		['a key at the top before the same key below', 'Url', ['Url']],
		['a group at the top before the same key below', 'Address', ['Address']],
		['a key with a dot in it', 'a.b', ['a.b']],
		['a key with a dot in it, in quotes', '"a.b"', ['a.b']],
		['a field in a list of objects', 'Hooks.1.Target', ['Hooks', 1, 'Target']],
		['a key with blanks around it', 'spaced', [' spaced ']],
	])('finds %s', (_what, name, path) => {
		expect(findPlace(all, name).path).toEqual(path);
	});

	it('takes the exact case before any other', () => {
		const both = settingsOf({ url: 1, Url: 2, URL: 3 });
		expect(findPlace(both, 'Url').raw).toBe('2');
		expect(problemOf(() => findPlace(both, 'uRL')).advice).toContain('url, Url, URL');
	});

	it('tells a key with a dot from a nested one by the way to it, or by quotes', () => {
		const both = settingsOf({ 'a.b': 1, a: { b: 2 } });
		expect(problemOf(() => findPlace(both, 'a.b')).advice).toContain('"a.b", a.b');
		expect(findPlace(both, '"a.b"').raw).toBe('1');
		expect(findPlace(both, ['a', 'b']).raw).toBe('2');
	});

	it('lists what is there where a name is not', () => {
		const { message, advice } = problemOf(() => findPlace(all, 'Urll'));
		expect(message).toBe('GoFax has no setting "Urll"');
		expect(advice).toContain('Url, Notifications.Url, Notifications.User');
	});

	it('lists the places of a name that is at several', () => {
		const { message, advice } = problemOf(() =>
			findPlace(settingsOf({ A: { Url: '' }, B: { url: '' } }), 'URL'),
		);
		expect(message).toBe('GoFax has several settings "URL"');
		expect(advice).toContain('A.Url, B.url');
	});

	it('does not choose between two of the same key', () => {
		const { message } = problemOf(() => findPlace(settingsOf('{"Url":"a","Url":"b"}'), 'Url'));
		expect(message).toBe('GoFax has the setting "Url" twice');
	});

	it.each(['constructor', '__proto__', 'toString', ''])('finds no %j that every object inherits', (name) => {
		expect(problemOf(() => findPlace(all, name)).message).toBe(`GoFax has no setting "${name}"`);
	});
});

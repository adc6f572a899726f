import * as fc from 'fast-check';
import { isObject, type JsonObject } from '../../../../lib/json';
import {
	applyChanges,
	differences,
	findField,
	leaves,
	maskedSecrets,
	pathText,
	valueAt,
	withoutSecrets,
	withValue,
	type Settings,
} from '../../../../lib/settings/settings';
import { problemOf } from '../problemOf';

/** Settings as JSON can hold them, with the keys that are special in JavaScript among the others. */
const key = fc.oneof(
	fc.constantFrom('a', 'b', 'Url', 'constructor', '__proto__', 'Password', ''),
	fc.string(),
);
const plain = fc.oneof(
	fc.string(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.string(), { maxLength: 2 }),
);
const settings: fc.Arbitrary<Settings> = fc.letrec<{ node: JsonObject }>((tie) => ({
	node: fc.dictionary(key, fc.oneof({ depthSize: 'small' }, plain, tie('node')), { maxKeys: 5 }),
})).node;

const names = (a: Settings, b: Settings) => differences(a, b).map(pathText);

describe('leaves', () => {
	it('gives every plain value with its place; lists are plain values', () => {
		expect(leaves({ a: 1, b: { c: null, d: { e: '' } }, f: [1, { g: 2 }], h: {} })).toEqual([
			{ path: ['a'], value: 1 },
			{ path: ['b', 'c'], value: null },
			{ path: ['b', 'd', 'e'], value: '' },
			{ path: ['f'], value: [1, { g: 2 }] },
		]);
	});

	it('gives places at which valueAt finds the value', () => {
		fc.assert(
			fc.property(settings, (all) => {
				for (const { path, value } of leaves(all)) expect(valueAt(all, path)).toBe(value);
			}),
		);
	});
});

describe('valueAt', () => {
	it.each([
		['a value', ['a', 'b'], 1],
		['an object', ['a'], { b: 1 }],
		['nothing behind a plain value', ['a', 'b', 'c'], undefined],
		['nothing at an unknown place', ['x', 'y'], undefined],
		['nothing that every object inherits', ['constructor'], undefined],
		['nothing of a prototype', ['__proto__', 'toString'], undefined],
	])('finds %s', (_what, path, value) => {
		expect(valueAt({ a: { b: 1 } }, path)).toEqual(value);
	});
});

describe('withValue', () => {
	it.each([
		['changes a field', { a: 1, b: 2 }, ['a'], { a: 9, b: 2 }],
		['changes a nested field', { a: { b: 1, c: 2 } }, ['a', 'b'], { a: { b: 9, c: 2 } }],
		['adds a field', { a: 1 }, ['b', 'c'], { a: 1, b: { c: 9 } }],
		['puts an object in place of null', { a: null }, ['a', 'b'], { a: { b: 9 } }],
		['changes nothing without a place', { a: 1 }, [], { a: 1 }],
	])('%s', (_what, before, path, after) => {
		expect(withValue(before, path, 9)).toEqual(after);
	});

	it('sets that value, moves no other, and leaves the original alone', () => {
		fc.assert(
			fc.property(settings, fc.nat(), plain, (all, index, value) => {
				const places = leaves(all);
				fc.pre(places.length > 0);
				const path = places[index % places.length]?.path ?? [];
				const copy = structuredClone(all);
				const next = withValue(all, path, value);

				expect(valueAt(next, path)).toEqual(value);
				expect(all).toEqual(copy);
				expect(
					leaves(next).map((leaf) => (leaf.path.join('\0') === path.join('\0') ? 'changed' : leaf)),
				).toEqual(places.map((leaf) => (leaf.path === path ? 'changed' : leaf)));
				expect(differences(all, next).every((changed) => changed.join('\0') === path.join('\0'))).toBe(true);
			}),
		);
	});
});

describe('differences', () => {
	it.each([
		['a changed text', { Url: 'a' }, { Url: 'b' }, ['Url']],
		['a changed nested value', { N: { Url: 'a', X: 1 } }, { N: { Url: 'b', X: 1 } }, ['N.Url']],
		['a value that is gone', { A: 1 }, {}, ['A']],
		['a value that is new', {}, { A: 1 }, ['A']],
		['a type', { A: 1 }, { A: '1' }, ['A']],
		['false, which is not empty', { A: false }, { A: null }, ['A']],
		['zero, which is not empty', { A: 0 }, {}, ['A']],
		['a list', { A: [1, 2] }, { A: [2, 1] }, ['A']],
		['another path of a URL', { A: 'https://a.example.com/x' }, { A: 'https://a.example.com/X' }, ['A']],
		['other case of a key, which JSON has as another field', { url: 'a' }, { Url: 'a' }, ['url', 'Url']],
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
	])('sees %s', (_what, a, b, changed) => {
		expect(names(a, b)).toEqual(changed);
	});

	it.each([
		['the order of fields', { a: 1, b: 2 }, { b: 2, a: 1 }],
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

	it('sees asterisks in a field that is no secret', () => {
		expect(names({ Header: '***' }, { Header: 'ACME' })).toEqual(['Header']);
	});

	it('finds none between settings and themselves, and the same from both sides', () => {
		fc.assert(
			fc.property(settings, settings, (a, b) => {
				expect(differences(a, structuredClone(a))).toEqual([]);
				expect(names(a, b).sort()).toEqual(names(b, a).sort());
			}),
		);
	});
});

describe('maskedSecrets', () => {
	it.each([
		['asterisks', { Password: '********' }, ['Password']],
		['bullets', { N: { WebhookSecret: '••••' } }, ['N.WebhookSecret']],
		['letters x', { apiToken: 'XXXX' }, ['apiToken']],
		['one inside a list', { Users: [{ Name: 'a', Password: '****' }] }, ['Users.0.Password']],
		['a list of secrets', { Tokens: ['****'] }, ['Tokens.0']],
		['a short name', { WebhookPass: '***' }, ['WebhookPass']],
		['none in a real password', { Password: 'hunter2' }, []],
		['none in an empty one', { Password: '', Token: null }, []],
		['none in other fields', { Header: '****' }, []],
	])('finds %s', (_what, all, paths) => {
		expect(maskedSecrets(all).map(pathText)).toEqual(paths);
	});
});

describe('withoutSecrets', () => {
	it.each([
		['a password', { Url: 'https://a', Password: 'p' }, { Url: 'https://a', Password: '********' }],
		[
			'a nested secret',
			{ N: { SigningSecret: 's', User: 'u' } },
			{ N: { SigningSecret: '********', User: 'u' } },
		],
		[
			'the short names of a password',
			{ WebhookPass: 'p', pwd: 'p', api_key: 'k' },
			{ WebhookPass: '********', pwd: '********', api_key: '********' },
		],
		['a number', { TokenPin: 1234 }, { TokenPin: '********' }],
		[
			'secrets inside a list',
			{ Users: [{ Name: 'a', Password: 'p' }] },
			{ Users: [{ Name: 'a', Password: '********' }] },
		],
		['a list of secrets', { ApiTokens: ['t1', 't2'] }, { ApiTokens: ['********', '********'] }],
		['the inside of a secret', { Password: { Value: 'p' } }, { Password: { Value: '********' } }],
		[
			'nothing where there is nothing',
			{ Password: '', Token: null, HasPassword: true },
			{ Password: '', Token: null, HasPassword: true },
		],
	])('hides %s', (_what, all, shown) => {
		const copy = structuredClone(all);
		expect(withoutSecrets(all)).toEqual(shown);
		expect(all).toEqual(copy);
	});

	it('shows no secret, and everything else as it is', () => {
		const value = fc.stringMatching(/^secret-[a-z]{8}$/);
		fc.assert(
			fc.property(settings, fc.array(key), value, (all, above, secret) => {
				const shown = withoutSecrets(withValue(all, [...above, 'Password'], secret));
				expect(JSON.stringify(shown)).not.toContain(secret);
				expect(leaves(shown).map(({ path }) => pathText(path))).toEqual(
					leaves(withValue(all, [...above, 'Password'], secret)).map(({ path }) => pathText(path)),
				);
			}),
		);
	});
});

describe('findField', () => {
	const all = { Url: '', Notifications: { Url: '', User: '' }, Retries: 3, 'a.b': 1 };

	it.each([
		['a key', 'Retries', ['Retries']],
		['a key of other case', ' retries ', ['Retries']],
		['a nested key', 'User', ['Notifications', 'User']],
		['the whole place', 'notifications.url', ['Notifications', 'Url']],
		['a key at the top before the same key below', 'Url', ['Url']],
		['a key with a dot in it', 'a.b', ['a.b']],
	])('finds %s', (_what, name, path) => {
		expect(findField(all, name)).toEqual(path);
	});

	it('lists what is there where a name is not', () => {
		const { message, advice } = problemOf(() => findField(all, 'Urll'));
		expect(message).toBe('GoFax has no setting "Urll"');
		expect(advice).toContain('Url, Notifications.Url, Notifications.User, Retries, a.b');
	});

	it('says that there are none in empty settings', () => {
		expect(problemOf(() => findField({}, 'Url')).advice).toMatch(/none\.$/);
	});

	it('lists the places of a name that is at several', () => {
		const { message, advice } = problemOf(() => findField({ A: { Url: '' }, B: { url: '' } }, 'URL'));
		expect(message).toBe('The setting "URL" stands in several places');
		expect(advice).toContain('A.Url, B.url');
	});
});

describe('applyChanges', () => {
	const before: Settings = {
		Url: 'a',
		Retries: 3,
		Active: true,
		Note: null,
		N: { User: 'u', Count: 1 },
		List: [1],
	};

	it.each([
		['a text', { Url: 'b' }, { Url: 'b' }],
		['another case', { url: 'b' }, { Url: 'b' }],
		['a place with dots', { 'n.user': 'x' }, { N: { User: 'x', Count: 1 } }],
		['an object', { N: { User: 'x' } }, { N: { User: 'x', Count: 1 } }],
		['a number as a text', { Retries: ' 5 ' }, { Retries: 5 }],
		['a number', { Retries: 5 }, { Retries: 5 }],
		['true as a text', { Active: 'False' }, { Active: false }],
		['a switch', { Active: false }, { Active: false }],
		['a number for a text', { Url: 7 }, { Url: '7' }],
		['a text for what was empty', { Note: '5' }, { Note: '5' }],
		['null', { Url: null }, { Url: null }],
		['an empty text', { Url: '' }, { Url: '' }],
		['a list', { List: [2] }, { List: [2] }],
		['several at once', { Url: 'b', Retries: '4' }, { Url: 'b', Retries: 4 }],
		['nothing', {}, {}],
	])('applies %s and leaves the rest', (_what, changes, changed) => {
		expect(applyChanges(before, changes)).toEqual({ ...before, ...changed });
	});

	it.each([
		['a word for a number', { Retries: 'many' }, /"many" does not fit the setting "Retries"/, /a number/],
		['an empty text for a number', { Retries: '' }, /"" does not fit/, /a number/],
		['an infinite number', { 'N.Count': 'Infinity' }, /"N\.Count"/, /a number/],
		['a word for a switch', { Active: 'yes' }, /"yes" does not fit the setting "Active"/, /true or false/],
		['an unknown name', { Nope: 1 }, /no setting "Nope"/, /Url, Retries, Active/],
		['an unknown nested name', { N: { Nope: 1 } }, /no setting "N\.Nope"/, /N\.User/],
		['a name that everything inherits', { constructor: 'x' }, /no setting "constructor"/, /Url/],
	])('refuses %s', (_what, changes, message, advice) => {
		const problem = problemOf(() => applyChanges(before, changes));
		expect(problem.message).toMatch(message);
		expect(problem.advice).toMatch(advice);
	});

	it('changes the fields that are named and no other, whatever the settings', () => {
		const simpleKey = fc.stringMatching(/^[A-Z][a-z]{1,6}$/);
		const distinct = fc.uniqueArray(fc.tuple(simpleKey, fc.string()), {
			selector: ([name]) => name,
			minLength: 2,
			maxLength: 8,
		});
		fc.assert(
			fc.property(distinct, fc.string(), (entries, value) => {
				const all: Settings = Object.fromEntries(entries);
				const [name] = entries[0] ?? ['x'];
				const next = applyChanges(all, { [name.toLowerCase()]: value });
				expect(next).toEqual({ ...all, [name]: value });
			}),
		);
	});

	it('takes its own result for no change', () => {
		fc.assert(
			fc.property(settings, (all) => {
				const unambiguous = leaves(all).every(
					({ path }) =>
						leaves(all).filter(
							(other) => pathText(other.path).toLowerCase().trim() === pathText(path).toLowerCase().trim(),
						).length === 1,
				);
				fc.pre(
					unambiguous &&
						isObject(all) &&
						leaves(all).every(({ path }) => path.every((part) => part === part.trim())),
				);
				expect(differences(all, applyChanges(all, all))).toEqual([]);
			}),
		);
	});
});

import * as fc from 'fast-check';
import { hiddenFields, isMask, shownSettings } from '../../../../lib/settings/secrets';
import { pathText } from '../../../../lib/settings/settings';
import { settingsOf } from './settingsOf';

describe('isMask', () => {
	it.each([
		'********',
		'***',
		'•••',
		'●●●●',
		'xxxx',
		'XXX',
		'------',
		'....',
		'####',
		'[hidden]',
		'(hidden)',
		'<hidden>',
		'<redacted>',
		'[REDACTED]',
		'[Filtered]',
		'{masked}',
		'REDACTED',
		'*** hidden ***',
		'(not shown)',
		'****1234',
		'abcd****',
		'ab••••yz',
		'sk-****1234',
		'xxxx1234',
		' ******** ',
	])('takes %j for a mask', (text) => {
		expect(isMask(text)).toBe(true);
	});

	it.each([
		'',
		'hunter2',
		'pass-phrase',
		'x',
		'xx',
		'p*ss',
		'a**b',
		'Maxx',
		'1234',
		'hidden-door-7',
		'[x]',
		5,
		null,
		undefined,
	])('takes %j for a real value', (value) => {
		expect(isMask(value)).toBe(false);
	});
});

describe('hiddenFields', () => {
	it.each<[string, object, string[]]>([
		['asterisks', { Password: '********' }, ['Password']],
		['bullets', { N: { WebhookSecret: '••••' } }, ['N.WebhookSecret']],
		['letters x', { apiToken: 'XXXX' }, ['apiToken']],
		['our own mask', { ApiToken: '[hidden]' }, ['ApiToken']],
		['a part of it', { ApiToken: '****1234' }, ['ApiToken']],
		['one inside a list', { Users: [{ Name: 'a', Password: '****' }] }, ['Users.0.Password']],
		['a list of secrets', { Tokens: ['real', '****'] }, ['Tokens']],
		['a short name', { WebhookPass: '***' }, ['WebhookPass']],
		['one in a URL', { Url: 'https://a.example/x?token=[hidden]&y=1' }, ['Url']],
		['one in a URL, encoded', { Url: 'https://a.example/x?api_key=%5Bhidden%5D' }, ['Url']],
		['the password in front of a host', { Url: 'https://me:****@a.example/' }, ['Url']],
		[
			'one in a URL inside a URL',
			{ Url: `https://n8n.example/?gofax-before=${encodeURIComponent('https://a.example/?token=****')}` },
			['Url'],
		],
		['none in a real password', { Password: 'hunter2' }, []],
		['none in an empty one', { Password: '', Token: null }, []],
		['none in other fields', { Header: '****', StationID: 'XXX', Note: '[hidden]', Pattern: '###' }, []],
		['none in other parameters', { Url: 'https://a.example/?mode=xxx&token=abc' }, []],
	])('finds %s', (_what, all, paths) => {
		expect(hiddenFields(settingsOf(all)).map(pathText)).toEqual(paths);
	});
});

describe('shownSettings', () => {
	const TOKEN = '0f8fad5b-d9cb-469f-a165-70867728950e';
	const redact = (text: string) => text.replaceAll(TOKEN, '[hidden]');
	const shown = (content: object | string) => shownSettings(settingsOf(content), redact);

	it.each<[string, object, object]>([
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
		['what is inside a secret', { Password: { Value: 'p' } }, { Password: { Value: '********' } }],
		[
			'the secrets of a URL',
			{ Url: 'https://me:pw@a.example/?clinic=7&token=abc' },
			{ Url: 'https://me:********@a.example/?clinic=7&token=********' },
		],
		[
			'the API token, wherever it is',
			{ Note: `x ${TOKEN} y`, [TOKEN]: [TOKEN] },
			{ Note: 'x [hidden] y', '[hidden]': ['[hidden]'] },
		],
		[
			'nothing where there is nothing',
			{ Password: '', Token: null, HasPassword: true },
			{ Password: '', Token: null, HasPassword: true },
		],
	])('hides %s', (_what, all, expected) => {
		expect(shown(all)).toEqual(expected);
	});

	it('hides the secrets of a URL inside a URL', () => {
		const inner = 'https://crm.example/hook?token=abc123&clinic=7';
		const Url = `https://n8n.example/webhook/x?gofax-before=${encodeURIComponent(inner)}`;
		const text = JSON.stringify(shown({ Url }));
		expect(text).not.toContain('abc123');
		expect(decodeURIComponent(text)).toContain('&clinic=7');
	});

	it('shows a number that JavaScript cannot hold as a text, and a key of any name', () => {
		expect(shown('{"Id":12345678901234567890,"Rate":1.50,"__proto__":{"a":1}}')).toEqual(
			JSON.parse('{"Id":"12345678901234567890","Rate":1.5,"__proto__":{"a":1}}'),
		);
	});

	it('shows no secret, wherever it is', () => {
		const secret = fc.stringMatching(/^secret-[a-z]{8}$/);
		const keys = fc.array(fc.string(), { minLength: 0, maxLength: 3 });
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), keys, secret, (all, above, value) => {
				const hidden = above.reduceRight<object>((inner, key) => ({ [key]: inner }), { Password: value });
				expect(JSON.stringify(shown({ ...all, Hidden: hidden }))).not.toContain(value);
			}),
		);
	});
});

import * as fc from 'fast-check';
import { enterUrl, isUrlEntered, takeOutUrl, type TriggerUrl } from '../../../../lib/settings/enteredUrl';
import { textAt, type Settings } from '../../../../lib/settings/settings';
import { webhookUrlsLike } from '../../../../lib/url/webhookUrl';
import { problemOf } from '../problemOf';
import { settingsOf } from './settingsOf';

const AUTH = { user: 'n8n', password: 'pass-phrase' };

/** A trigger of the workflow with this webhook ID, on an n8n with this address. */
function trigger(
	id: string,
	change: Partial<TriggerUrl> & { base?: string; isTest?: boolean } = {},
): TriggerUrl {
	const { base = 'https://n8n.example', isTest = false, ...others } = change;
	const url = `${base}/${isTest ? 'webhook-test' : 'webhook'}/${id}/gofax`;
	return { url, isOwn: webhookUrlsLike(url, id, isTest), basicAuth: undefined, urlField: 'Url', ...others };
}

const empty = (url: string) => settingsOf(`{"Header":1.50,"Url":${url},"User":null, "Password":""}`);
const urlOf = (settings: Settings) => textAt(settings, ['Url']);

describe.each(['null', '""', '"https:\\/\\/crm.example\\/?a=1\\u0026token=abc"'])(
	'where the URL is %s',
	(url) => {
		it.each([
			['without Basic auth', trigger('one')],
			['with Basic auth', trigger('one', { basicAuth: AUTH })],
		])('a trigger %s takes it over and gives it back, letter for letter', (_how, one) => {
			const entered = enterUrl(empty(url), one);
			expect(urlOf(entered)).toMatch(/^https:\/\/n8n\.example\/webhook\/one\/gofax/);
			expect(textAt(entered, ['User'])).toBe(one.basicAuth?.user ?? '');
			expect(isUrlEntered(entered, one)).toBe(true);
			expect(enterUrl(entered, one)).toBe(entered);
			expect(takeOutUrl(entered, one).text).toBe(empty(url).text);
		});
	},
);

it('a field that is missing is missing again afterwards', () => {
	const before = settingsOf('{"Header":"x" ,"Fax":{ }}');
	for (const urlField of ['Url', 'Fax.Url']) {
		const one = trigger('one', { urlField });
		expect(takeOutUrl(enterUrl(before, one), one).text).toBe(before.text);
	}
});

describe('a trigger is registered', () => {
	const [one, two] = [trigger('one'), trigger('two')];
	const test = trigger('one', { isTest: true });

	it('on top', () => expect(isUrlEntered(enterUrl(empty('""'), one), one)).toBe(true));

	it('below another workflow', () => {
		const both = enterUrl(enterUrl(empty('""'), one), two);
		expect(isUrlEntered(both, one)).toBe(true);
		expect(enterUrl(both, one)).toBe(both);
	});

	it('not below its own test run, and publishing again takes that out', () => {
		const stranded = enterUrl(enterUrl(empty('null'), one), test);
		expect(isUrlEntered(stranded, one)).toBe(false);
		const healed = enterUrl(stranded, one);
		expect(urlOf(healed)).not.toContain('webhook-test');
		expect(takeOutUrl(healed, one).text).toBe(empty('null').text);
	});

	it('not under an address that n8n had before', () => {
		const moved = trigger('one', { base: 'http://10.0.0.5:5678/n8n' });
		const entered = enterUrl(empty('"x"'), moved);
		expect(isUrlEntered(entered, one)).toBe(false);
		const again = enterUrl(entered, one);
		expect(urlOf(again)).not.toContain('10.0.0.5');
		expect(takeOutUrl(again, one).text).toBe(empty('"x"').text);
		expect(takeOutUrl(entered, one).text).toBe(empty('"x"').text);
	});

	it('not with another user or password than those of its credential', () => {
		const entered = enterUrl(empty('""'), trigger('one', { basicAuth: AUTH }));
		for (const change of [{ user: 'other' }, { password: 'other' }])
			expect(isUrlEntered(entered, trigger('one', { basicAuth: { ...AUTH, ...change } }))).toBe(false);
	});
});

it('a test run takes out its own URL only', () => {
	const [one, test] = [trigger('one'), trigger('one', { isTest: true })];
	const entered = enterUrl(empty('""'), one);
	expect(takeOutUrl(entered, test)).toEqual(entered);
	expect(takeOutUrl(enterUrl(entered, test), test).text).toBe(entered.text);
});

it('the URL is taken out also where the name of the field has changed', () => {
	const one = trigger('one', { urlField: 'AUrl' });
	const before = settingsOf({ AUrl: '', BUrl: '' });
	const entered = enterUrl(before, one);
	expect(takeOutUrl(entered, { ...one, urlField: '' }).text).toBe(before.text);
	const moved = enterUrl(entered, { ...one, urlField: 'BUrl' });
	expect([textAt(moved, ['AUrl']), textAt(moved, ['BUrl'])]).toEqual(['', one.url]);
});

it('the URL is taken out also where its place in a list has changed', () => {
	const one = trigger('one', { urlField: 'Hooks.0.Url' });
	const entered = enterUrl(settingsOf({ Hooks: [{ Url: 'https://a' }] }), one);
	const shifted = settingsOf(entered.text.replace('[', '[{"Url":"https://b"},'));
	expect(takeOutUrl(shifted, one).text).toBe('{"Hooks":[{"Url":"https://b"},{"Url":"https://a"}]}');
});

it('taking out changes nothing where there is nothing of ours, not even with several fields or none', () => {
	for (const before of [settingsOf({ AUrl: '', BUrl: '' }), settingsOf({ Header: '' }), empty('"https://a"')])
		expect(takeOutUrl(before, trigger('one', { urlField: '' }))).toBe(before);
});

describe('Basic auth', () => {
	const one = trigger('one', { basicAuth: AUTH });

	it.each(['"portal"', '"p"'])('is not written over that of the user (%s)', (raw) => {
		const before = settingsOf(`{"Url":"","User":${raw},"Password":${raw}}`);
		expect(problemOf(() => enterUrl(before, one)).message).toMatch(/already has a Basic auth/);
	});

	it('of the user stays where it is the same', () => {
		const before = settingsOf({ Url: 'x', User: AUTH.user, Password: AUTH.password });
		expect(takeOutUrl(enterUrl(before, one), one).text).toBe(before.text);
	});

	it('stays where somebody has changed it meanwhile', () => {
		const entered = enterUrl(empty('""'), one);
		const changed = settingsOf(entered.text.replace('"pass-phrase"', '"of the user"'));
		expect(textAt(takeOutUrl(changed, one), ['Password'])).toBe('of the user');
	});

	it('is taken out also where GoFax hides the password', () => {
		const entered = enterUrl(empty('""'), one);
		const hidden = settingsOf(entered.text.replace('"pass-phrase"', '"****"'));
		expect(isUrlEntered(hidden, one)).toBe(true);
		expect(takeOutUrl(hidden, one).text).toBe(empty('""').text);
	});

	it('needs fields for it', () => {
		expect(problemOf(() => enterUrl(settingsOf({ Url: '' }), one)).message).toMatch(
			/no fields for the Basic auth/,
		);
	});
});

it('is letter for letter as before in the end, no matter who came and went in which order, under which address', () => {
	const raw = fc.constantFrom('null', '""', '"https:\\/\\/crm.example\\/"', '"not a URL"');
	const emptyRaw = fc.constantFrom('null', '""');
	const step = fc.record({
		id: fc.constantFrom('one', 'two', 'three'),
		isTest: fc.boolean(),
		base: fc.constantFrom('https://n8n.example', 'http://10.0.0.5:5678/n8n'),
		enters: fc.boolean(),
	});
	/** The first of these asks for Basic auth, the others do not. */
	const of = ({ id, isTest, base }: { id: string; isTest: boolean; base: string }) =>
		trigger(id, { isTest, base, basicAuth: id === 'two' ? undefined : AUTH });
	fc.assert(
		fc.property(raw, emptyRaw, emptyRaw, fc.array(step, { maxLength: 12 }), (url, user, password, steps) => {
			const before = settingsOf(`{"Url": ${url},"User" :${user},"Password":${password} }`);
			let settings = before;
			for (const current of steps) {
				settings = current.enters ? enterUrl(settings, of(current)) : takeOutUrl(settings, of(current));
				expect(isUrlEntered(settings, of(current))).toBe(current.enters);
			}
			for (const id of ['one', 'two', 'three'])
				settings = takeOutUrl(settings, of({ id, isTest: false, base: 'https://new.example' }));
			expect(settings.text).toBe(before.text);
		}),
		{ numRuns: 500 },
	);
});

import * as fc from 'fast-check';
import {
	readUrlStack,
	sameUrl,
	urlsIn,
	withoutUrls,
	withUrl,
	type Raw,
	type UrlEntry,
} from '../../../../lib/settings/urlStack';

const PRODUCTION = 'https://n8n.example.com/webhook/one';
const TEST_RUN = 'https://n8n.example.com/webhook-test/one';
const USERS = 'https://crm.example.com/fax?key=a%20b&x=1';
const json = (text: string) => JSON.stringify(text);
const without = (field: Raw, url: string) => withoutUrls(field, (other) => other === url);

describe('sameUrl', () => {
	it.each([
		['the same text', PRODUCTION, PRODUCTION, true],
		['a slash after the host', 'https://a.example.com', 'https://A.example.com/', true],
		['the usual port', 'https://a.example.com:443/x', 'https://a.example.com/x', true],
		['another path', 'https://a.example.com/x', 'https://a.example.com/X', false],
		['a slash after the path', 'https://a.example.com/x', 'https://a.example.com/x/', false],
		['two texts that are not URLs', 'x', 'y', false],
		['nothing twice', '', '', true],
	])('compares %s', (_what, a, b, same) => {
		expect(sameUrl(a, b)).toBe(same);
	});
});

describe('readUrlStack', () => {
	it.each<[string, Raw]>([
		['a missing field', undefined],
		['null', 'null'],
		['nothing', '""'],
		['a number', '5'],
		['a URL of the user', json(USERS)],
		[
			'a URL with a parameter that looks like ours but is not the last',
			json(`${PRODUCTION}?gofax-before=x&y=1`),
		],
		['a URL whose parameter cannot be decoded', json(`${PRODUCTION}?gofax-before=%E0%A4%A`)],
		['a text that is not a URL', '"call me"'],
	])('takes %s for the bottom', (_what, field) => {
		expect(readUrlStack(field)).toEqual({ entries: [], bottom: field });
	});

	it('takes the stack apart, the top first', () => {
		const basicAuth = { user: 'empty', password: 'null' } as const;
		expect(
			readUrlStack(withUrl(withUrl(json(USERS), { url: PRODUCTION, basicAuth }), { url: TEST_RUN })),
		).toEqual({
			entries: [{ url: TEST_RUN }, { url: PRODUCTION, basicAuth }],
			bottom: json(USERS),
		});
	});

	it.each<[string, string, UrlEntry, Raw]>([
		['with a URL', `?gofax-before=${encodeURIComponent(USERS)}`, { url: PRODUCTION }, json(USERS)],
		[
			'with Basic auth',
			'?gofax-before=&gofax-auth=set',
			{ url: PRODUCTION, basicAuth: { user: 'empty', password: 'empty' } },
			'""',
		],
		['with words that nobody wrote', '?gofax-before=&gofax-auth=a,b', { url: PRODUCTION }, '""'],
		['with a text that is not JSON', '?gofax-before=%7B&gofax-as=json', { url: PRODUCTION }, '"{"'],
	])('understands an entry %s', (_what, parameters, entry, bottom) => {
		expect(readUrlStack(json(PRODUCTION + parameters))).toEqual({ entries: [entry], bottom });
	});

	it('ends for a setting that somebody made endless', () => {
		const setting = Array.from({ length: 100 })
			.reduce<string>((before) => `x?gofax-before=${encodeURIComponent(before)}`, '')
			.slice(0, 1e6);
		expect(readUrlStack(json(setting)).entries.length).toBeLessThanOrEqual(20);
	});
});

describe('withUrl', () => {
	it.each<[string, Raw, string]>([
		['nothing', '""', PRODUCTION],
		[
			'a URL',
			'"https://a.example.com/?b=1"',
			`${PRODUCTION}?gofax-before=https%3A%2F%2Fa.example.com%2F%3Fb%3D1`,
		],
		['null', 'null', `${PRODUCTION}?gofax-before=null&gofax-as=json`],
		['a missing field', undefined, `${PRODUCTION}?gofax-before=&gofax-as=json`],
		[
			'a text with other escapes',
			'"https:\\/\\/a"',
			`${PRODUCTION}?gofax-before=%22https%3A%5C%2F%5C%2Fa%22&gofax-as=json`,
		],
	])('remembers %s in the last parameters', (_what, field, url) => {
		expect(withUrl(field, { url: PRODUCTION })).toBe(json(url));
	});

	it('remembers Basic auth even where there was no URL', () => {
		const basicAuth = { user: 'missing', password: 'kept' } as const;
		expect(withUrl('""', { url: PRODUCTION, basicAuth })).toBe(
			json(`${PRODUCTION}?gofax-before=&gofax-auth=missing,kept`),
		);
	});

	it('keeps parameters that the URL has', () => {
		expect(withUrl('"x"', { url: `${PRODUCTION}?c=2` })).toBe(json(`${PRODUCTION}?c=2&gofax-before=x`));
	});

	it('stays a URL to which GoFax can append, with its path unmoved', () => {
		const [text] = [withUrl(withUrl(json(USERS), { url: PRODUCTION }), { url: TEST_RUN })];
		const url = new URL(JSON.parse(text ?? '') as string);
		expect(url.origin + url.pathname).toBe(TEST_RUN);
	});
});

describe('withoutUrls', () => {
	const set = { user: 'empty', password: 'empty' } as const;
	const kept = { user: 'kept', password: 'kept' } as const;

	it('leaves a field alone that does not hold the URL, letter for letter', () => {
		expect(without('"https:\\/\\/a"', PRODUCTION)).toEqual({ field: '"https:\\/\\/a"' });
	});

	it('takes user and password along that came with the URL', () => {
		expect(without(withUrl(json(USERS), { url: PRODUCTION, basicAuth: set }), PRODUCTION)).toEqual({
			field: json(USERS),
			basicAuth: set,
		});
	});

	it('leaves user and password to a URL that needs them, and takes them along with that one', () => {
		const both = withUrl(withUrl('""', { url: PRODUCTION, basicAuth: set }), {
			url: TEST_RUN,
			basicAuth: kept,
		});
		const above = without(both, PRODUCTION);
		expect(above.basicAuth).toBeUndefined();
		expect(without(above.field, TEST_RUN)).toEqual({ field: '""', basicAuth: set });
	});

	it('takes user and password along where the URL above does not need them', () => {
		const both = withUrl(withUrl('""', { url: PRODUCTION, basicAuth: set }), { url: TEST_RUN });
		expect(without(both, PRODUCTION).basicAuth).toEqual(set);
	});

	it('leaves user and password where they belong to a URL below', () => {
		const both = withUrl(withUrl('""', { url: PRODUCTION, basicAuth: set }), {
			url: TEST_RUN,
			basicAuth: kept,
		});
		expect(without(both, TEST_RUN).basicAuth).toBeUndefined();
	});

	it('joins what several URLs remember that leave at once', () => {
		const first = { user: 'null', password: 'kept' } as const;
		const second = { user: 'kept', password: 'missing' } as const;
		const both = withUrl(withUrl('""', { url: PRODUCTION, basicAuth: first }), {
			url: TEST_RUN,
			basicAuth: second,
		});
		expect(withoutUrls(both, (url) => url !== '').basicAuth).toEqual({ user: 'null', password: 'missing' });
	});

	it('empties a field whose bottom is meant', () => {
		expect(without(json(PRODUCTION), PRODUCTION).field).toBe('""');
	});

	it('gives back letter for letter what was there, in any order in which the URLs leave', () => {
		const bottom = fc.oneof(
			fc.constantFrom<Raw>(
				undefined,
				'null',
				'""',
				json(USERS),
				'"HTTPS://CRM.example.com"',
				'"https:\\/\\/crm.example.com\\/?a=1\\u0026b=\\u00fc"',
				'"not a URL & more"',
				'"100%"',
				'"https://a.example.com/?x=%zz"',
				'"\\ud800"',
			),
			fc.webUrl({ withQueryParameters: true, withFragments: true }).map(json),
		);
		const trigger = fc.record({ number: fc.nat({ max: 99 }), leavesAt: fc.nat() });
		const triggers = fc.uniqueArray(trigger, {
			selector: ({ number }) => number,
			minLength: 1,
			maxLength: 5,
		});
		const urlOf = ({ number }: { number: number }) => `https://n8n.example.com/webhook/${number}`;
		fc.assert(
			fc.property(bottom, triggers, (before, ours) => {
				let field = ours.reduce((stack, entry) => withUrl(stack, { url: urlOf(entry) }), before);
				for (const entry of ours) expect(urlsIn(field)).toContain(urlOf(entry));
				for (const entry of [...ours].sort((a, b) => a.leavesAt - b.leavesAt)) {
					field = without(field, urlOf(entry)).field;
					expect(urlsIn(field)).not.toContain(urlOf(entry));
				}
				expect(field).toBe(before);
			}),
		);
	});
});

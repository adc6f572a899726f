import * as fc from 'fast-check';
import { holdsUrl, pushUrl, readUrlStack, removeUrl, sameUrl } from '../../../../lib/settings/urlStack';

const PRODUCTION = 'https://n8n.example.com/webhook/one';
const TEST_RUN = 'https://n8n.example.com/webhook-test/one';
const USERS = 'https://crm.example.com/fax?key=a%20b&x=1';

const push = (setting: string, url: string, setBasicAuth = false) => pushUrl(setting, { url, setBasicAuth });
const remove = (setting: string, url: string) => removeUrl(setting, url).setting;

describe('sameUrl', () => {
	it.each([
		['the same text', PRODUCTION, PRODUCTION, true],
		['a slash behind the host', 'https://a.example.com', 'https://A.example.com/', true],
		['the usual port', 'https://a.example.com:443/x', 'https://a.example.com/x', true],
		['another path', 'https://a.example.com/x', 'https://a.example.com/X', false],
		['a slash behind the path', 'https://a.example.com/x', 'https://a.example.com/x/', false],
		['two texts that are no URLs', 'x', 'y', false],
		['nothing twice', '', '', true],
	])('compares %s', (_what, a, b, same) => {
		expect(sameUrl(a, b)).toBe(same);
	});
});

describe('readUrlStack', () => {
	it.each([
		['nothing', ''],
		['a URL of the user', USERS],
		['a URL with a parameter that looks like ours but is not the last', `${PRODUCTION}?gofax-before=x&y=1`],
		['a URL whose parameter cannot be decoded', `${PRODUCTION}?gofax-before=%E0%A4%A`],
		['what is no URL', 'call me'],
	])('takes %s for the bottom', (_what, setting) => {
		expect(readUrlStack(setting)).toEqual({ entries: [], bottom: setting });
	});

	it('takes the stack apart, the top first', () => {
		expect(readUrlStack(push(push(USERS, PRODUCTION, true), TEST_RUN))).toEqual({
			entries: [
				{ url: TEST_RUN, setBasicAuth: false },
				{ url: PRODUCTION, setBasicAuth: true },
			],
			bottom: USERS,
		});
	});

	it('ends for a setting that somebody made endless', () => {
		const setting = Array.from({ length: 100 })
			.reduce<string>((before) => `x?gofax-before=${encodeURIComponent(before)}`, '')
			.slice(0, 1e6);
		expect(readUrlStack(setting).entries.length).toBeLessThanOrEqual(20);
	});
});

describe('pushUrl', () => {
	it('leaves a URL plain that has nothing to remember', () => {
		expect(push('', PRODUCTION)).toBe(PRODUCTION);
	});

	it('remembers Basic auth even where there was no URL', () => {
		expect(push('', PRODUCTION, true)).toBe(`${PRODUCTION}?gofax-before=&gofax-auth=set`);
	});

	it('puts what was there into the last parameter', () => {
		expect(push('https://a.example.com/?b=1', `${PRODUCTION}?c=2`)).toBe(
			`${PRODUCTION}?c=2&gofax-before=https%3A%2F%2Fa.example.com%2F%3Fb%3D1`,
		);
	});

	it('stays a URL to which GoFax can append, with its path unmoved', () => {
		const url = new URL(push(push(USERS, PRODUCTION), TEST_RUN));
		expect(url.origin + url.pathname).toBe(TEST_RUN);
	});

	it('does nothing the second time, wherever in the stack the URL is', () => {
		const both = push(push(USERS, PRODUCTION), TEST_RUN);
		for (const url of [TEST_RUN, PRODUCTION, USERS]) expect(push(both, url)).toBe(both);
	});
});

describe('removeUrl', () => {
	it('leaves a setting alone that does not hold the URL', () => {
		expect(removeUrl(USERS, PRODUCTION)).toEqual({ setting: USERS, clearsBasicAuth: false });
	});

	it('empties the setting that was empty before', () => {
		expect(removeUrl(push('', PRODUCTION), PRODUCTION)).toEqual({ setting: '', clearsBasicAuth: false });
	});

	it('takes user and password along that came with the URL', () => {
		expect(removeUrl(push(USERS, PRODUCTION, true), PRODUCTION)).toEqual({
			setting: USERS,
			clearsBasicAuth: true,
		});
	});

	it('leaves user and password to the URL above, and takes them along with that one', () => {
		const above = removeUrl(push(push('', PRODUCTION, true), TEST_RUN), PRODUCTION);
		expect(above.clearsBasicAuth).toBe(false);
		expect(removeUrl(above.setting, TEST_RUN)).toEqual({ setting: '', clearsBasicAuth: true });
	});

	it('leaves user and password where they belong to a URL below', () => {
		expect(removeUrl(push(push('', PRODUCTION, true), TEST_RUN), TEST_RUN).clearsBasicAuth).toBe(false);
	});

	it('gives back to the letter what was there, whatever the order in which the URLs leave', () => {
		const bottom = fc.oneof(
			fc.constantFrom(
				'',
				USERS,
				'HTTPS://CRM.example.com',
				'no URL & more',
				'100%',
				'https://a.example.com/?x=%zz',
			),
			fc.webUrl({ withQueryParameters: true, withFragments: true }),
		);
		const trigger = fc.record({ number: fc.nat({ max: 99 }), auth: fc.boolean(), leavesAt: fc.nat() });
		const triggers = fc.uniqueArray(trigger, {
			selector: ({ number }) => number,
			minLength: 1,
			maxLength: 5,
		});
		const urlOf = ({ number }: { number: number }) => `https://n8n.example.com/webhook/${number}`;
		fc.assert(
			fc.property(bottom, triggers, (before, ours) => {
				let setting = ours.reduce((stack, entry) => push(stack, urlOf(entry), entry.auth), before);
				for (const entry of ours) expect(holdsUrl(setting, urlOf(entry))).toBe(true);

				for (const entry of [...ours].sort((a, b) => a.leavesAt - b.leavesAt)) {
					setting = remove(setting, urlOf(entry));
					expect(holdsUrl(setting, urlOf(entry))).toBe(false);
				}
				expect(setting).toBe(before);
			}),
		);
	});
});

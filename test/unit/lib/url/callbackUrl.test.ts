import { checkCallbackUrl } from '../../../../lib/url/callbackUrl';
import { problemOf } from '../problemOf';

describe('checkCallbackUrl', () => {
	it.each([
		['GoFax’s own example', 'https://webhook.company.com', 'https://webhook.company.com'],
		['a path and parameters', 'https://example.com/fax?job=7', 'https://example.com/fax?job=7'],
		['white space around', ' https://example.com/a \n', 'https://example.com/a'],
		['capitals in the scheme', 'HTTPS://example.com/a', 'HTTPS://example.com/a'],
		['plain http, which a simulator has', 'http://localhost:4100/a', 'http://localhost:4100/a'],
		['nothing', '', ''],
		['nothing but white space', '  ', ''],
	])('takes %s', (_what, entered, url) => {
		expect(checkCallbackUrl(entered)).toBe(url);
	});

	it.each([
		['a host without a scheme', 'example.com/fax'],
		['a path', '/fax-result'],
		['another scheme', 'ftp://example.com/'],
		['a script', 'javascript:alert(1)'],
		['a scheme without a host', 'https://'],
		['a word', 'undefined'],
	])('refuses %s', (_what, entered) => {
		const { message, advice } = problemOf(() => checkCallbackUrl(entered));
		expect(message).toBe(`The 'Callback URL' "${entered}" is not a valid URL`);
		expect(advice).toMatch(/Write it in full/);
	});

	it.each(['https://user:pass@example.com/', 'https://user@example.com/', 'https://:pass@example.com/'])(
		'refuses %s, because GoFax sends no Basic auth to it, and keeps the password to itself',
		(entered) => {
			const { message, advice } = problemOf(() => checkCallbackUrl(entered));
			expect(advice).toMatch(/no Basic authentication/);
			expect(message + advice).not.toContain('pass@');
		},
	);

	it('cuts a long text in its message', () => {
		expect(problemOf(() => checkCallbackUrl('x'.repeat(5000))).message.length).toBeLessThan(200);
	});
});

import { Problem } from '../Problem';

/**
 * Checks a URL that GoFax should call for one job; an empty one means none.
 *
 * @throws {Problem} for a text that is not an http(s) URL, and for one with user and password: GoFax sends no Basic auth to it
 */
export function checkCallbackUrl(entered: string): string {
	const url = entered.trim();
	if (url === '') return '';
	if (!URL.canParse(url) || !/^https?:/i.test(url)) {
		throw new Problem(
			`The 'Callback URL' "${url.slice(0, 100)}" is not a valid URL`,
			'Write it in full, like https://example.com/fax-result.',
		);
	}
	const { username, password } = new URL(url);
	if (username !== '' || password !== '') {
		throw new Problem(
			"The 'Callback URL' contains a user name or a password",
			'GoFax sends no Basic authentication to it. Put something hard to guess in its path instead.',
		);
	}
	return url;
}

/** A URL for the log: user, password and every parameter's value are hidden, as they may be secrets. */
export function maskUrl(text: string): string {
	if (!URL.canParse(text)) return '(not a URL)';
	const url = new URL(text);
	const login = url.username || url.password ? '***@' : '';
	const names = [...url.searchParams.keys()].map((name) => `${encodeURIComponent(name)}=***`);
	const query = names.length > 0 ? `?${names.join('&')}` : '';
	return `${url.protocol}//${login}${url.host}${url.pathname}${query}`;
}

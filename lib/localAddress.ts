const PRIVATE_IPV4 = [/^127\./, /^10\./, /^192\.168\./, /^169\.254\./, /^172\.(1[6-9]|2[0-9]|3[01])\./, /^0\.0\.0\.0$/];
const PRIVATE_IPV6 = [/^::1?$/, /^f[cd]/, /^fe80:/];

/** True for a host that only this machine or its own network can reach. Host names without a dot count too. */
export function isLocalHost(hostname: string): boolean {
	const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
	if (host.includes(':')) return PRIVATE_IPV6.some((range) => range.test(host));
	if (/^[0-9.]+$/.test(host)) return PRIVATE_IPV4.some((range) => range.test(host));
	return !host.includes('.') || /\.(localhost|local|internal|lan|home)$/.test(host);
}

/** True for a URL whose host is local; false for what is no URL. */
export function isLocalUrl(url: string): boolean {
	try {
		return isLocalHost(new URL(url).hostname);
	} catch {
		return false;
	}
}

/** Private, loopback and link-local ranges, and 100.64/10, which providers and VPNs use behind one public address. */
const PRIVATE_IPV4 = [
	/^(127|10|0)\./,
	/^192\.168\./,
	/^169\.254\./,
	/^172\.(1[6-9]|2[0-9]|3[01])\./,
	/^100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\./,
];
const PRIVATE_IPV6 = [/^::1?$/, /^f[cd]/, /^fe[89ab]/];

/** The IPv4 address inside an IPv6 one, which a URL shows in hexadecimal (`::ffff:7f00:1`); undefined for all others. */
function mappedIpv4(host: string): string | undefined {
	const [, dotted, high, low] = /^::ffff:(?:([0-9.]+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/.exec(host) ?? [];
	if (high === undefined || low === undefined) return dotted;
	return [high, low].flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]).join('.');
}

/** True for a host that only this machine or its own network can reach. Host names without a dot count too. */
export function isLocalHost(hostname: string): boolean {
	const name = hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '');
	const host = mappedIpv4(name) ?? name;
	if (host.includes(':')) return PRIVATE_IPV6.some((range) => range.test(host));
	if (/^[0-9.]+$/.test(host)) return PRIVATE_IPV4.some((range) => range.test(host));
	return !host.includes('.') || /\.(localhost|localdomain|local|internal|lan|home|home\.arpa)$/.test(host);
}

/** True for a URL whose host is local; false for a text that is not a URL. */
export function isLocalUrl(url: string): boolean {
	try {
		return isLocalHost(new URL(url).hostname);
	} catch {
		return false;
	}
}

/** Whether a `URL.hostname` (brackets around IPv6) is this machine. Names other than localhost are not looked up. */
export function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

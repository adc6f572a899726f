import { isLocalUrl } from './localAddress';
import { Problem } from '../Problem';

/**
 * Checks that GoFax can reach a webhook URL.
 *
 * @param baseUrl where GoFax's API is; a local one means a simulator, which reaches local URLs too
 * @throws {Problem} for a local host, plain http or what is no URL
 */
export function checkWebhookUrl(url: string, baseUrl: string): void {
	if (isLocalUrl(baseUrl)) return;
	const advice =
		'Nothing was changed at GoFax. Set the environment variable WEBHOOK_URL of n8n to the public https address under which it is reached, restart n8n, and publish the workflow again.';
	if (!URL.canParse(url)) throw new Problem('n8n has no address for its webhook', advice);
	const { origin, protocol } = new URL(url);
	if (isLocalUrl(url))
		throw new Problem(`GoFax cannot reach ${origin}: it is an address of your own network`, advice);
	if (protocol !== 'https:')
		throw new Problem(`GoFax needs an https address, and n8n's is ${origin}`, advice);
}

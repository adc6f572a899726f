import { Problem } from '../Problem';
import { isLocalUrl } from './localAddress';

/**
 * Checks that GoFax can reach a webhook URL.
 *
 * @param baseUrl where GoFax's API is; a local one means a simulator, which reaches local URLs too
 * @throws {Problem} for a local host, for plain http, and for a text that is not a URL
 */
export function checkWebhookUrl(url: string, baseUrl: string): void {
	if (isLocalUrl(baseUrl)) return;
	const advice =
		'Nothing was changed in GoFax. Set the environment variable WEBHOOK_URL of n8n to the public https address at which GoFax can reach it, restart n8n, and publish the workflow again.';
	if (!URL.canParse(url)) throw new Problem('n8n has no address for its webhook', advice);
	const { origin, protocol } = new URL(url);
	if (isLocalUrl(url))
		throw new Problem(`GoFax cannot reach ${origin}: it is an address of your own network`, advice);
	if (protocol !== 'https:')
		throw new Problem(`GoFax needs an https address, and n8n's is ${origin}`, advice);
}

/**
 * Knows the URLs of one webhook, under any address that n8n has or had. n8n makes them of its address, an optional path of its
 * own (N8N_PATH), the endpoint (`webhook` or `webhook-test`, or what N8N_ENDPOINT_WEBHOOK and N8N_ENDPOINT_WEBHOOK_TEST say),
 * the webhook's ID and the webhook's path. All but the last two can change while a workflow is published.
 *
 * @param url of the webhook now
 * @param id what n8n begins the webhook's own part with: the webhook ID, or the workflow ID where the node has none
 * @param isTestRun true if only URLs of test runs are meant, which have the endpoint of `url`. Otherwise those of test runs
 * and of production are.
 */
export function webhookUrlsLike(url: string, id: string, isTestRun: boolean): (other: string) => boolean {
	const path = pathOf(url);
	const at = path.lastIndexOf(`/${id}/`);
	const own = at === -1 ? path : path.slice(at);
	const endpoint = path.slice(path.lastIndexOf('/', at - 1), Math.max(at, 0));
	return (other) => pathOf(other).endsWith(isTestRun ? endpoint + own : own) && own !== '';
}

/** The path of a URL, not encoded and without a slash at its end; empty for a text that is not a URL. */
function pathOf(url: string): string {
	if (!URL.canParse(url)) return '';
	const path = new URL(url).pathname.replace(/\/+$/, '');
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

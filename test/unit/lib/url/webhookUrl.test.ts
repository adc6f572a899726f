import { checkWebhookUrl, webhookUrlsLike } from '../../../../lib/url/webhookUrl';
import { problemOf } from '../problemOf';

const GOFAX = 'https://restful-api.gofax.com.au';
const SIMULATOR = 'http://localhost:4100';

describe('checkWebhookUrl', () => {
	it.each([
		['https://n8n.example.com/webhook/x', GOFAX],
		['https://n8n.example.com:8443/webhook/x', GOFAX],
		['HTTPS://n8n.example.com/webhook/x', GOFAX],
		['http://localhost:5678/webhook/x', SIMULATOR],
		['http://192.168.1.5:5678/webhook/x', 'http://127.0.0.1:4100'],
		['https://n8n.example.com/webhook/x', SIMULATOR],
	])('lets %s be called from %s', (url, baseUrl) => {
		expect(() => checkWebhookUrl(url, baseUrl)).not.toThrow();
	});

	it.each([
		[
			'http://localhost:5678/webhook/x',
			'GoFax cannot reach http://localhost:5678: it is an address of your own network',
		],
		[
			'https://192.168.1.5/webhook/x',
			'GoFax cannot reach https://192.168.1.5: it is an address of your own network',
		],
		['https://n8n/webhook/x', 'GoFax cannot reach https://n8n: it is an address of your own network'],
		['http://n8n.example.com/webhook/x', "GoFax needs an https address, and n8n's is http://n8n.example.com"],
		['', 'n8n has no address for its webhook'],
		['webhook/x', 'n8n has no address for its webhook'],
	])('refuses "%s" and names WEBHOOK_URL', (url, message) => {
		const problem = problemOf(() => checkWebhookUrl(url, GOFAX));
		expect(problem.message).toBe(message);
		expect(problem.advice).toMatch(/Nothing was changed in GoFax\. .*WEBHOOK_URL/);
	});

	it('keeps the path, which is a secret, out of the message', () => {
		const problem = problemOf(() => checkWebhookUrl('http://n8n.example.com/webhook/secret', GOFAX));
		expect(problem.message + problem.advice).not.toContain('secret');
	});
});

describe('webhookUrlsLike', () => {
	const ID = '0b8e5c1c-52a9-4c1b-9d6c-1f6e3a3f9d10';
	const PRODUCTION = `https://n8n.example/webhook/${ID}/gofax`;
	const TEST_RUN = `https://n8n.example/webhook-test/${ID}/gofax`;

	it.each([
		['itself', PRODUCTION],
		['another host', `https://other.example/webhook/${ID}/gofax`],
		['another protocol and port', `http://n8n.example:5678/webhook/${ID}/gofax`],
		['a path before it', `https://example.com/apps/n8n/webhook/${ID}/gofax`],
		['another endpoint', `https://n8n.example/hooks/${ID}/gofax`],
		['a slash at the end', `${PRODUCTION}/`],
		['parameters', `${PRODUCTION}?x=1`],
		['a test run', TEST_RUN],
	])('knows the URL of a published trigger under %s', (_what, other) => {
		expect(webhookUrlsLike(PRODUCTION, ID, false)(other)).toBe(true);
	});

	it.each([
		['another webhook ID', 'https://n8n.example/webhook/another/gofax'],
		['another path of the webhook', `https://n8n.example/webhook/${ID}/other`],
		['an ID that ends alike', `https://n8n.example/webhook/1${ID}/gofax`],
		['nothing', ''],
		['a text that is not a URL', `${ID}/gofax`],
	])('does not know %s', (_what, other) => {
		expect(webhookUrlsLike(PRODUCTION, ID, false)(other)).toBe(false);
	});

	it('knows only URLs of test runs for a test run, no matter what its endpoint is called', () => {
		const isOwn = webhookUrlsLike(`https://n8n.example/try/${ID}/gofax`, ID, true);
		expect(isOwn(`http://other.example/n8n/try/${ID}/gofax`)).toBe(true);
		expect(isOwn(PRODUCTION)).toBe(false);
	});

	it('knows a node without a webhook ID by its workflow and its name', () => {
		const url = 'https://n8n.example/webhook/7/gofax%20trigger%2F1/gofax';
		const isOwn = webhookUrlsLike(url, '7', false);
		expect(isOwn('https://other.example/webhook/7/gofax%20trigger%2f1/gofax')).toBe(true);
		expect(isOwn('https://n8n.example/webhook/7/another%20name/gofax')).toBe(false);
	});

	it('knows nothing where n8n has no address', () => {
		expect(webhookUrlsLike('', ID, false)('')).toBe(false);
	});
});

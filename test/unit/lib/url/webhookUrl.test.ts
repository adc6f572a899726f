import { checkWebhookUrl } from '../../../../lib/url/webhookUrl';
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
		expect(problem.advice).toMatch(/Nothing was changed at GoFax\. .*WEBHOOK_URL/);
	});

	it('keeps the path, which is a secret, out of the message', () => {
		const problem = problemOf(() => checkWebhookUrl('http://n8n.example.com/webhook/secret', GOFAX));
		expect(problem.message + problem.advice).not.toContain('secret');
	});
});

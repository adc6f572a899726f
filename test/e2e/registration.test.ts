import { GOFAX_NAMES } from '../../n8n/workflow/goFaxNames';
import { urlsIn } from '../../lib/settings/urlStack';
import { startN8nUnderTest, type N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { triggerWorkflow, using } from '../../n8n/workflow/nodes';

jest.setTimeout(120_000);

let run: N8nUnderTest;

beforeAll(async () => {
	run = await startN8nUnderTest();
}, 600_000);

beforeEach(async () => {
	await run.simulator.admin.reset();
});

afterAll(async () => {
	await run?.stop();
}, 60_000);

const importTrigger = async (name: string, parameters = {}) =>
	await run.importWorkflow(
		triggerWorkflow({
			name,
			type: 'goFaxTrigger',
			parameters: { event: 'faxSent', registration: 'automatic', ...parameters },
		}),
	);

describe('a publication that fails shows the whole error', () => {
	test('with several fields that could be the URL: which, and what to do', async () => {
		await run.simulator.admin.setBehaviour({ settingsSpelling: 'severalUrls' });
		const { id } = await importTrigger('Several fields');
		await expect(run.client.publishWorkflow(id)).rejects.toThrow(
			/several fields that could be the notification URL.*NotificationURL.*ErrorNotificationURL.*'URL Field'.*'Registration' to 'Manual'/,
		);
	});

	test('with an address that GoFax cannot reach: WEBHOOK_URL', async () => {
		const elsewhere = await run.client.createCredential({
			name: 'GoFax itself',
			type: GOFAX_NAMES.apiCredential,
			data: { token: 'unused', apiVersion: '1.0', baseUrl: 'https://gofax.invalid' },
		});
		const definition = triggerWorkflow({
			name: 'Local address',
			type: 'goFaxTrigger',
			parameters: { event: 'faxSent', registration: 'automatic' },
		});
		const { id } = await run.client.createWorkflow({
			...definition,
			nodes: definition.nodes.map((node) =>
				node.name === 'Trigger' ? { ...node, ...using(elsewhere) } : node,
			),
		});
		await expect(run.client.publishWorkflow(id)).rejects.toThrow(
			/GoFax cannot reach http:\/\/.*your own network.*Nothing was changed in GoFax.*WEBHOOK_URL/,
		);
	});
});

test('five workflows that n8n publishes at once are all entered, and leave the settings as they were', async () => {
	const { admin } = run.simulator;
	await admin.changeSettings('faxSettings', {
		NotificationURL: 'https://crm.example.com/hook?token=abc123&clinic=7',
	});
	const before = await admin.settings('faxSettings');
	const workflows = await Promise.all(
		[1, 2, 3, 4, 5].map(async (number) => await importTrigger(`At once ${number}`)),
	);
	await Promise.all(workflows.map(async ({ id }) => await run.client.publishWorkflow(id)));
	const urls = await Promise.all(
		workflows.map(async (workflow) => await run.client.webhookUrl(workflow, 'Trigger')),
	);
	const entered = urlsIn(JSON.stringify((await admin.settings('faxSettings')).NotificationURL));
	expect(entered.sort()).toEqual([...urls, before.NotificationURL].sort());
	await Promise.all(workflows.map(async ({ id }) => await run.client.unpublishWorkflow(id)));
	expect(await admin.settings('faxSettings')).toEqual(before);
});

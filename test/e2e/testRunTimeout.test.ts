import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asText } from '../../lib/json';
import type { WorkflowDefinition } from '../../n8n/client/n8nTypes';
import { startN8nUnderTest, type N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { waitFor } from '../../n8n/waitFor';

let run: N8nUnderTest;

beforeAll(async () => {
	run = await startN8nUnderTest();
}, 600_000);

afterAll(async () => {
	await run?.stop();
}, 60_000);

test('a test run that nobody ends gives the URL back when n8n stops listening, after two minutes', async () => {
	const { admin } = run.simulator;
	const path = join(__dirname, '../../examples/log-fax-results.json');
	const workflow = await run.importWorkflow(JSON.parse(readFileSync(path, 'utf8')) as WorkflowDefinition);
	await admin.changeSettings('faxSettings', { NotificationURL: 'https://old.example/hook' });
	await run.client.publishWorkflow(workflow.id);
	const inProduction = await admin.settings('faxSettings');

	const started = Date.now();
	await run.client.testRun(workflow.id, 'Fax Sent');
	const testUrl = await run.client.webhookUrl(workflow, 'Fax Sent', 'test');
	await waitFor(
		async () => asText((await admin.settings('faxSettings')).NotificationURL).startsWith(testUrl),
		{
			what: 'the test URL in the settings',
		},
	);
	await waitFor(
		async () => JSON.stringify(await admin.settings('faxSettings')) === JSON.stringify(inProduction),
		{
			what: "production's URL to come back",
			timeoutMs: 170_000,
			intervalMs: 500,
		},
	);
	console.log(
		`test run without an event: production's URL was back after ${Math.round((Date.now() - started) / 1000)} s`,
	);

	await run.client.unpublishWorkflow(workflow.id);
	expect(await admin.settings('faxSettings')).toMatchObject({ NotificationURL: 'https://old.example/hook' });
}, 240_000);

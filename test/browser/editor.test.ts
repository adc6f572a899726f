import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '../../nodes/GoFax/operations';
import type { StoredWorkflow, WorkflowDefinition } from '../../scripts/n8n/n8nTypes';
import { startN8nUnderTest, type N8nUnderTest } from '../e2e/harness/startN8nUnderTest';
import { waitFor } from '../e2e/harness/waitFor';
import { Editor } from './harness/Editor';

jest.setTimeout(120_000);

const EXAMPLES = ['fax-a-document', 'log-fax-results', 'received-fax-to-file', 'sms-auto-reply', 'sms-delivery-status'];
const IMAGES = join(__dirname, '../../docs/images');
const updatesPictures = process.env.UPDATE_PICTURES === '1';

let run: N8nUnderTest;
let editor: Editor;
const workflows = new Map<string, StoredWorkflow>();

beforeAll(async () => {
	run = await startN8nUnderTest();
	for (const file of EXAMPLES) {
		const definition = JSON.parse(readFileSync(join(__dirname, `../../examples/${file}.json`), 'utf8')) as WorkflowDefinition;
		workflows.set(file, await run.importWorkflow(definition));
	}
	editor = await Editor.open(run.n8n.url, run.owner);
}, 600_000);

afterEach(async () => {
	await editor.screenshot(expect.getState().currentTestName?.replace(/[^a-z0-9]+/gi, '-').slice(0, 80) ?? 'test');
});

afterAll(async () => {
	await editor?.close();
	await run?.stop();
}, 60_000);

const idOf = (file: string) => workflows.get(file)?.id ?? '';

/** Pictures of the docs, taken anew with UPDATE_PICTURES=1. */
async function picture(name: string, clip?: { x: number; y: number; width: number; height: number }): Promise<void> {
	if (updatesPictures) await editor.page.screenshot({ path: join(IMAGES, `${name}.png`), clip });
}

test.each(EXAMPLES)('the example %s opens with every node known and our icon on ours', async (file) => {
	await editor.openWorkflow(idOf(file));
	const definition = workflows.get(file);
	for (const node of definition?.nodes.filter(({ type }) => !type.endsWith('stickyNote')) ?? []) {
		await editor.node(node.name).waitFor();
		if (!node.type.startsWith('n8n-nodes-gofax')) continue;
		const icon = editor.node(node.name).locator('img').first();
		await icon.waitFor();
		// A picture that did not load has no width.
		const width = await icon.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth);
		expect(width).toBeGreaterThan(0);
	}
	expect(await editor.part('sticky').innerText()).toContain('Set up');
	expect(await editor.page.getByText(/install this node|unrecognized node|not currently installed/i).count()).toBe(0);
	expect(editor.faults).toEqual([]);
});

test('the node lists every operation of the table, and shows the fields of the chosen one only', async () => {
	await editor.openWorkflow(idOf('fax-a-document'));
	const panel = await editor.openNode('Send the Fax');
	expect(await panel.locator('[data-test-id="node-credentials-select"] input').first().inputValue()).toBe('GoFax simulator');
	await picture('node');
	const names: Record<string, string> = { account: 'Account', fax: 'Fax', receivedFax: 'Received Fax', settings: 'Setting', sms: 'SMS' };
	expect(await editor.choicesOf('resource')).toEqual(Object.values(names));
	for (const [resource, name] of Object.entries(names)) {
		await editor.choose('resource', name);
		const expected = operations.filter((operation) => operation.resource === resource).map(({ option }) => option.name);
		expect((await editor.choicesOf('operation')).sort()).toEqual(expected.sort());
	}
	await editor.choose('resource', 'SMS');
	await editor.choose('operation', 'Send');
	await editor.part('parameter-input-message').waitFor();
	expect(await editor.part('parameter-input-binaryFields').count()).toBe(0);
	await editor.choose('resource', 'Fax');
	await editor.choose('operation', 'Get');
	await editor.part('parameter-input-faxId').waitFor();
	expect(await editor.part('parameter-input-message').count()).toBe(0);
	await editor.closeNode();
	expect(editor.faults).toEqual([]);
});

test('the trigger tells where its URL belongs in the portal, for each event', async () => {
	await editor.openWorkflow(idOf('received-fax-to-file'));
	const panel = await editor.openNode('Fax Received');
	await panel.getByText('GoFax has one URL for this event').waitFor();
	await picture('trigger');
	await editor.choose('registration', 'Manual');
	await panel.getByText('My Account > Account Details').waitFor();
	await editor.choose('event', 'Fax Sent');
	await panel.getByText('General Fax Settings').waitFor();
	await editor.choose('event', 'SMS Sent');
	await panel.getByText('General SMS Settings').waitFor();
	expect(await editor.part('parameter-input-registration').count()).toBe(0);
	expect(await panel.innerText()).toMatch(/Webhook URLs/i);
	await editor.closeNode();
});

test('the SMS trigger tells how to set up the webhook, and offers three ways to check signatures', async () => {
	await editor.openWorkflow(idOf('sms-auto-reply'));
	const panel = await editor.openNode('SMS Reply');
	await panel.getByText('My Account > Webhooks > Add a New Webhook').waitFor();
	expect(await editor.choicesOf('signatureCheck')).toEqual(['Enforce', 'Off', 'Report Only']);
	await editor.closeNode();
});

test('searching for gofax finds the action node and both triggers', async () => {
	await editor.openWorkflow(idOf('sms-auto-reply'));
	await editor.part('node-creator-plus-button').click();
	await editor.part('node-creator-search-bar').fill('gofax');
	const found = editor.part('item-iterator-item');
	await found.filter({ hasText: 'GoFax' }).first().waitFor();
	const text = (await found.allInnerTexts()).join('\n');
	expect(text).toContain('Starts the workflow when GoFax has sent a fax, received a fax, or sent an SMS');
	expect(text).toContain('Starts the workflow when somebody replies to an SMS');
	await found.filter({ hasText: 'GoFax' }).first().click();
	await editor.page.getByText('Send a fax', { exact: true }).first().waitFor();
	await editor.page.getByText('Download a received fax', { exact: true }).first().waitFor();
	await editor.page.keyboard.press('Escape');
});

test('the credential keeps its token hidden and says whether GoFax takes it', async () => {
	await editor.openWorkflow(idOf('fax-a-document'));
	await editor.openNode('Send the Fax');
	await editor.part('credential-edit-button').click();
	const dialog = editor.part('editCredential-modal');
	await dialog.waitFor();
	const token = dialog.locator('[data-test-id="parameter-input-token"] input').first();
	expect(await token.getAttribute('type')).toBe('password');
	expect(await dialog.innerText()).not.toContain(run.simulator.token);
	await token.fill('not-a-token');
	await dialog.locator('[data-test-id="credential-save-button"] button, button[data-test-id="credential-save-button"]').first().click();
	await dialog.getByText(/Couldn.t connect|Authorization failed|Unauthorized/i).first().waitFor();
	await token.fill(run.simulator.token);
	await dialog.locator('[data-test-id="credential-save-button"] button, button[data-test-id="credential-save-button"]').first().click();
	await dialog.getByText(/Connection tested successfully/i).waitFor();
	await editor.page.keyboard.press('Escape');
});

test('a test run in the editor shows the received fax and its file', async () => {
	await editor.openWorkflow(idOf('received-fax-to-file'));
	await editor.part('execute-workflow-button').first().click();
	const testUrl = await run.client.webhookUrl(workflows.get('received-fax-to-file') as StoredWorkflow, 'Fax Received', 'test');
	await waitFor(
		async () => JSON.stringify(await run.simulator.admin.settings('accountDetails')).includes(new URL(testUrl).pathname),
		{ what: 'the test URL in the settings' },
	);
	const { faxId } = await run.simulator.admin.receiveFax({ pages: 2, from: '0311223344' });
	await editor.page.getByText('Workflow executed successfully').first().waitFor();
	await picture('workflow', { x: 320, y: 270, width: 960, height: 380 });
	const panel = await editor.openNode('Fetch the Document');
	await panel.getByText(`fax-${faxId}.pdf`).first().waitFor();
	await editor.closeNode();
	expect(editor.faults).toEqual([]);
});

test("the simulator's portal page shows the fax and lets one more come in", async () => {
	await editor.page.goto(`${run.simulator.adminUrl}/`);
	await editor.page.getByText('0311223344').first().waitFor();
	const before = (await run.simulator.admin.counts()).receivedFaxes;
	await editor.page.getByRole('button', { name: /fax/i }).first().click();
	await waitFor(async () => (await run.simulator.admin.counts()).receivedFaxes === before + 1, { what: 'the fax to come in' });
	await picture('portal');
});

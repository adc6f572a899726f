// One file, because the tests share one n8n and one browser, which take longer to start than the tests take.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GoFax } from '../../nodes/GoFax/GoFax.node';
import { operations } from '../../nodes/GoFax/operations';
import { GOFAX_NAMES } from '../../n8n/workflow/goFaxNames';
import type { StoredWorkflow, WorkflowDefinition } from '../../n8n/client/n8nTypes';
import { startN8nUnderTest, type N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { triggerWorkflow } from '../../n8n/workflow/nodes';
import { waitFor } from '../../n8n/waitFor';
import { makePdf } from '../engine/harness/pdf';
import { submitForm } from '../e2e/harness/submitForm';
import type { Editor } from './harness/Editor';
import { EditorBrowser } from './harness/EditorBrowser';
import { labelsFor, resourceNames } from './harness/expectedParameters';
import { picture } from './harness/picture';

jest.setTimeout(120_000);

const EXAMPLES = join(__dirname, '../../examples');
const examples = readdirSync(EXAMPLES)
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace('.json', ''));

/** Where a node's panel lies in the window. */
const PANEL = { x: 26, y: 26, width: 1388 };

let run: N8nUnderTest;
let browser: EditorBrowser;

beforeAll(async () => {
	run = await startN8nUnderTest();
	browser = await EditorBrowser.signIn(run.n8n.url, run.owner);
}, 600_000);

afterAll(async () => {
	await browser?.close();
	await run?.stop();
}, 60_000);

/** Opens a copy of its own: n8n saves by itself what a test changes. */
async function openExample(editor: Editor, file: string): Promise<StoredWorkflow> {
	const definition = JSON.parse(readFileSync(join(EXAMPLES, `${file}.json`), 'utf8')) as WorkflowDefinition;
	const workflow = await run.importWorkflow(definition);
	await editor.openWorkflow(workflow.id);
	return workflow;
}

test.each(examples)(
	'the example %s opens with every node known, our icon on ours, and a note that fits its paper',
	async (file) => {
		await browser.inNewTab(async (editor) => {
			const { nodes } = await openExample(editor, file);
			for (const { name, type } of nodes.filter(({ type }) => !type.endsWith('stickyNote'))) {
				await editor.node(name).waitFor();
				if (!type.startsWith(GOFAX_NAMES.packageName)) continue;
				const icon = editor.node(name).locator('img').first();
				await icon.waitFor();
				expect(await icon.getAttribute('src')).toMatch(/\/gofax\.svg$/);
				// A picture that did not load has no width.
				const width = async () =>
					await icon.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth);
				await waitFor(async () => (await width()) > 0, { timeoutMs: 5000, what: `the icon of ${name}` });
			}
			expect(await editor.part('node-not-installed').count()).toBe(0);

			const note = editor.part('sticky');
			expect(await note.innerText()).toContain('Set up');
			const bottom = async (part: typeof note) => {
				const box = await part.boundingBox();
				return box ? box.y + box.height : NaN;
			};
			expect(await bottom(note.locator('p, li').last())).toBeLessThanOrEqual(await bottom(note));
		});
	},
);

test('a node that n8n does not know would show as not installed', async () => {
	const type = `${GOFAX_NAMES.packageName}.noSuchNode`;
	const node = {
		id: '1',
		name: 'Unknown',
		type,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const { id } = await run.client.createWorkflow({
		name: 'Unknown',
		nodes: [node],
		connections: {},
		settings: {},
	});
	await browser.inNewTab(async (editor) => {
		await editor.openWorkflow(id);
		await editor.part('node-not-installed').waitFor();
	});
});

test('the node offers exactly the operations of the table, and shows exactly the fields of the chosen one', async () => {
	await browser.inNewTab(async (editor) => {
		await openExample(editor, 'fax-a-document');
		const panel = await editor.openNode('Send the Fax');
		const credential = panel.locator('[data-test-id="node-credentials-select"] input').first();
		expect(await credential.inputValue()).toBe(run.credentials.get(GOFAX_NAMES.apiCredential)?.name);
		const { properties } = new GoFax().description;
		expect(await editor.choicesOf('resource')).toEqual([...resourceNames(properties).values()]);
		for (const [resource, resourceName] of resourceNames(properties)) {
			await editor.choose('resource', resourceName);
			const offered = operations.filter((operation) => operation.resource === resource);
			expect(await editor.choicesOf('operation')).toEqual(offered.map(({ option }) => option.name));
			for (const { operation, option } of offered) {
				await editor.choose('operation', option.name);
				const expected = labelsFor(properties, { resource, operation });
				await waitFor(async () => (await editor.labels()).join() === expected.join(), {
					timeoutMs: 5000,
					what: 'the fields',
				}).catch(() => undefined);
				expect([option.action, await editor.labels()]).toEqual([option.action, expected]);
			}
		}
	});
});

test('with Content set to Text the node asks for the text instead of binary fields', async () => {
	await browser.inNewTab(async (editor) => {
		await openExample(editor, 'fax-a-document');
		await editor.openNode('Send the Fax');
		expect(await editor.labels()).toEqual(expect.arrayContaining(['Content', 'Input Binary Fields']));
		await editor.choose('content', 'Text');
		await waitFor(async () => (await editor.labels()).includes('Text'), {
			timeoutMs: 5000,
			what: 'the field for the text',
		});
		expect(await editor.labels()).not.toContain('Input Binary Fields');
	});
});

test('the trigger says what Automatic does, and where its URL belongs in the portal for each event', async () => {
	await browser.inNewTab(async (editor) => {
		const workflow = await openExample(editor, 'received-fax-to-file');
		const panel = await editor.openNode('Fax Received');
		const automatic = panel.getByText('GoFax has one URL for this event');
		await automatic.waitFor();
		await picture(editor.page, 'trigger', { ...PANEL, height: 600 });
		expect(await editor.webhookUrl('production')).toBe(await run.client.webhookUrl(workflow, 'Fax Received'));
		expect(await editor.webhookUrl('test')).toBe(
			await run.client.webhookUrl(workflow, 'Fax Received', 'test'),
		);

		await editor.choose('registration', 'Manual');
		await panel.getByText('GoFax portal: My Account > Account Details').waitFor();
		expect(await automatic.count()).toBe(0);
		await editor.choose('event', 'Fax Sent');
		await panel
			.getByText('GoFax portal: Send Fax Service > Manage Send Settings > General Fax Settings')
			.waitFor();
		await editor.choose('registration', 'Automatic');
		await automatic.waitFor();
		await editor.choose('event', 'SMS Sent');
		await panel
			.getByText('GoFax portal: Send SMS Service > Manage SMS Settings > General SMS Settings')
			.waitFor();
		expect(await automatic.count()).toBe(0);
		expect(await editor.labels()).not.toContain('Registration');
	});
});

test('a publication that fails shows the whole error: what is wrong, which fields, and what to do', async () => {
	const { admin } = run.simulator;
	await admin.setBehaviour({ settingsSpelling: 'severalUrls' });
	const { id } = await run.importWorkflow(
		triggerWorkflow({
			name: 'Several fields',
			type: 'goFaxTrigger',
			parameters: { event: 'faxSent', registration: 'automatic' },
		}),
	);
	await browser.inNewTab(async (editor) => {
		await editor.openWorkflow(id);
		await editor.part('workflow-open-publish-modal-button').click();
		await editor.part('workflow-publish-button').click();
		const toast = editor.page.locator('.el-notification', { hasText: 'could not be published' });
		await toast.waitFor({ timeout: 60_000 });
		expect(await toast.innerText()).toMatch(
			/several fields that could be.*NotificationURL.*ErrorNotificationURL.*'URL Field'.*'Registration' to 'Manual'/,
		);
		await toast.locator('.el-notification__closeBtn').click();
		await toast.waitFor({ state: 'detached' });
	});
	await admin.setBehaviour({ settingsSpelling: 'default' });
});

test("the trigger's help names the button that starts a test", async () => {
	await browser.inNewTab(async (editor) => {
		await openExample(editor, 'received-fax-to-file');
		const panel = await editor.openNode('Fax Received');
		await panel.getByText('When will this node trigger my flow?').click();
		await panel.getByText('click "Execute step"').waitFor();
		expect(await panel.getByRole('button', { name: 'Execute step' }).count()).toBeGreaterThan(0);
	});
});

test('the SMS trigger says how to set up the webhook, and offers three ways to check signatures', async () => {
	await browser.inNewTab(async (editor) => {
		const workflow = await openExample(editor, 'sms-auto-reply');
		const panel = await editor.openNode('SMS Reply');
		await panel.getByText('In the GoFax portal, open My Account > Webhooks > Add a New Webhook').waitFor();
		expect(await editor.webhookUrl('production')).toBe(await run.client.webhookUrl(workflow, 'SMS Reply'));
		expect(await editor.choicesOf('signatureCheck')).toEqual(['Enforce', 'Off', 'Report Only']);
		await editor.part('node-credentials-select').waitFor();
		await editor.choose('signatureCheck', 'Off');
		await editor.part('node-credentials-select').waitFor({ state: 'hidden' });
	});
});

test('searching for gofax finds the node with all its actions, and both triggers', async () => {
	await browser.inNewTab(async (editor) => {
		await openExample(editor, 'sms-auto-reply');
		await editor.part('node-creator-plus-button').click();
		await editor.part('node-creator-search-bar').fill('gofax');
		const found = editor.part('item-iterator-item');
		// n8n lists a node and the trigger of the same name as one, under the trigger's description.
		const node = found.filter({
			hasText: 'Starts the workflow when GoFax has sent a fax, received a fax, or sent an SMS',
		});
		await found.filter({ hasText: 'Starts the workflow when somebody replies to an SMS' }).waitFor();
		await node.click();
		await editor.part('node-creator').getByText(`Actions (${operations.length})`).waitFor();
		const actions = await found.allInnerTexts();
		expect(actions).toEqual(expect.arrayContaining(operations.map(({ option }) => option.action)));
	});
});

test('the credential hides its token, and says whether GoFax takes it', async () => {
	const { url: baseUrl, token } = run.simulator;
	await browser.inNewTab(async (editor) => {
		await openExample(editor, 'fax-a-document');
		await editor.openNode('Send the Fax');
		await editor.part('node-credentials-select').click();
		await editor.part('node-credentials-select-item-new').click();
		const dialog = editor.part('editCredential-modal');
		const field = (name: string) => dialog.locator(`[data-test-id="parameter-input-${name}"] input`).first();
		expect(await field('token').getAttribute('type')).toBe('password');
		expect(await field('apiVersion').inputValue()).toBe('1.0 (Documented)');
		expect(await field('baseUrl').inputValue()).toBe('https://restful-api.gofax.com.au');

		await field('token').fill('not-a-token');
		await field('baseUrl').fill(baseUrl);
		const save = editor.part('credential-save-button').first();
		await save.click();
		await dialog.getByText('Couldn’t connect with these settings').waitFor();
		await field('token').fill(token);
		await save.click();
		// From a node's panel the dialog closes by itself once the test has passed.
		await dialog.waitFor({ state: 'hidden' });
	});
	const stored = (await run.client.listCredentials()).filter(
		({ type }) => type === GOFAX_NAMES.apiCredential,
	);
	const created = stored.find(({ id }) => id !== run.credentials.get(GOFAX_NAMES.apiCredential)?.id);
	await browser.inNewTab(async (editor) => {
		const dialog = await editor.openCredential(created?.id ?? '');
		await dialog.getByText('Connection tested successfully').waitFor();
		expect(
			await dialog.locator('[data-test-id="parameter-input-token"] input').first().inputValue(),
		).not.toContain(token);
	});
	await run.client.deleteCredential(created?.id ?? '');
});

test('a test run shows the received fax, and its file can be downloaded', async () => {
	const { admin } = run.simulator;
	await browser.inNewTab(async (editor) => {
		const workflow = await openExample(editor, 'received-fax-to-file');
		const { pathname } = new URL(await run.client.webhookUrl(workflow, 'Fax Received', 'test'));
		await editor.part('execute-workflow-button').first().click();
		await waitFor(async () => JSON.stringify(await admin.settings('accountDetails')).includes(pathname), {
			what: 'the test URL in the settings',
		});
		const { faxId } = await admin.receiveFax({ pages: 2, from: '0311223344' });
		await editor.page.getByText('Workflow executed successfully').waitFor();
		await editor.node('Fetch the Document').locator('[data-test-id="canvas-node-status-success"]').waitFor();
		// n8n colours the lines and counts their items a moment after it has said that all is well.
		await editor.part('edge-label').getByText('1 item').first().waitFor();
		await picture(editor.page, 'workflow', { x: 320, y: 270, width: 960, height: 380 });

		await editor.openNode('Fetch the Document');
		const output = editor.part('output-panel');
		await output.getByText(`fax-${faxId}.pdf`).waitFor();
		const download = editor.page.waitForEvent('download');
		await editor.part('ndv-download-binary-data').click();
		const file = await (await download).path();
		// As a yes or no: a difference would print every byte.
		expect(readFileSync(file).equals(await admin.receivedDocument(faxId))).toBe(true);

		await output.locator('[data-test-id="radio-button-table"]').click();
		await output.getByText(String(faxId), { exact: true }).waitFor();
		await output.getByText('application/pdf', { exact: true }).waitFor();
	});
});

test('a form sends a fax in a test run, and the panel shows what came in and what went out', async () => {
	const { admin } = run.simulator;
	await browser.inNewTab(async (editor) => {
		await openExample(editor, 'fax-a-document');
		// The editor opens the form in a window of its own, which the test fills in over HTTP.
		const form = editor.page.waitForEvent('popup');
		await editor.part('execute-workflow-button').first().click();
		const window = await form;
		await window.waitForURL(/form-test/);
		const url = window.url();
		await window.close();
		await submitForm(url, {
			number: '07 3000 1000',
			subject: 'Referral of J. Citizen',
			pdf: await makePdf(3),
		});
		await editor.page.getByText('Workflow executed successfully').waitFor();
		const [fax] = (await admin.state()).faxes.slice(-1);
		expect(fax).toMatchObject({ sendTo: '61730001000', subject: 'Referral of J. Citizen', pages: 3 });

		await editor.openNode('Send the Fax');
		const output = editor.part('output-panel');
		await output.getByText(String(fax?.id), { exact: true }).first().waitFor();
		await output.getByText('queued', { exact: true }).first().waitFor();
		await output.locator('[data-test-id="radio-button-schema"]').click();
		await editor.part('run-data-schema-item').getByText('statusText').waitFor();
		await picture(editor.page, 'node', { ...PANEL, height: 740 });
	});
});

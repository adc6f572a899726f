import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { Owner } from '../../../scripts/n8n/N8nSession';

const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

const SCREENSHOTS = join(__dirname, '../screenshots');

/** n8n's editor in Debian's Chromium, used as a person uses it. */
export class Editor {
	/** Errors in the console and thrown in the page, but for what n8n's own online services cause without internet. */
	readonly faults: string[] = [];

	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly url: string,
	) {
		page.on('pageerror', ({ message }) => this.faults.push(message));
		page.on('response', (response) => {
			const url = response.url();
			// n8n asks every node for sample outputs, which a package may have.
			if (response.status() >= 400 && url.includes('n8n-nodes-gofax') && !url.includes('/schemas/')) this.faults.push(`${response.status()} ${url}`);
		});
	}

	static async open(url: string, owner: Owner): Promise<Editor> {
		const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: ARGUMENTS });
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
		const editor = new Editor(browser, await context.newPage(), url);
		editor.page.setDefaultTimeout(20_000);
		await editor.page.goto(`${url}/signin`);
		await editor.page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
		await editor.page.locator('input[name=password]').fill(owner.password);
		await editor.page.getByRole('button', { name: 'Sign in' }).click();
		await editor.page.waitForURL(({ pathname }) => !pathname.startsWith('/signin'));
		return editor;
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	/** An element by the name that n8n gives it for tests. */
	part(name: string): Locator {
		return this.page.locator(`[data-test-id="${name}"]`);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.part('canvas-node').first().waitFor();
	}

	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens a node's panel. */
	async openNode(name: string): Promise<Locator> {
		await this.node(name).dblclick();
		const panel = this.part('ndv');
		await panel.waitFor();
		return panel;
	}

	async closeNode(): Promise<void> {
		await this.part('ndv-close-button').click();
		await this.part('ndv').waitFor({ state: 'hidden' });
	}

	/** Names in the list of a parameter, as they stand there. */
	async choicesOf(parameter: string): Promise<string[]> {
		await this.part(`parameter-input-${parameter}`).first().click();
		const options = this.page.locator('.el-select-dropdown__item:visible');
		await options.first().waitFor();
		const names = await options.locator('.option-headline, .list-option > div:first-child').allInnerTexts();
		await this.page.keyboard.press('Escape');
		await options.first().waitFor({ state: 'hidden' });
		return names.map((name) => name.trim()).filter((name) => name !== 'Custom API Call');
	}

	async choose(parameter: string, name: string): Promise<void> {
		await this.part(`parameter-input-${parameter}`).first().click();
		const option = this.page.locator('.el-select-dropdown__item:visible').filter({ has: this.page.getByText(name, { exact: true }) });
		await option.first().click();
		await option.first().waitFor({ state: 'hidden' });
	}

	/** A picture for whoever looks into a failure. */
	async screenshot(name: string): Promise<void> {
		mkdirSync(SCREENSHOTS, { recursive: true });
		await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
	}
}

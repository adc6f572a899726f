import type { ConsoleMessage, Locator, Page } from 'playwright-core';

/** n8n asks every package for sample outputs, and npm for the package's page; both may be missing. */
const OPTIONAL = /\/schemas\/|registry\.npmjs\.org/;

/** One tab with n8n's editor, used as a person uses it. */
export class Editor {
	private readonly noted: string[] = [];

	constructor(
		readonly page: Page,
		private readonly url: string,
	) {
		page.on('pageerror', ({ message }) => this.noted.push(`Thrown in the page: ${message}`));
		page.on('console', (message) => this.note(message));
		page.on('response', (response) => {
			const url = response.url();
			if (response.status() >= 400 && /gofax/i.test(url) && !OPTIONAL.test(url))
				this.noted.push(`${response.status()} ${url}`);
		});
	}

	private note(message: ConsoleMessage): void {
		const text = `${message.text()} ${message.location().url}`;
		// Without internet n8n's own online services fail here too; those lines do not name us.
		if (message.type() === 'error' && /gofax/i.test(text) && !OPTIONAL.test(text))
			this.noted.push(`In the console: ${text}`);
	}

	/** Errors thrown in the page, errors about our package, and n8n's red messages: they stay until somebody closes them. */
	async faults(): Promise<string[]> {
		const toasts = this.page.locator('.el-notification:has(.el-notification--error)');
		return [...this.noted, ...(await toasts.allInnerTexts())];
	}

	/** An element by the name that n8n gives it for tests. */
	part(name: string): Locator {
		return this.page.locator(`[data-test-id="${name}"]`);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.part('canvas-node').first().waitFor();
	}

	/** Opens a stored credential, which n8n then tests by itself. */
	async openCredential(id: string): Promise<Locator> {
		await this.page.goto(`${this.url}/home/credentials/${id}`);
		const dialog = this.part('editCredential-modal');
		await dialog.waitFor();
		return dialog;
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

	/** Unfolds a trigger's URLs and reads one. */
	async webhookUrl(kind: 'test' | 'production'): Promise<string> {
		const url = this.part('ndv').locator('.webhook-url');
		if (!(await url.isVisible())) await this.part('ndv').getByText('Webhook URLs', { exact: true }).click();
		await this.part(`radio-button-${kind}`).click();
		return (await url.innerText()).trim();
	}

	/** Labels of the parameters that the panel shows, from top to bottom. */
	async labels(): Promise<string[]> {
		const labels = this.part('node-parameters').locator('[data-test-id="input-label"]:visible');
		const texts = await labels.allInnerTexts();
		return texts.map((text) => text.split('\n')[0]?.trim() ?? '');
	}

	/** Names in the list of a parameter, as they stand there. */
	async choicesOf(parameter: string): Promise<string[]> {
		const options = await this.openList(parameter);
		const names = await options.locator('.option-headline, .list-option > div:first-child').allInnerTexts();
		await this.page.keyboard.press('Escape');
		await options.first().waitFor({ state: 'hidden' });
		// n8n adds this one to every node with a credential.
		return names.map((name) => name.trim()).filter((name) => name !== 'Custom API Call');
	}

	async choose(parameter: string, name: string): Promise<void> {
		const options = await this.openList(parameter);
		await options
			.filter({ has: this.page.getByText(name, { exact: true }) })
			.first()
			.click();
		await options.first().waitFor({ state: 'hidden' });
	}

	private async openList(parameter: string): Promise<Locator> {
		await this.part(`parameter-input-${parameter}`).first().click();
		const options = this.page.locator('.el-select-dropdown__item:visible');
		await options.first().waitFor();
		return options;
	}
}

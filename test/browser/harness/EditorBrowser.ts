import type { Browser, BrowserContext } from 'playwright-core';
import type { Owner } from '../../../n8n/client/N8nSession';
import { Editor } from './Editor';
import { launchBrowser, newWindow } from './launchBrowser';
import { screenshotOnFailure } from './screenshotOnFailure';

/** A browser that is signed in to an n8n. Signing in happens once: n8n limits how often an account may. */
export class EditorBrowser {
	private constructor(
		private readonly browser: Browser,
		private readonly context: BrowserContext,
		private readonly url: string,
	) {}

	/** Signs in with n8n's form, as a person does. */
	static async signIn(url: string, owner: Owner): Promise<EditorBrowser> {
		const browser = await launchBrowser();
		try {
			const context = await newWindow(browser);
			const page = await context.newPage();
			await page.goto(`${url}/signin`);
			await page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
			await page.locator('input[name=password]').fill(owner.password);
			await page.getByRole('button', { name: 'Sign in' }).click();
			await page.waitForURL(({ pathname }) => !pathname.startsWith('/signin'));
			await page.close();
			return new EditorBrowser(browser, context, url);
		} catch (error) {
			await browser.close();
			throw error;
		}
	}

	/** Does something in a tab of its own, in which nothing of ours may go wrong. */
	async inNewTab(work: (editor: Editor) => Promise<void>): Promise<void> {
		const page = await this.context.newPage();
		await screenshotOnFailure(page, async () => {
			const editor = new Editor(page, this.url);
			await work(editor);
			expect(await editor.faults()).toEqual([]);
		});
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}

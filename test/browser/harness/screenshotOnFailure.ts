import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const SCREENSHOTS = join(__dirname, '../screenshots');

/** Runs what a test does in a tab, keeps a picture of the tab if it fails, and closes the tab. */
export async function screenshotOnFailure<T>(page: Page, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const name = (expect.getState().currentTestName ?? 'test').replace(/[^a-z0-9]+/gi, '-').slice(0, 80);
		mkdirSync(SCREENSHOTS, { recursive: true });
		// The error of the test is the one to report, no matter what became of the tab.
		await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) }).catch(() => undefined);
		throw error;
	} finally {
		await page.close();
	}
}

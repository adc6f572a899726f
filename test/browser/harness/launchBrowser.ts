import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Debian's Chromium with a fresh temporary profile; CHROMIUM names another one. */
export async function launchBrowser(): Promise<Browser> {
	const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
	return await chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
}

/** Light theme and one size everywhere, so that pictures come out alike. */
export async function newWindow(browser: Browser, height = 900): Promise<BrowserContext> {
	const context = await browser.newContext({
		viewport: { width: 1440, height },
		deviceScaleFactor: 1,
		colorScheme: 'light',
		acceptDownloads: true,
	});
	context.setDefaultTimeout(20_000);
	return context;
}

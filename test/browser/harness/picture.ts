import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

const IMAGES = join(__dirname, '../../../docs/images');

/** Retakes a picture of the docs, with UPDATE_PICTURES=1 only: each machine renders fonts a little differently. */
export async function picture(page: Page, name: string, clip?: Area): Promise<void> {
	if (process.env.UPDATE_PICTURES !== '1') return;
	// The neighbours that n8n hangs half over the edge of a node's panel would be cut.
	const style = '[data-test-id="floating-nodes"] { visibility: hidden }';
	await page.screenshot({ path: join(IMAGES, `${name}.png`), clip, style, animations: 'disabled' });
}

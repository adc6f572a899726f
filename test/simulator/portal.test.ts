import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
import { PORTAL_FILES } from '../../simulator/portal/addPortal';
import { startFixture, type Fixture } from './Fixture';

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
afterAll(() => fixture.stop());

async function get(path: string) {
	const answer = await request(`${fixture.simulator.adminUrl}${path}`);
	return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
}

test.each(PORTAL_FILES)('%s is served with a strict policy', async (url, name, type) => {
	const { status, headers, text } = await get(url);
	expect(status).toBe(200);
	expect(headers['content-type']).toBe(type);
	expect(headers['content-security-policy']).toContain(
		"default-src 'none'; script-src 'self'; style-src 'self'",
	);
	expect(headers['content-security-policy']).not.toContain('unsafe');
	expect(text).toBe(readFileSync(join(__dirname, '..', '..', 'simulator', 'portal', name), 'utf8'));
});

test('everything the page and its scripts refer to is there', async () => {
	const served: string[] = PORTAL_FILES.map(([url]) => url);
	for (const url of served) {
		const { text } = await get(url);
		const references = [...text.matchAll(/(?:src|href)="(\/[^"]*)"|from '\.(\/[^']+)'/g)];
		for (const [, absolute, relative] of references)
			expect(served).toContain(absolute ?? `/portal${relative}`);
	}
});

test('no script reads text as HTML, and the page has no script of its own', async () => {
	for (const [url] of PORTAL_FILES) {
		expect((await get(url)).text).not.toMatch(
			/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|\son\w+="|<script>|<style|\sstyle="/,
		);
	}
});

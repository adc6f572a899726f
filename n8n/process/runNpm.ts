import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { type CommandOptions, runCommand } from './runCommand';

export interface NpmOptions extends CommandOptions {
	cwd: string;
	/** A Node other than our own that npm's child processes (node-gyp, install scripts) must find first on PATH. */
	nodeBinary?: string;
}

/**
 * npm as a script, run by our own Node: no shell, so the same on Windows, and immune to a PATH on
 * which `npm` and `node` belong to different installations.
 */
function findNpmCli(): string {
	const nodeFolder = dirname(process.execPath);
	const candidates = [
		process.env.npm_execpath,
		join(nodeFolder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(nodeFolder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		'/usr/share/nodejs/npm/bin/npm-cli.js',
	];
	for (const path of candidates) {
		if (path?.endsWith('npm-cli.js') && existsSync(path)) return path;
	}
	throw new Error(
		`npm was not found beside ${process.execPath}. Start this through npm (npm start, npm run ...), which tells where it is.`,
	);
}

/**
 * Settings that an outer `npm run` passes on and that would apply to another project here:
 * its folder, its package and its own command-line options.
 */
function cleanEnvironment(nodeBinary: string | undefined): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = {};
	for (const [name, value] of Object.entries(process.env)) {
		const passedOn =
			/^npm_(package|lifecycle|command$|execpath$|node_execpath$)|^npm_config_(local_prefix|omit|include|workspace|global|ignore_scripts|dry_run)$/i;
		if (!passedOn.test(name) && name !== 'NODE_OPTIONS') env[name] = value;
	}
	if (nodeBinary !== undefined) {
		const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
		env[pathName] = `${dirname(nodeBinary)}${delimiter}${env[pathName] ?? ''}`;
		// node-gyp trusts this over PATH.
		env.npm_node_execpath = nodeBinary;
	}
	return env;
}

export async function runNpm(args: readonly string[], options: NpmOptions): Promise<string> {
	const node = options.nodeBinary ?? process.execPath;
	return await runCommand(node, [findNpmCli(), ...args], {
		...options,
		env: cleanEnvironment(options.nodeBinary),
	});
}

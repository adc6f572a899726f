import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../process/runNpm';
import { type Log, silent } from '../Log';

const projectFolder = join(__dirname, '..', '..');

export interface PackOptions {
	/** Where the tarball goes; emptied first. */
	folder: string;
	/** Compile first. Without it dist/ is packed as it lies there. */
	build?: boolean;
	/** Package to pack. Default: this repository. */
	packageFolder?: string;
	log?: Log;
}

/** Makes the very tarball that `npm publish` would upload, and returns its path. */
export async function packNodes(options: PackOptions): Promise<string> {
	const { folder, build = false, packageFolder = projectFolder, log = silent } = options;
	if (build) {
		log('Building the nodes ...');
		await runNpm(['run', 'build'], { cwd: packageFolder, what: 'npm run build' });
	}
	// A tarball of an earlier run may have another version in its name, and would be found below.
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const args = ['pack', '--ignore-scripts', '--pack-destination', folder, '--loglevel=error'];
	await runNpm(args, { cwd: packageFolder, what: 'npm pack' });
	const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error(`npm pack left no tarball in ${folder}`);
	return join(folder, tarball);
}

/** Installs a tarball where n8n looks for community packages; an earlier version is replaced. */
export async function installPackage(userFolder: string, tarball: string): Promise<void> {
	const folder = join(userFolder, '.n8n', 'nodes');
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
	);
	// As n8n does it. The peer n8n-workflow is n8n's own and must not be installed a second time. No lock file:
	// it would remember the checksum of an earlier tarball with the same version.
	const flags = [
		'--ignore-scripts',
		'--legacy-peer-deps',
		'--omit=peer',
		'--no-audit',
		'--no-fund',
		'--no-package-lock',
		'--no-update-notifier',
	];
	await runNpm(['install', tarball, ...flags, '--loglevel=error'], {
		cwd: folder,
		what: 'npm install of the packed nodes',
	});
}

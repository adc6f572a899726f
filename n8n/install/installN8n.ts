import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statfsSync,
	writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CommandFailedError, runCommand } from '../process/runCommand';
import { runNpm } from '../process/runNpm';
import { type Log, silent } from '../Log';
import {
	installationFolder,
	n8nEntryIn,
	n8nManifestFolder,
	nodeBinaryIn,
	platformName,
} from './n8nUnderTest';
import { isProcessAlive, withInstallLock } from './withInstallLock';

export interface N8nInstallation {
	/** A Node that this n8n runs on (24 or newer). */
	nodeBinary: string;
	/** n8n's command, to be run by `nodeBinary`. */
	n8nEntry: string;
	folder: string;
}

const GIGABYTE = 1024 ** 3;
const NEEDED_BYTES = 4 * GIGABYTE;
/** Written last, so a folder that has it is complete. */
const MARKER_NAME = '.complete.json';

interface Marker {
	node: string;
	installedAt: string;
}

/** Node 24 from npm, or our own Node where npm has no binary and ours is new enough. */
function chooseNode(folder: string): string {
	const binary = nodeBinaryIn(folder);
	if (binary !== undefined && existsSync(binary)) return binary;
	const ownMajor = Number(process.versions.node.split('.')[0]);
	if (ownMajor >= 24) return process.execPath;
	throw new Error(
		`n8n needs Node 24 or newer. npm has no Node binary for ${platformName}, and this is Node ${process.versions.node}. ` +
			'Install Node 24 (https://nodejs.org) and start again with it.',
	);
}

async function readInstallation(folder: string): Promise<N8nInstallation | undefined> {
	const marker = join(folder, MARKER_NAME);
	if (!existsSync(marker)) return undefined;
	const installation = { nodeBinary: chooseNode(folder), n8nEntry: n8nEntryIn(folder), folder };
	try {
		const expected = (JSON.parse(readFileSync(marker, 'utf8')) as Marker).node;
		const options = { what: 'node --version', timeoutMs: 10_000 };
		const version = await runCommand(installation.nodeBinary, ['--version'], options);
		// With our own Node a newer one is as good.
		const sameNode = version.trim() === expected || installation.nodeBinary === process.execPath;
		return sameNode && existsSync(installation.n8nEntry) ? installation : undefined;
	} catch {
		return undefined;
	}
}

/** Removes what killed installations left; each half-made folder carries the pid of its maker. */
function removeAbandoned(root: string): void {
	for (const name of readdirSync(root)) {
		const pid = /^n8n-.+\.tmp-(\d+)$/.exec(name)?.[1];
		if (pid !== undefined && !isProcessAlive(Number(pid)))
			rmSync(join(root, name), { recursive: true, force: true });
	}
}

function requireDiskSpace(root: string): void {
	const { bavail, bsize } = statfsSync(root);
	const free = bavail * bsize;
	if (free >= NEEDED_BYTES) return;
	throw new Error(
		`n8n needs about 4 GB in ${root}, and ${(free / GIGABYTE).toFixed(1)} GB are free. ` +
			'Free some space, or set XDG_CACHE_HOME to a folder on another disk.',
	);
}

function explain(error: unknown): Error {
	if (!(error instanceof CommandFailedError))
		return error instanceof Error ? error : new Error(String(error));
	const text = error.lastLines.join('\n');
	let advice = 'Start the same command again; npm keeps what it has already downloaded.';
	if (/ENOSPC/.test(text))
		advice = 'The disk is full. Free about 4 GB, or set XDG_CACHE_HOME to a folder on another disk.';
	else if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET/.test(text))
		advice =
			'The npm registry could not be reached. Check the network and `npm config get registry`, then start again.';
	else if (/gyp ERR|make: |g\+\+/.test(text))
		advice =
			'SQLite is compiled for Node 24, which needs python3, make and a C++ compiler (Debian: apt install python3 make g++; macOS: xcode-select --install).';
	return new Error(`n8n could not be installed. ${advice}\n${error.message}`, { cause: error });
}

async function installInto(folder: string, log: Log): Promise<void> {
	for (const file of ['package.json', 'package-lock.json'])
		cpSync(join(n8nManifestFolder, file), join(folder, file));

	log('Downloading n8n and Node 24 from npm (about 2.8 GB unpacked; usually 3 to 5 minutes) ...');
	const started = Date.now();
	const reminder = setInterval(() => {
		log(`  still downloading, ${Math.round((Date.now() - started) / 1000)} s so far ...`);
	}, 30_000);
	try {
		// Not `npm ci`: it insists that the lock file names the optional binaries of every platform, and the
		// registry does not have them all. `npm install` takes the locked versions just the same.
		const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
		const options = { cwd: folder, what: 'npm install of n8n', removeWhenOrphaned: folder };
		await runNpm(['install', ...flags], options);
	} finally {
		clearInterval(reminder);
	}

	log('Compiling SQLite for Node 24 (usually about a minute) ...');
	const nodeBinary = chooseNode(folder);
	// Said on the command line, because this repository's .npmrc and many a user's own say ignore-scripts=true.
	const rebuild = [
		'rebuild',
		'sqlite3',
		'--ignore-scripts=false',
		'--foreground-scripts',
		'--no-update-notifier',
	];
	await runNpm(rebuild, {
		cwd: folder,
		nodeBinary,
		what: 'npm rebuild of sqlite3',
		removeWhenOrphaned: folder,
	});

	const checkOptions = { cwd: folder, what: 'Loading SQLite with Node 24', timeoutMs: 30_000 };
	await runCommand(nodeBinary, ['-e', 'require("sqlite3")'], checkOptions);
	const version = await runCommand(nodeBinary, ['--version'], { what: 'node --version' });
	const marker: Marker = { node: version.trim(), installedAt: new Date().toISOString() };
	writeFileSync(join(folder, MARKER_NAME), JSON.stringify(marker));
}

/**
 * Makes sure the n8n of n8n/package is installed, with a Node it runs on, and says where.
 *
 * The installation lies in the user's cache folder under a name made from the lock file, so other
 * clones and later runs use it as it is, and a changed lock file makes a new one.
 */
export async function installN8n({ log = silent }: { log?: Log } = {}): Promise<N8nInstallation> {
	const folder = installationFolder();
	const ready = await readInstallation(folder);
	if (ready !== undefined) return ready;

	const root = dirname(folder);
	mkdirSync(root, { recursive: true });
	return await withInstallLock(`${folder}.lock`, log, async () => {
		const madeMeanwhile = await readInstallation(folder);
		if (madeMeanwhile !== undefined) return madeMeanwhile;

		removeAbandoned(root);
		requireDiskSpace(root);
		log(`Installing ${basename(folder)} into ${root}. This happens once.`);
		const started = Date.now();
		const temporary = `${folder}.tmp-${process.pid}`;
		rmSync(temporary, { recursive: true, force: true });
		mkdirSync(temporary);
		try {
			await installInto(temporary, log);
			rmSync(folder, { recursive: true, force: true });
			renameSync(temporary, folder);
		} catch (error) {
			rmSync(temporary, { recursive: true, force: true });
			throw explain(error);
		}
		log(`n8n is installed (${Math.round((Date.now() - started) / 1000)} s).`);
		const installation = await readInstallation(folder);
		if (installation === undefined)
			throw new Error(
				`The n8n just installed in ${folder} does not answer; delete that folder and start again.`,
			);
		return installation;
	});
}

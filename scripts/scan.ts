import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packNodes } from '../n8n/install/packNodes';
import { runCommand } from '../n8n/process/runCommand';
import { scanPackage, scanPatterns, type ScanResult } from './scan/scanPackage';

const USAGE = `npm run scan [-- --no-build]

Runs the checks of n8n's verification (@n8n/scan-community-package) on this repository and on the
packed tarball, without network. Passes only with 0 errors and 0 warnings, and only if a tarball
that breaks the rules is refused.
`;

const projectFolder = join(__dirname, '..');

/** Two things n8n forbids, after the comment that some hope would hide them. */
const FORBIDDEN = "\n/* eslint-disable */\nrequire('fs');\nsetTimeout(() => undefined, 1);\n";
const FORBIDDEN_BY = [
	'@n8n/community-nodes/no-restricted-globals',
	'@n8n/community-nodes/no-restricted-imports',
];

function firstNodeFile(folder: string): string {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const file = files.filter((name) => name.endsWith('.node.js')).sort()[0];
	if (file === undefined) throw new Error('The tarball holds no *.node.js file; was it built?');
	return join(folder, file);
}

function judgeClean(name: string, result: ScanResult): boolean {
	console.log(`scan ${name}: ${result.errors} errors, ${result.warnings} warnings in ${result.files} files`);
	if (result.report.trim() !== '') console.log(result.report);
	const clean = result.passed && result.errors === 0 && result.warnings === 0;
	if (result.files < 2) console.log(`scan ${name}: next to nothing was looked at, so nothing is shown`);
	return clean && result.files >= 2;
}

function judgeMutant(result: ScanResult): boolean {
	const missing = FORBIDDEN_BY.filter((rule) => !result.rules.includes(rule));
	const refused = !result.passed && missing.length === 0;
	if (refused) console.log(`scan mutant: refused with ${result.errors} errors, as it must be`);
	else
		console.log(
			`scan mutant: NOT refused; the scan itself is broken (silent: ${missing.join(', ') || 'verdict'})`,
		);
	return refused;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { 'no-build': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
	});
	if (values.help) {
		console.log(USAGE);
		return;
	}
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-gofax-scan-'));
	try {
		const patterns = await scanPatterns();
		const tarball = await packNodes({
			folder: join(folder, 'pack'),
			build: !values['no-build'],
			log: console.log,
		});
		const unpacked = join(folder, 'tarball');
		mkdirSync(unpacked);
		await runCommand('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], {
			what: 'Unpacking the tarball',
		});
		const mutant = join(folder, 'mutant');
		cpSync(unpacked, mutant, { recursive: true });
		appendFileSync(firstNodeFile(mutant), FORBIDDEN);

		const verdicts = [
			judgeClean('source', await scanPackage(projectFolder, patterns.source)),
			judgeClean('tarball', await scanPackage(unpacked, patterns.tarball)),
			judgeMutant(await scanPackage(mutant, patterns.tarball)),
		];
		const passed = verdicts.filter(Boolean).length;
		console.log(`${passed} passed, ${verdicts.length - passed} failed`);
		if (passed < verdicts.length) process.exitCode = 1;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	console.log('0 passed, 1 failed');
	process.exitCode = 1;
});

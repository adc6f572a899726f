import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { ESLint as ESLintType } from 'eslint';

/** What n8n's scanner exports and this uses; the package has no type declarations. */
interface Scanner {
	SOURCE_FILE_PATTERNS: readonly string[];
	buildScanConfig: () => Promise<ESLintType.Options['overrideConfig']>;
	analyzePackage: (folder: string, patterns: readonly string[]) => Promise<{ passed: boolean }>;
}

export interface ScanResult {
	files: number;
	errors: number;
	warnings: number;
	/** Rules that found something. */
	rules: string[];
	/** For a person: file, line, rule, message. */
	report: string;
	/** What n8n's own verdict would be. */
	passed: boolean;
}

const scannerPath = createRequire(__filename).resolve('@n8n/scan-community-package/scanner/scanner.mjs');
// The very ESLint that the scanner uses, which need not be the one that lints this repository.
const { ESLint } = createRequire(scannerPath)('eslint') as { ESLint: typeof ESLintType };

async function loadScanner(): Promise<Scanner> {
	return (await import(pathToFileURL(scannerPath).href)) as Scanner;
}

// The scanner makes a temporary folder as soon as it is loaded, and forgets it.
(createRequire(scannerPath)('tmp') as { setGracefulCleanup: () => void }).setGracefulCleanup();

/** Patterns of the two legs of n8n's verification: what is in the repository and what is in the tarball. */
export async function scanPatterns(): Promise<{ source: readonly string[]; tarball: readonly string[] }> {
	const { SOURCE_FILE_PATTERNS } = await loadScanner();
	return { source: SOURCE_FILE_PATTERNS, tarball: ['**/*.js', 'package.json'] };
}

/**
 * Lints a folder as n8n does before it lists a community package.
 *
 * n8n's analyzePackage() forgets warnings and finds a folder without files good, so the same
 * configuration is run again here and counted.
 */
export async function scanPackage(folder: string, patterns: readonly string[]): Promise<ScanResult> {
	const { analyzePackage, buildScanConfig } = await loadScanner();
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
		errorOnUnmatchedPattern: false,
	});
	const results = await eslint.lintFiles([...patterns]);
	const formatter = await eslint.loadFormatter('stylish');
	const verdict = await analyzePackage(folder, patterns);
	const messages = results.flatMap((result) => result.messages);
	return {
		files: results.length,
		errors: results.reduce((sum, { errorCount }) => sum + errorCount, 0),
		warnings: results.reduce((sum, { warningCount }) => sum + warningCount, 0),
		rules: [...new Set(messages.map(({ ruleId }) => ruleId ?? 'parse error'))].sort(),
		report: await formatter.format(results),
		passed: verdict.passed,
	};
}

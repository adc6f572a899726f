import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenLinks } from './lint/brokenLinks';
import { findPhrases } from './lint/findPhrases';
import { importCycles } from './lint/importCycles';

const NOT_OURS = /^(node_modules|dist|build|coverage|\..*)$|^n8n\/package\//;

/** The list of phrases and its test are full of them. */
const ABOUT_PHRASES = /^scripts\/lint\/|^test\/unit\/scripts\/findPhrases\.test\.ts$|package-lock\.json$/;

/** Paths of the project's files, from its root. */
const files = readdirSync('.', { withFileTypes: true })
	.filter(({ name }) => !NOT_OURS.test(name))
	.flatMap((entry) =>
		entry.isDirectory()
			? readdirSync(entry.name, { recursive: true, encoding: 'utf8' }).map((file) =>
					join(entry.name, file).replaceAll('\\', '/'),
				)
			: entry.name,
	)
	.filter((file) => !NOT_OURS.test(file));

const phrases = files
	.filter((file) => /\.(ts|js|cjs|mjs|md|json|yaml|html)$/.test(file) && !ABOUT_PHRASES.test(file))
	.flatMap((file) =>
		findPhrases(readFileSync(file, 'utf8')).map(
			({ line, found, instead }) => `${file}:${line}: "${found}". Write ${instead}.`,
		),
	);

/** What ESLint and Prettier do not see: circles of imports, where links lead, and phrases that sound translated. */
const problems = [
	...importCycles(files.filter((file) => file.endsWith('.ts'))),
	...brokenLinks(files.filter((file) => file.endsWith('.md'))),
	...phrases,
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brokenLinks } from './lint/brokenLinks';
import { importCycles } from './lint/importCycles';

const NOT_OURS = /^(node_modules|dist|build|coverage|\..*)$|^n8n\/package\//;

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

/** What ESLint and Prettier do not see: circles of imports, and where the links of the documents lead. */
const problems = [
	...importCycles(files.filter((file) => file.endsWith('.ts'))),
	...brokenLinks(files.filter((file) => file.endsWith('.md'))),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPhrases } from './lint/findPhrases';

/** `npm run lint` runs this: finds phrases that sound translated in the project's code and texts. See lint/phrases.ts. */
const folder = join(__dirname, '..');

/** The list itself and its test are full of them. The other two are not ours, or are generated from what is checked. */
const LEFT_OUT = [
	/^scripts\/lint\//,
	/^test\/unit\/scripts\/findPhrases\.test\.ts$/,
	/package-lock\.json$/,
	/^n8n\/package\//,
	// Somebody else is changing these at the moment. Remove them from this list once their phrases are gone.
	/^nodes\/GoFax\/once\//,
	/^nodes\/platform\/ProcessedList\.ts$/,
	/^bench\/.*\.ts$/,
];

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
	cwd: folder,
	encoding: 'utf8',
})
	.split('\n')
	.filter((file) => /\.(ts|js|cjs|mjs|md|json|yaml|html)$/.test(file))
	.filter((file) => !LEFT_OUT.some((pattern) => pattern.test(file)));

const findings = files.flatMap((file) =>
	findPhrases(readFileSync(join(folder, file), 'utf8')).map((finding) => ({ file, ...finding })),
);
for (const { file, line, found, instead } of findings) {
	console.error(`${file}:${line}: "${found}". Write ${instead}.`);
}
if (findings.length > 0) {
	console.error(`${findings.length} phrases to write in plain English; see scripts/lint/phrases.ts.`);
	process.exitCode = 1;
}

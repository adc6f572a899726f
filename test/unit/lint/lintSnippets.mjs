// Lints pieces of code as if they were files of the project: [{ file, code }] on stdin, the findings of each on stdout. A process
// of its own, because ESLint loads its configuration as an ES module, which jest cannot.
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const snippets = JSON.parse(await text(process.stdin));
// Without types: none of our own rules needs them, and the pieces are in no tsconfig.
const { languageOptions, rules } = tseslint.configs.disableTypeChecked;
// It can do without, as we use it.
delete rules['@typescript-eslint/naming-convention'];
const eslint = new ESLint({ overrideConfig: [{ files: ['**/*.ts'], languageOptions, rules }] });
const results = [];
for (const { file, code } of snippets) {
	const [{ messages }] = await eslint.lintText(code, { filePath: file });
	results.push(messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(results));

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** The imports of each file that are files themselves, types included; ESLint's own rule does not see those. */
function importsOf(files: readonly string[], read: (file: string) => string): Map<string, string[]> {
	const known = new Set(files);
	const fileAt = (path: string) =>
		[path, `${path}.ts`, posix.join(path, 'index.ts')].find((file) => known.has(file));
	return new Map(
		files.map((file) => {
			const { importedFiles } = ts.preProcessFile(read(file), true, true);
			const relative = importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
			return [
				file,
				relative.flatMap(({ fileName }) => fileAt(posix.join(posix.dirname(file), fileName)) ?? []),
			];
		}),
	);
}

/** Says for each circle of imports which files it goes through. Paths are relative to the working directory. */
export function importCycles(
	files: readonly string[],
	read = (file: string) => readFileSync(file, 'utf8'),
): string[] {
	const imports = importsOf(files, read);
	const done = new Set<string>();
	const problems: string[] = [];
	const visit = (file: string, route: readonly string[]): void => {
		const start = route.indexOf(file);
		if (start >= 0) problems.push(`${[...route.slice(start), file].join(' imports ')}: a circle`);
		if (start >= 0 || done.has(file)) return;
		for (const imported of imports.get(file) ?? []) visit(imported, [...route, file]);
		done.add(file);
	};
	for (const file of files) visit(file, []);
	return problems;
}

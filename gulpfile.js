const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { build } = require('esbuild');
const { dest, series, src } = require('gulp');

// n8n resolves an icon and a codex file (X.node.json) next to the compiled file, so both keep their paths below dist.
const icons = () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

/** Matches a library that is not part of Node or n8n: what n8n wants to be bundled instead of installed. */
const LIBRARY = /require\("(?!\.|node:|n8n-workflow")/;

/** A pattern in `external` would also match the resolved path of a library, which is below the working folder. */
const ownFilesApart = {
	name: 'own-files-apart',
	setup: ({ onResolve }) =>
		onResolve({ filter: /^\.\.?\// }, ({ path, importer }) =>
			importer === '' || importer.includes('node_modules') ? undefined : { path, external: true },
		),
};

/**
 * Puts the code of a library into the file that uses it. Files of our own stay apart, so that each exists once. n8n's scan
 * allows no console.
 */
async function libraries() {
	const files = readdirSync('dist/lib', { recursive: true })
		.filter((name) => name.endsWith('.js') && LIBRARY.test(readFileSync(join('dist/lib', name), 'utf8')))
		// The source, because of what is imported, and not required, esbuild can leave out what nobody uses.
		.map((name) => join('lib', name.replace(/\.js$/, '.ts')));
	const { metafile } = await build({
		entryPoints: files,
		outdir: 'dist/lib',
		outbase: 'lib',
		allowOverwrite: true,
		bundle: true,
		external: ['n8n-workflow'],
		plugins: [ownFilesApart],
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		mainFields: ['module', 'main'],
		drop: ['console'],
		metafile: true,
	});
	writeFileSync('dist/THIRD_PARTY_NOTICES.txt', notices(Object.keys(metafile.inputs)));
}

/** The licence of each library that is in the package. */
function notices(inputs) {
	const folders = inputs
		.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
		.filter(Boolean);
	return [...new Set(folders)]
		.sort()
		.map((folder) => {
			const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
			const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
			if (!file) throw new Error(`${name} has no file with its licence`);
			return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
		})
		.join(`\n${'-'.repeat(80)}\n\n`);
}

exports.default = series(icons, codex, libraries);

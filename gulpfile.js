const { dest, series, src } = require('gulp');

// n8n resolves an icon and a codex file (X.node.json) next to the compiled file, so both keep their paths below dist.
const icons = () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

exports.default = series(icons, codex);

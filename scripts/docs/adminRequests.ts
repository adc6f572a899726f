import type { AdminRoute } from '../../simulator/admin/AdminRoute';
import { adminMethodNames, adminRoutes } from '../../simulator/admin/adminRoutes';

const BEGIN = '<!-- Made by `npm run docs:simulator`; do not edit this table by hand. -->\n\n';
const END = '\n\n<!-- End of the table -->';

/** The simulator's README with its table of admin requests made from the routes. */
export function withAdminRequests(readme: string): string {
	const [before, rest] = readme.split(BEGIN);
	const [, after] = rest?.split(END) ?? [];
	if (before === undefined || after === undefined)
		throw new Error('simulator/README.md has lost its markers');
	return `${before}${BEGIN}${adminRequests()}${END}${after}`;
}

function adminRequests(): string {
	const rows = adminMethodNames.map((name) => {
		const route = adminRoutes[name];
		return [`\`${route.method} ${route.path}\``, bodyOf(route), route.does];
	});
	return alignedTable([['request', 'body', 'what it does'], ...rows]);
}

/** `{url, events?}`: an optional field has a question mark. */
function bodyOf({ takes }: AdminRoute): string {
	for (const argument of takes) {
		if (argument.in !== 'body') continue;
		if (argument.name !== undefined) return `\`{${argument.name}}\``;
		const { properties = {}, required = [] } = argument.schema;
		const fields = Object.keys(properties).map((field) => (required.includes(field) ? field : `${field}?`));
		return argument.shown ?? `\`{${fields.join(', ')}}\``;
	}
	return '';
}

/** As Prettier writes a table. */
function alignedTable(rows: readonly string[][]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const [head = '', ...lines] = rows.map(
		(row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
	);
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [head, rule, ...lines].join('\n');
}

/**
 * A constant of a module whose value is written out (numbers, texts, patterns, and lists, tables, Sets and Maps of these) has an
 * UPPER_CASE name; a function has a camelCase one. Not meant are n8n's descriptions, which are tables with a `displayName`.
 */
const UPPER_CASE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const CAMEL_CASE = /^[a-z][A-Za-z0-9]*$/;
const FUNCTIONS = ['ArrowFunctionExpression', 'FunctionExpression'];
const WRAPPERS = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'];

const unwrap = (node) => (WRAPPERS.includes(node.type) ? unwrap(node.expression) : node);

/** Written out: no call, no function, and no name but those of other constants. */
function isPlain(wrapped) {
	const node = unwrap(wrapped);
	switch (node.type) {
		case 'Literal':
			return node.value !== null || node.regex !== undefined;
		case 'TemplateLiteral':
			return node.expressions.every(isPlain);
		case 'Identifier':
			return UPPER_CASE.test(node.name);
		case 'MemberExpression':
			return !node.computed && isPlain(node.object);
		case 'UnaryExpression':
		case 'SpreadElement':
			return isPlain(node.argument);
		case 'BinaryExpression':
			return isPlain(node.left) && isPlain(node.right);
		case 'ArrayExpression':
			return (
				node.elements.length > 0 && node.elements.every((element) => element !== null && isPart(element))
			);
		case 'ObjectExpression':
			return (
				node.properties.length > 0 && node.properties.every((property) => isPart(property.value ?? property))
			);
		case 'NewExpression':
			return (
				['Set', 'Map'].includes(node.callee.name) &&
				node.arguments.length > 0 &&
				node.arguments.every(isPlain)
			);
		default:
			return false;
	}
}

/** In a table, null and an empty list are values too. */
const isPart = (node) =>
	isPlain(node) ||
	(node.type === 'Literal' && node.raw === 'null') ||
	node.elements?.length === 0 ||
	node.properties?.length === 0;

const isDescription = (node) =>
	(node.elements ?? [node]).some((part) => part?.properties?.some(({ key }) => key?.name === 'displayName'));

export const constantNames = {
	meta: {
		type: 'suggestion',
		schema: [],
		messages: {
			constant: '"{{name}}" is a constant whose value is written out: name it in UPPER_CASE.',
			function: '"{{name}}" is a function: name it in camelCase.',
		},
	},
	create: (context) => ({
		':matches(Program, ExportNamedDeclaration) > VariableDeclaration[kind=const] > VariableDeclarator[id.type=Identifier][init]'({
			id,
			init,
		}) {
			const report = (messageId) => context.report({ node: id, messageId, data: { name: id.name } });
			if (FUNCTIONS.includes(init.type)) {
				if (!CAMEL_CASE.test(id.name)) report('function');
			} else if (!UPPER_CASE.test(id.name) && isPlain(init) && !isDescription(unwrap(init)))
				report('constant');
		},
	}),
};

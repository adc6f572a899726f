/**
 * A DOM element. Children are nodes or values shown as text: nothing that came from outside is ever read as HTML.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} properties DOM properties, such as `className` or `onclick`
 * @param {...(Node | string | number | null)} children
 */
export function element(tag, properties, ...children) {
	const node = Object.assign(document.createElement(tag), properties);
	node.append(
		...children
			.filter((child) => child !== null)
			.map((child) => (child instanceof Node ? child : String(child))),
	);
	return node;
}

/**
 * Fills a container with a table, or says that there is nothing yet.
 *
 * @param {string} id of the container
 * @param {string[]} headings
 * @param {Array<Array<Node | string | number | null>>} rows
 */
export function showTable(id, headings, rows) {
	const container = document.getElementById(id);
	if (rows.length === 0) {
		container.replaceChildren(element('p', { className: 'empty' }, 'None yet.'));
		return;
	}
	const head = element('tr', {}, ...headings.map((heading) => element('th', { scope: 'col' }, heading)));
	const body = rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell ?? ''))));
	container.replaceChildren(element('table', {}, element('thead', {}, head), element('tbody', {}, ...body)));
}

/** Green, red or plain: how a job or a delivery went. */
export function outcome(text, success) {
	return element('span', { className: success === null ? '' : success ? 'good' : 'bad' }, text);
}

import { applyEdits, findNodeAtLocation, modify, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { isObject, JSON_TOKENS, parseJson, plainNumber } from '../json';

/** Way to a value in a JSON text: keys, and positions in lists, from the outside in. */
export type Path = ReadonlyArray<string | number>;

/** A value in a JSON text. */
export interface Place {
	path: Path;
	/** Letter for letter as it is in the text. */
	raw: string;
	value: unknown;
	/** Other places are inside it: an object with fields, or a list of such. A list of plain values is one value. */
	isGroup: boolean;
}

/** The tree of a text that is one JSON object; undefined for any other text. */
function parseObject(text: string): Node | undefined {
	const errors: ParseError[] = [];
	const root = isObject(parseJson(text)) ? parseTree(text, errors, { disallowComments: true }) : undefined;
	return errors.length === 0 ? root : undefined;
}

const sliceOf = (text: string, { offset, length }: Node) => text.slice(offset, offset + length);

/** A key can be there twice. */
function propertiesOf({ children = [] }: Node): Array<[key: string, value: Node]> {
	return children.flatMap(({ children: [key, value] = [] }) =>
		key && value ? [[String(key.value), value]] : [],
	);
}

function placesAt(text: string, node: Node, path: Path): Place[] {
	const { type, children = [] } = node;
	const inside: Array<[key: string | number, value: Node]> =
		type === 'object'
			? propertiesOf(node)
			: children.some((entry) => entry.type === 'object')
				? [...children.entries()]
				: [];
	const raw = sliceOf(text, node);
	return [
		{ path, raw, value: parseJson(raw), isGroup: inside.length > 0 },
		...inside.flatMap(([key, value]) => placesAt(text, value, [...path, key])),
	];
}

/** Every place of a JSON object but its root, in its order; undefined for a text that is not a JSON object. */
export function placesIn(text: string): Place[] | undefined {
	const root = parseObject(text);
	return root && placesAt(text, root, []).slice(1);
}

/** The properties of a JSON object, their values letter for letter; undefined for a text that is not a JSON object. */
export function propertiesIn(text: string): Array<{ key: string; raw: string }> | undefined {
	const root = parseObject(text);
	return root && propertiesOf(root).map(([key, value]) => ({ key, raw: sliceOf(text, value) }));
}

function nodeAt(text: string, path: Path): Node | undefined {
	const root = parseObject(text);
	return root && findNodeAtLocation(root, [...path]);
}

/**
 * The text with one value changed, added, or (undefined) taken out together with its key. Everything else stays letter for
 * letter. What is missing on the way to the place, or is a plain value there, becomes an object.
 */
export function withRaw(text: string, path: Path, raw: string | undefined): string {
	const node = nodeAt(text, path);
	if (raw === undefined) return node ? applyEdits(text, modify(text, [...path], undefined, {})) : text;
	if (node) return applyEdits(text, [{ offset: node.offset, length: node.length, content: raw }]);
	const [above, key] = [path.slice(0, -1), path.at(-1)];
	const parent = nodeAt(text, above);
	if (typeof key === 'string' && parent?.type !== 'object')
		return path.length > 1 ? withRaw(text, above, `{${JSON.stringify(key)}:${raw}}`) : text;
	if (!parent) return text;
	// The library spells a new value itself, so it gets a stand-in that is then replaced letter for letter.
	return withRaw(applyEdits(text, modify(text, [...path], null, {})), path, raw);
}

/** A JSON text without the choices of its spelling: white space, escapes, the form of numbers. No digit is lost. */
export const plainJson = (raw: string): string =>
	raw.replace(JSON_TOKENS, (token) =>
		token.startsWith('"') ? JSON.stringify(parseJson(token)) : token.trim() === '' ? '' : plainNumber(token),
	);

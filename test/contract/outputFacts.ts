import { isObject } from '../../lib/json';
import { toFact, type Fact } from './Fact';

/** What GoFax or the caller says comes as it is, and is not ours to promise. */
const NOT_OURS = ['raw', 'settings', 'headers'];

const ABSENT = 'absent';

/** What the path of a fact about an output has in it. */
const OUTPUT = /\.(output|errorOutput|continuedOutput)(\.|$)/;

export const isAboutOutput = ({ path }: Fact): boolean => OUTPUT.test(path);

/** The items that a node gave in several runs of the same kind. */
export interface Sample {
	owner: string;
	/** For example `fax.send.output`. */
	path: string;
	/** JSON of the items; of an item with files, the names of their fields beside it. */
	items: ReadonlyArray<{ json: unknown; files?: readonly string[] }>;
}

/** Facts of an output: its keys and their types. A key that not every item has is `absent` too. */
export const outputFacts = ({ owner, path, items }: Sample): Fact[] => [
	...insideOf(
		owner,
		path,
		items.map(({ json }) => json),
	),
	...[...new Set(items.flatMap(({ files = [] }) => files))].map((name) =>
		toFact(owner, `${path}.binary.${name}`, 'type', 'file'),
	),
];

function valueFacts(owner: string, path: string, values: readonly unknown[]): Fact[] {
	const isOurs = !NOT_OURS.some((name) => path.endsWith(`.${name}`));
	const types = [...new Set(values.map(typeOf))].sort().join('|');
	const isThere = values.some((value) => value !== undefined);
	if (!isThere) return [];
	if (!isOurs) return [toFact(owner, path, 'type', values.includes(undefined) ? `${ABSENT}|any` : 'any')];
	const entries = values.filter((value) => Array.isArray(value)).flat();
	return [
		toFact(owner, path, 'type', types),
		...(entries.length > 0 ? valueFacts(owner, `${path}[]`, entries) : []),
		...insideOf(owner, path, values),
	];
}

function insideOf(owner: string, path: string, values: readonly unknown[]): Fact[] {
	const objects = values.filter(isObject);
	const keys = new Set(objects.flatMap((object) => Object.keys(object)));
	return [...keys].flatMap((key) =>
		valueFacts(
			owner,
			`${path}.${key}`,
			objects.map((object) => object[key]),
		),
	);
}

function typeOf(value: unknown): string {
	if (value === undefined) return ABSENT;
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

import { lineOf } from './contractText';
import { outputFacts } from './outputFacts';

const of = (...items: object[]) =>
	outputFacts({ owner: 'goFax@1', path: 'fax.get.output', items: items.map((json) => ({ json })) }).map(
		lineOf,
	);

test('keys have their types, at every depth', () => {
	expect(of({ id: '1', documents: [{ bytes: 1 }], about: { pages: null } })).toEqual([
		'goFax@1 fax.get.output.id type = "string"',
		'goFax@1 fax.get.output.documents type = "array"',
		'goFax@1 fax.get.output.documents[] type = "object"',
		'goFax@1 fax.get.output.documents[].bytes type = "number"',
		'goFax@1 fax.get.output.about type = "object"',
		'goFax@1 fax.get.output.about.pages type = "null"',
	]);
});

test('a key that not every item has can be absent', () => {
	expect(of({ id: '1' }, { id: null, more: true })).toEqual([
		'goFax@1 fax.get.output.id type = "null|string"',
		'goFax@1 fax.get.output.more type = "absent|boolean"',
	]);
});

test('what GoFax says is not looked into', () => {
	expect(of({ raw: { Anything: 1 } })).toEqual(['goFax@1 fax.get.output.raw type = "any"']);
});

test('a file is named by its field', () => {
	const items = [{ json: {}, files: ['data'] }];
	expect(outputFacts({ owner: 'goFax@1', path: 'x.output', items }).map(lineOf)).toEqual([
		'goFax@1 x.output.binary.data type = "file"',
	]);
});

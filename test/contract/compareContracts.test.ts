import { compareContracts, describeDifference } from './compareContracts';
import { toFact, type Fact } from './Fact';

const recipients = toFact('goFax@1', 'fax.send.recipients', 'type', 'string');
const limit = toFact('goFax@1', 'fax.getAll.limit', 'default', 50);

const described = (before: Fact[], after: Fact[]) => compareContracts(before, after).map(describeDifference);

test('an addition is described with its value', () => {
	expect(described([recipients], [recipients, limit])).toEqual([
		'added    fax.getAll.limit: default (goFax@1): 50',
	]);
});

test('a removal is described with the value that it had', () => {
	expect(described([recipients, limit], [limit])).toEqual([
		'removed  fax.send.recipients: type (goFax@1): was "string"',
	]);
});

test('a change is described with both values', () => {
	expect(described([limit], [{ ...limit, value: '60' }])).toEqual([
		'changed  fax.getAll.limit: default (goFax@1): was 50, is 60',
	]);
});

test('the order of facts, and of keys in a value, does not matter', () => {
	const shown = (show: object) => toFact('goFax@1', 'fax.send.text', 'show', show);
	expect(compareContracts([recipients, limit], [limit, recipients])).toEqual([]);
	expect(compareContracts([shown({ a: [1], b: [2] })], [shown({ b: [2], a: [1] })])).toEqual([]);
});

test('the same fact of another version of the node is another fact', () => {
	expect(described([limit], [{ ...limit, owner: 'goFax@2' }])).toHaveLength(2);
});

test('two fields of one path that are not alike are an error, because a path could mean either', () => {
	expect(() => compareContracts([], [limit, { ...limit, value: '60' }])).toThrow(
		'goFax@1 fax.getAll.limit default is both 50 and 60',
	);
});

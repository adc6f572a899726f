import * as fc from 'fast-check';
import { equalInConstantTime } from '../../../../lib/event/constantTime';

describe('equalInConstantTime', () => {
	it.each([
		['two equal texts', 'abc', 'abc', true],
		['a text and its bytes', 'ä', Buffer.from('ä', 'utf8'), true],
		['two empty values', '', Buffer.alloc(0), true],
		['texts of different length', 'abc', 'abcd', false],
		['texts of other case', 'abc', 'abC', false],
		['bytes that differ in the last bit', Buffer.from([1, 2]), Buffer.from([1, 3]), false],
	])('compares %s', (_what, a, b, equal) => {
		expect(equalInConstantTime(a, b)).toBe(equal);
	});

	it('agrees with a plain comparison of the bytes', () => {
		const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
		fc.assert(fc.property(bytes, bytes, (a, b) => expect(equalInConstantTime(a, b)).toBe(a.equals(b))));
		fc.assert(fc.property(bytes, (a) => expect(equalInConstantTime(a, Buffer.from(a))).toBe(true)));
	});
});

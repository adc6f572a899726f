import * as fc from 'fast-check';
import { eventIdOf } from '../../../../lib/event/eventId';

describe('eventIdOf', () => {
	it('stays the same from release to release, because n8n remembers it', () => {
		// printf '["faxSent","ID=1","Success=True"]' | sha256sum | cut -c1-32
		expect(eventIdOf('faxSent', ['ID=1', 'Success=True'])).toBe('5c1b66b95b2037da36c2fba1d3352de2');
	});

	it('is 32 hexadecimal digits, the same for the same event', () => {
		fc.assert(
			fc.property(fc.string(), fc.array(fc.string()), (kind, content) => {
				expect(eventIdOf(kind, content)).toMatch(/^[0-9a-f]{32}$/);
				expect(eventIdOf(kind, [...content])).toBe(eventIdOf(kind, content));
			}),
		);
	});

	it('differs where kind or content differ', () => {
		const event = fc.tuple(fc.string(), fc.array(fc.string()));
		fc.assert(
			fc.property(event, event, (a, b) => {
				fc.pre(JSON.stringify(a) !== JSON.stringify(b));
				expect(eventIdOf(...a)).not.toBe(eventIdOf(...b));
			}),
		);
	});

	it.each([
		['the border between two parts', ['ab', 'c'], ['a', 'bc']],
		['an empty part', ['a', ''], ['a']],
		['quotes', ['a","b'], ['a', 'b']],
	])('sees %s', (_what, a, b) => {
		expect(eventIdOf('faxSent', a)).not.toBe(eventIdOf('faxSent', b));
	});
});

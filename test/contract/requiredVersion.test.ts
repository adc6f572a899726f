import type { Group } from './changelog';
import { requiredVersion } from './requiredVersion';

test.each<[string, string, Group, string, string]>([
	['a fix', '0.1.0', 'Fixed', 'It.', '0.1.1'],
	['something new', '0.1.3', 'Added', '`fax.cancel`', '0.2.0'],
	['something new', '1.1.3', 'Added', '`fax.cancel`', '1.2.0'],
	['a change with nothing to do', '1.1.3', 'Changed', '`fax.send`. Upgrade: nothing to do.', '1.2.0'],
	['a change with something to do', '0.1.0', 'Changed', '`fax.send`. Upgrade: enter it again.', '0.2.0'],
	['a change with something to do', '1.1.3', 'Changed', '`fax.send`. Upgrade: enter it again.', '2.0.0'],
	['a removal', '1.1.3', 'Removed', '`fax.send`. Upgrade: use another.', '2.0.0'],
])('%s after %s, under %s ("%s"), has to be %s', (_what, previous, group, text, version) => {
	expect(requiredVersion(previous, { entries: [{ group, text }] })).toBe(version);
});

interface Closable {
	close: () => unknown;
}

/**
 * For a test file: what is passed to the returned function is closed after the test, also when it fails, so that
 * a failure does not become a run that never ends.
 */
export function closeAfterTest(): <T extends Closable>(opened: T) => T {
	const open: Closable[] = [];
	afterEach(async () => {
		for (const closable of open.splice(0)) await closable.close();
	});
	return (opened) => {
		open.push(opened);
		return opened;
	};
}

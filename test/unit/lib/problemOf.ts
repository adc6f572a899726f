import { Problem } from '../../../lib/Problem';

/** The problem that a function throws. A function that returns, or throws anything else, fails the test. */
export function problemOf(run: () => unknown): Problem {
	let returned: unknown;
	try {
		returned = run();
	} catch (error) {
		if (error instanceof Problem) return error;
		throw error;
	}
	throw new Error(`Nothing was thrown; it returned ${JSON.stringify(returned)}`);
}

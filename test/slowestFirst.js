const Sequencer = require('@jest/test-sequencer').default;

/** The longest files, the longest first. jest knows how long a file takes only from the second run on, and goes by its size before. */
const SLOWEST = [
	'hostile.test.ts',
	'hostileRandom.test.ts',
	'registrationProperties.test.ts',
	'faults.test.ts',
	'claims.test.ts',
	'smsParts.test.ts',
	'phoneNumberOracle.test.ts',
	'settingsInParallel.test.ts',
	'downloadReceivedFax.test.ts',
	'binaryModes.test.ts',
	'commandLine.test.ts',
];

const rank = ({ path }) => {
	const index = SLOWEST.findIndex((name) => path.endsWith(`/${name}`) || path.endsWith(`\\${name}`));
	return index < 0 ? SLOWEST.length : index;
};

/** Starts the longest test files first, so that no core waits for one at the end. */
module.exports = class SlowestFirst extends Sequencer {
	sort(tests) {
		return super.sort(tests).sort((a, b) => rank(a) - rank(b));
	}
};

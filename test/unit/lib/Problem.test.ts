import { Problem } from '../../../lib/Problem';

describe('Problem', () => {
	it('is an error with message and advice, and nothing else unless it is told', () => {
		const problem = new Problem('It broke', 'Mend it.');
		expect(problem).toBeInstanceOf(Error);
		expect({ ...problem, message: problem.message }).toEqual({
			name: 'Problem',
			message: 'It broke',
			advice: 'Mend it.',
			httpStatus: undefined,
			mayHaveBeenAccepted: false,
			nothingSent: false,
			isTokenRefused: false,
		});
	});

	it('carries the HTTP status and whether GoFax may have accepted', () => {
		const problem = new Problem('It broke', 'Look.', { httpStatus: 500, mayHaveBeenAccepted: true });
		expect(problem.httpStatus).toBe(500);
		expect(problem.mayHaveBeenAccepted).toBe(true);
	});
});

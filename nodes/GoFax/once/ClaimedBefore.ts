import { Problem } from '../../../lib/Problem';

/** A send that another run of this execution claimed, and whose outcome is not known here. */
export class ClaimedBefore extends Problem {
	constructor() {
		super(
			'GoFax may have this already, so it was not sent again',
			"This execution was stopped or cut short in the middle, or retried before, and the result is not known here. Look for it in the GoFax portal. If it still has to be sent, start the workflow again instead of retrying. To continue with the other items, set 'On Error' to 'Continue'.",
			{ mayHaveBeenAccepted: true },
		);
	}
}

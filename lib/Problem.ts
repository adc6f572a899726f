interface ProblemDetails {
	/** HTTP status that GoFax answered with, if the problem came from an answer. */
	httpStatus?: number;
	/** GoFax may have taken the job anyway, so it must not be sent again without checking. */
	mayHaveBeenAccepted?: boolean;
	/** The request certainly never reached GoFax. */
	nothingSent?: boolean;
	/** GoFax says that the API token is not valid. */
	isTokenRefused?: boolean;
}

/**
 * A failure told in three parts: what happened (`message`), then why most likely and what to do now (`advice`).
 *
 * The domain throws only this; the nodes turn it into n8n's error classes and add the item index.
 */
export class Problem extends Error {
	readonly httpStatus: number | undefined;
	readonly mayHaveBeenAccepted: boolean;
	readonly nothingSent: boolean;
	readonly isTokenRefused: boolean;

	constructor(
		message: string,
		readonly advice: string,
		{
			httpStatus,
			mayHaveBeenAccepted = false,
			nothingSent = false,
			isTokenRefused = false,
		}: ProblemDetails = {},
	) {
		super(message);
		this.name = 'Problem';
		this.httpStatus = httpStatus;
		this.mayHaveBeenAccepted = mayHaveBeenAccepted;
		this.nothingSent = nothingSent;
		this.isTokenRefused = isTokenRefused;
	}

	/** The same problem in other words. */
	rewritten(rewrite: (text: string) => string): Problem {
		return new Problem(rewrite(this.message), rewrite(this.advice), this);
	}
}

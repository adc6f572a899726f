/**
 * A failure told in three parts: what happened (`message`), then why most likely and what to do now (`advice`).
 *
 * The domain throws only this; the nodes turn it into n8n's error classes and add the item index.
 */
export class Problem extends Error {
	constructor(
		message: string,
		readonly advice: string,
		/** HTTP status that GoFax answered with, if the problem came from an answer. */
		readonly httpStatus?: number,
	) {
		super(message);
		this.name = 'Problem';
	}
}

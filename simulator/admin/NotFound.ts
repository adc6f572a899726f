/** Something asked for by ID does not exist. */
export class NotFound extends Error {
	readonly statusCode = 404;

	constructor(what: string, id: number | string) {
		super(`There is no ${what} ${id}`);
	}
}

import type { ErrorObject } from 'ajv/dist/2020';

/** One sentence per problem, naming the property as the API spells it. The wording is invented. */
export function validationTexts(errors: readonly ErrorObject[] | null | undefined): string[] {
	return (errors ?? []).map((error) => {
		const where = error.instancePath.slice(1).replaceAll('/', '.');
		if (error.keyword === 'required')
			return `${[where, missing(error)].filter(Boolean).join('.')} is required.`;
		const what = where || 'The request body';
		if (error.keyword === 'pattern') return `${what} is not a valid number.`;
		if (error.keyword === 'minItems' || error.keyword === 'minLength') return `${what} must not be empty.`;
		return `${what} ${error.message ?? 'is not valid'}.`;
	});
}

function missing(error: ErrorObject): string {
	const name: unknown = error.params.missingProperty;
	return typeof name === 'string' ? name : '';
}

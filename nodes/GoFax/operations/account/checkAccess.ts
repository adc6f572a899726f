import { endpoints } from '../../../../lib/api/endpoints';
import { Problem } from '../../../../lib/Problem';
import { defineOperation } from '../../defineOperation';

export const checkAccess = defineOperation({
	resource: 'account',
	operation: 'checkAccess',
	name: 'Check Access',
	action: 'Check access to the account',
	description: 'Check whether the API token is valid. An invalid token is a result here and not an error.',
	fields: [],
	async run({ api }) {
		const answer = await api.call(endpoints.account.checkAccess).catch((problem: unknown) => problem);
		if (answer instanceof Problem && answer.httpStatus === 401) return { json: { hasAccess: false } };
		if (answer instanceof Error) throw answer;
		return { json: { hasAccess: isAccess(answer) } };
	},
});

/** GoFax does not document the body; only a plain `false` speaks against access. */
const isAccess = (answer: unknown) =>
	!(typeof answer === 'object' && answer !== null && 'payload' in answer && answer.payload === false);

import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { saysNoAccess } from '../../../../lib/api/access';
import { Problem } from '../../../../lib/Problem';
import { defineOperation } from '../../defineOperation';

export const checkAccess = defineOperation({
	resource: 'account',
	operation: 'checkAccess',
	name: 'Check Access',
	action: 'Check account access',
	description: 'Check whether the API token is valid. An invalid token is a result here and not an error.',
	fields: [],
	async run({ api }) {
		const hasAccess = await api.call(ENDPOINTS.account.checkAccess).then(
			({ body }) => !saysNoAccess(body),
			(problem: unknown) => {
				if (problem instanceof Problem && problem.isTokenRefused) return false;
				throw problem;
			},
		);
		return { json: { hasAccess } };
	},
});

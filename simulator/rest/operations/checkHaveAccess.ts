import { apiVersions } from '../../model/ApiVersion';
import { success } from '../Envelope';
import { ok } from '../RestAnswer';
import type { RestOperation } from '../RestOperation';

/** Whoever gets this far has access: the token was checked before. GoFax does not document the body. */
export const checkHaveAccess: RestOperation = {
	operationId: 'checkHaveAccess',
	method: 'PUT',
	path: '/Account/CheckHaveAccess',
	versions: apiVersions,
	run: () => ok(success(true)),
};

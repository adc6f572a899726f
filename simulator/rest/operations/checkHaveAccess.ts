import { API_VERSIONS } from '../../model/ApiVersion';
import { ok } from '../RestAnswer';
import { success } from '../RestEnvelope';
import type { RestOperation } from '../RestOperation';

/** A request that gets this far has access: its token was checked before. GoFax does not document the body. */
export const checkHaveAccess: RestOperation = {
	operationId: 'checkHaveAccess',
	method: 'PUT',
	path: '/Account/CheckHaveAccess',
	versions: API_VERSIONS,
	run: () => ok(success(true)),
};

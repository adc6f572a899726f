import { API_VERSIONS } from '../../model/ApiVersion';
import { faxView } from '../faxView';
import { findOwned } from '../findOwned';
import { ok } from '../RestAnswer';
import { success } from '../RestEnvelope';
import type { RestOperation } from '../RestOperation';

export const getFax: RestOperation = {
	operationId: 'getFax',
	method: 'GET',
	path: '/SendFax/:id',
	versions: API_VERSIONS,
	run(call) {
		const found = findOwned(call, call.world.faxes, 'Fax');
		if ('answer' in found) return found.answer;
		return ok(success(faxView(found.record, call.world.behaviour.faxStatusSpelling)));
	},
};

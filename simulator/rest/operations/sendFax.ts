import { API_VERSIONS } from '../../model/ApiVersion';
import type { FaxRecord } from '../../model/FaxRecord';
import { FAX_STATUS } from '../../model/faxStatus';
import { acceptFax } from '../acceptFax';
import { checkFax } from '../checkFax';
import { ok } from '../RestAnswer';
import { failure, refusal, success, VALIDATION_MESSAGE, type RestEnvelope } from '../RestEnvelope';
import type { RestOperation } from '../RestOperation';

export const sendFax: RestOperation = {
	operationId: 'sendFax',
	method: 'PUT',
	path: '/SendFax',
	versions: API_VERSIONS,
	run(call) {
		const checked = checkFax(call, call.body);
		if ('errors' in checked)
			return refusal(call.world.behaviour, failure(VALIDATION_MESSAGE, checked.errors));
		return ok(faxSubmitted(acceptFax(call, checked)));
	},
};

export function faxSubmitted(fax: FaxRecord): RestEnvelope {
	const documents = fax.documents.map(({ filename }) => ({
		Filename: filename,
		Message: FAX_STATUS.initialised,
		Submitted: true,
	}));
	return { ...success(fax.id), Documents: documents };
}

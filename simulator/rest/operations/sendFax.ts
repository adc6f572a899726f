import { faxStatus } from '../../life/faxPlan';
import type { FaxRecord } from '../../model/FaxRecord';
import { acceptFax, checkFax } from '../acceptFax';
import { apiVersions } from '../../model/ApiVersion';
import { failure, refusal, success, validationMessage, type Envelope } from '../Envelope';
import { ok } from '../RestAnswer';
import type { RestOperation } from '../RestOperation';

export const sendFax: RestOperation = {
	operationId: 'sendFax',
	method: 'PUT',
	path: '/SendFax',
	versions: apiVersions,
	run(call) {
		const checked = checkFax(call, call.body);
		if ('errors' in checked) return refusal(call.world.behaviour, failure(validationMessage, checked.errors));
		return ok(faxSubmitted(acceptFax(call, checked)));
	},
};

export function faxSubmitted(fax: FaxRecord): Envelope {
	const documents = fax.documents.map(({ filename }) => ({
		Filename: filename,
		Message: faxStatus.initialised,
		Submitted: true,
	}));
	return { ...success(fax.id), Documents: documents };
}

import { startFax } from '../../life/startFax';
import { API_VERSIONS } from '../../model/ApiVersion';
import { findOwned } from '../findOwned';
import { ok } from '../RestAnswer';
import { failure, refusal, success } from '../RestEnvelope';
import type { RestOperation } from '../RestOperation';

export const resendFax: RestOperation = {
	operationId: 'resendFax',
	method: 'POST',
	path: '/SendFax/:id/Resend',
	versions: API_VERSIONS,
	run(call) {
		const { world } = call;
		const found = findOwned(call, world.faxes, 'Fax');
		if ('answer' in found) return found.answer;
		const earlier = found.record;
		if (earlier.success === null) return refusal(world.behaviour, failure('The fax is still being sent'));
		if (world.behaviour.deleteData)
			return refusal(world.behaviour, failure('The documents of this fax have been deleted'));
		const at = world.clock.now();
		const fax = world.behaviour.resendId === 'same' ? earlier : structuredClone(earlier);
		if (fax !== earlier) {
			fax.id = world.ids.nextFax();
			fax.issued = at.toISOString();
			world.documents.copySent(earlier.id, fax.id, fax.documents.length);
			world.faxes.set(fax.id, fax);
		}
		fax.attempt += 1;
		startFax(world, fax, at);
		return ok(success(fax.id));
	},
};

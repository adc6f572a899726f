import { startSms } from '../../life/startSms';
import { API_VERSIONS } from '../../model/ApiVersion';
import { findOwned } from '../findOwned';
import { ok } from '../RestAnswer';
import { failure, refusal, success } from '../RestEnvelope';
import type { RestOperation } from '../RestOperation';

/** Goes to every recipient again. */
export const resendSms: RestOperation = {
	operationId: 'resendSms',
	method: 'POST',
	path: '/SMS/:id/Resend',
	versions: API_VERSIONS,
	run(call) {
		const { world } = call;
		const found = findOwned(call, world.sms, 'SMS');
		if ('answer' in found) return found.answer;
		const earlier = found.record;
		if (earlier.recipients.some((recipient) => recipient.success === null)) {
			return refusal(world.behaviour, failure('The SMS is still being sent'));
		}
		const at = world.clock.now();
		const sms = world.behaviour.resendId === 'same' ? earlier : structuredClone(earlier);
		if (sms !== earlier) {
			sms.id = world.ids.nextSms();
			sms.issued = at.toISOString();
			world.sms.set(sms.id, sms);
		}
		sms.attempt += 1;
		startSms(world, sms, at);
		return ok(success(sms.id, 'SMS Submitted'));
	},
};

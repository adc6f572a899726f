import { localDate, utcDate } from '../../clock/dotNetDate';
import { API_VERSIONS } from '../../model/ApiVersion';
import { findOwned } from '../findOwned';
import { ok } from '../RestAnswer';
import { success } from '../RestEnvelope';
import type { RestOperation } from '../RestOperation';

/** The fields up to FromNumber are GoFax's (its article is cut there), the others invented. */
export const getSms: RestOperation = {
	operationId: 'getSms',
	method: 'GET',
	path: '/SMS/:id',
	versions: API_VERSIONS,
	run(call) {
		const found = findOwned(call, call.world.sms, 'SMS');
		if ('answer' in found) return found.answer;
		const sms = found.record;
		const issued = new Date(sms.issued);
		return ok(
			success({
				MessageID: sms.id,
				Sender: sms.sender,
				Message: sms.body,
				Issued: localDate(issued),
				IssuedUtc: utcDate(issued),
				FromNumber: sms.from,
				ReplyTo: sms.replyTo,
				ClientReference: sms.clientReference,
				Recipients: sms.recipients.map(({ number, status, success: delivered }) => ({
					Recipient: number,
					Status: status,
					Success: delivered,
				})),
			}),
		);
	},
};

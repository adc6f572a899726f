import { localDate, utcDate } from '../../clock/dotNetDate';
import { API_VERSIONS } from '../../model/ApiVersion';
import { findOwned } from '../findOwned';
import { ok } from '../RestAnswer';
import { success } from '../RestEnvelope';
import type { RestOperation } from '../RestOperation';

/** Not documented by GoFax: the notification's fields, as types instead of text. */
export const getReceivedFax: RestOperation = {
	operationId: 'getReceivedFax',
	method: 'GET',
	path: '/ReceiveFax/:id',
	versions: API_VERSIONS,
	run(call) {
		const found = findOwned(call, call.world.receivedFaxes, 'Received fax');
		if ('answer' in found) return found.answer;
		const fax = found.record;
		const received = new Date(fax.received);
		return ok(
			success({
				FaxID: fax.id,
				Number: fax.number,
				Message: fax.status,
				SenderFaxID: fax.stationId,
				SenderISDNID: fax.from,
				TransmissionTime: fax.transmissionTime,
				NumberOfPages: fax.pages,
				TransmissionSpeed: fax.transmissionSpeed,
				Received: localDate(received),
				ReceivedUtc: utcDate(received),
			}),
		);
	},
};

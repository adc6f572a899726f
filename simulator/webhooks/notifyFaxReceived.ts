import type { Delivery } from '../delivery/Delivery';
import type { ReceivedFaxRecord } from '../model/ReceivedFaxRecord';
import { notificationTarget } from '../settings/notificationTarget';
import type { World } from '../world/World';
import { legacyDelivery } from './legacyDelivery';

/** Calls the URL in the account's details, if there is one. */
export async function notifyFaxReceived(world: World, fax: ReceivedFaxRecord): Promise<Delivery[]> {
	const target = notificationTarget(world.accounts[fax.account].settings.accountDetails, 'accountDetails');
	if (target.url === '') return [];
	const fields = {
		FaxID: String(fax.id),
		Number: fax.number,
		Message: fax.status,
		SenderFaxID: fax.stationId,
		// GoFax's name for the calling line ID.
		SenderISDNID: fax.from,
		TransmissionTime: String(fax.transmissionTime),
		NumberOfPages: String(fax.pages),
		TransmissionSpeed: String(fax.transmissionSpeed),
	};
	const message = { account: fax.account, kind: 'faxReceived', reference: String(fax.id) } as const;
	return [await legacyDelivery(world, message, target, fields, new Date(fax.received))];
}

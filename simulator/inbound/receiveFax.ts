import type { ReceivedFaxRecord } from '../model/ReceivedFaxRecord';
import { notifyFaxReceived } from '../webhooks/notifyFaxReceived';
import type { World } from '../world/World';
import type { InboundFax, InboundFaxInput } from './InboundFax';
import { receivedFaxPdf } from './receivedFaxPdf';

/** A fax comes in: its PDF is stored first, then the notification goes out. Resolves once that is answered. */
export async function receiveFax(world: World, input: InboundFaxInput): Promise<InboundFax> {
	const {
		number = '61712344321',
		from = '0311223344',
		pages = 3,
		attachedBytes = 0,
		status = 'COMPLETE',
		account = 'main',
	} = input;
	const stationId = input.stationId ?? from;
	const received = world.clock.now();
	const id = world.ids.nextReceivedFax();
	// Drawn before anything is awaited, so that faxes received at once do not swap their random numbers.
	const drawnSpeed = [9600, 14400, 33600][world.random.integer(0, 2)] ?? 33600;
	const drawnTime = pages * world.random.integer(18, 30);
	const bytes = await receivedFaxPdf({
		faxId: id,
		number,
		from,
		stationId,
		pages,
		attachedBytes,
		received,
	});
	const fax: ReceivedFaxRecord = {
		id,
		account,
		number,
		from,
		stationId,
		status,
		pages,
		transmissionTime: input.transmissionTime ?? drawnTime,
		transmissionSpeed: input.transmissionSpeed ?? drawnSpeed,
		filename: `${id}.pdf`,
		...world.documents.addReceived(id, bytes),
		received: received.toISOString(),
		documentRequests: 0,
	};
	world.receivedFaxes.set(id, fax);
	return { faxId: id, sha256: fax.sha256, size: fax.size, deliveries: await notifyFaxReceived(world, fax) };
}

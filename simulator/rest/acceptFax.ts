import { startFax } from '../life/startFax';
import type { FaxRecord } from '../model/FaxRecord';
import { FAX_STATUS } from '../model/faxStatus';
import type { CheckedFax } from './checkFax';
import { countPages } from './countPages';
import type { RestCall } from './RestOperation';

/** Stores the job and starts sending it. */
export function acceptFax(
	{ world, account, version }: RestCall,
	{ job, documents, ignoredFields }: CheckedFax,
): FaxRecord {
	const at = world.clock.now();
	const id = world.ids.nextFax();
	const fax: FaxRecord = {
		id,
		account: account.name,
		version,
		sendTo: job.SendTo,
		sendFrom: job.SendFrom ?? null,
		subject: job.Subject ?? null,
		clientReference: job.ClientReference ?? null,
		callbackUrl: job.CallbackURL ?? null,
		documents: world.documents.addSent(id, documents),
		pages: documents.reduce((sum, { bytes }) => sum + countPages(bytes), 0),
		status: FAX_STATUS.initialised,
		success: null,
		attempt: 1,
		issued: at.toISOString(),
		completed: null,
		ignoredFields,
	};
	world.faxes.set(id, fax);
	startFax(world, fax, at);
	if (world.behaviour.deleteData) world.documents.deleteSent(fax.id, fax.documents);
	return fax;
}

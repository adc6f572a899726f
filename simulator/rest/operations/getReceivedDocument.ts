import { API_VERSIONS } from '../../model/ApiVersion';
import type { Behaviour } from '../../model/Behaviour';
import { findOwned } from '../findOwned';
import { ok, type RestAnswer } from '../RestAnswer';
import { failure, success } from '../RestEnvelope';
import type { RestOperation } from '../RestOperation';

/** GoFax: the file comes base64 encoded. What it is wrapped in is not documented, so it is a switch. */
export const getReceivedDocument: RestOperation = {
	operationId: 'getReceivedDocument',
	method: 'GET',
	path: '/ReceiveFax/:id/Document',
	versions: API_VERSIONS,
	run(call) {
		const { world } = call;
		const found = findOwned(call, world.receivedFaxes, 'Received fax');
		if ('answer' in found) return found.answer;
		const fax = found.record;
		fax.documentRequests += 1;
		const bytes = world.documents.received(fax.id);
		if (world.behaviour.deleteData || bytes === undefined)
			return ok(failure('The document has been deleted'));
		if (fax.documentRequests <= world.behaviour.documentLag)
			return ok(failure('The document is not available yet'));
		return wrap(bytes, fax.filename, world.behaviour.documentWrapper);
	},
};

function wrap(bytes: Buffer, filename: string, wrapper: Behaviour['documentWrapper']): RestAnswer {
	if (wrapper === 'binary') return { status: 200, body: bytes, contentType: 'application/pdf' };
	const data = bytes.toString('base64');
	switch (wrapper) {
		case 'envelopeString':
			return ok(success(data));
		case 'envelopeObject':
			return ok(success({ Filename: filename, Data: data }));
		case 'jsonString':
			return { status: 200, body: JSON.stringify(data), contentType: 'application/json; charset=utf-8' };
		case 'rawText':
			return { status: 200, body: data, contentType: 'text/plain; charset=utf-8' };
	}
}

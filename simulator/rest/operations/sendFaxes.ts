import { API_VERSIONS } from '../../model/ApiVersion';
import { acceptFax } from '../acceptFax';
import { checkFax, type CheckedFax } from '../checkFax';
import { ok, type RestAnswer } from '../RestAnswer';
import { failure, refusal, success, VALIDATION_MESSAGE } from '../RestEnvelope';
import type { RestCall, RestOperation } from '../RestOperation';
import { faxSubmitted } from './sendFax';

type Check = CheckedFax | { errors: string[] };

/** GoFax documents the request, a plain array; the answer's shape is a switch. */
export const sendFaxes: RestOperation = {
	operationId: 'sendFaxes',
	method: 'PUT',
	path: '/SendFaxes',
	versions: API_VERSIONS,
	run(call) {
		const { behaviour } = call.world;
		if (!Array.isArray(call.body) || call.body.length === 0) {
			return refusal(
				behaviour,
				failure(VALIDATION_MESSAGE, ['The request body must be an array of at least one fax.']),
			);
		}
		const checks = call.body.map((job: unknown): Check => checkFax(call, job));
		switch (behaviour.sendFaxesAnswer) {
			case 'envelopes':
				return ok(checks.map((check) => envelopeOf(call, check)));
			case 'objects':
				return ok(success(checks.map((check) => objectOf(call, check))));
			case 'ids':
				return ids(call, checks);
		}
	},
};

function envelopeOf(call: RestCall, check: Check) {
	return 'errors' in check ? failure(VALIDATION_MESSAGE, check.errors) : faxSubmitted(acceptFax(call, check));
}

function objectOf(call: RestCall, check: Check) {
	if ('errors' in check)
		return { FaxID: null, SendTo: null, Submitted: false, Message: check.errors.join(' ') };
	const fax = acceptFax(call, check);
	return { FaxID: fax.id, SendTo: fax.sendTo, Submitted: true, Message: fax.status };
}

/** A list of IDs has no place for one fax's error, so all are taken or none. */
function ids(call: RestCall, checks: Check[]): RestAnswer {
	const valid = checks.filter((check): check is CheckedFax => !('errors' in check));
	if (valid.length === checks.length) return ok(success(valid.map((check) => acceptFax(call, check).id)));
	const errors = checks.flatMap((check, index) =>
		'errors' in check ? check.errors.map((text) => `[${index}] ${text}`) : [],
	);
	return refusal(call.world.behaviour, failure(VALIDATION_MESSAGE, errors));
}

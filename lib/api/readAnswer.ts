import { parseJsonExactly } from '../json';
import { Problem } from '../Problem';
import { isAccepted } from './acceptance';
import type { ConnectionFailure } from './connectionFailure';
import { ownWords, readEnvelope, type Envelope } from './envelope';
import {
	afterwards,
	checkBaseUrl,
	isWebPage,
	named,
	rejection,
	statusProblem,
	submits,
	type ApiRequest,
	type HttpAnswer,
} from './statusProblem';

/**
 * Reads GoFax's answer, or says what went wrong.
 *
 * A read succeeds with a 2xx status and not `Success: false`; an empty 2xx body is a success without payload. What submits a job
 * succeeds only if GoFax says so; where several were submitted, the caller judges the answer for each.
 *
 * @throws {Problem} for everything else
 */
export function readAnswer(answer: HttpAnswer, request: ApiRequest): Envelope {
	let failure: unknown;
	try {
		return envelopeIn(answer, request);
	} catch (error) {
		failure = error;
	}
	if (failure instanceof Problem) throw failure;
	// Our own fault. GoFax has answered, so a job must not look as if it had never been sent.
	throw new Problem(
		named(request, "GoFax's answer could not be read"),
		afterwards(request, 'Then try again.'),
		{ httpStatus: answer.status, mayHaveBeenAccepted: submits(request) },
	);
}

function envelopeIn(answer: HttpAnswer, request: ApiRequest): Envelope {
	const { status, text } = answer;
	checkStatus(answer, request);
	const body = parseJsonExactly(text);
	if (body === undefined && text.trim() !== '') {
		throw new Problem(
			named(request, `GoFax's answer is ${isWebPage(text) ? 'a web page' : 'not JSON'}`),
			`${checkBaseUrl(request)} ${afterwards(request, 'Then try again.')}`,
			{ httpStatus: status, mayHaveBeenAccepted: submits(request) },
		);
	}
	const envelope = readEnvelope(body, text);
	if (!envelope.success) throw rejection(ownWords(envelope), status);
	if (submits(request) && !request.endpoint.isForSeveral) checkAccepted(envelope, request);
	return envelope;
}

/** The status of an answer that is not JSON, such as a document. */
export function checkStatus(answer: HttpAnswer, request: ApiRequest): void {
	if (answer.status < 200 || answer.status > 299) throw statusProblem(answer, request);
}

/** @throws {Problem} if GoFax neither says that it took the job nor that it did not */
function checkAccepted(envelope: Envelope, request: ApiRequest): void {
	if (isAccepted(envelope)) return;
	const words =
		ownWords(envelope) ||
		(typeof envelope.payload === 'string' ? ownWords({ message: envelope.payload, errors: [] }) : '');
	throw new Problem(
		named(request, 'GoFax answered without saying that it took the job'),
		`${afterwards(request, '')}${words ? ` GoFax says: ${words}` : ''}`,
		{ httpStatus: 200, mayHaveBeenAccepted: true },
	);
}

/** What to say of a request that got no answer. */
export function connectionProblem(
	{ code, progress, reason }: ConnectionFailure,
	request: ApiRequest,
): Problem {
	const { baseUrl } = request;
	const because = code ? ` (${code})` : '';
	const notSent = (message: string, advice: string) =>
		new Problem(message, `Nothing was sent. ${advice}${because}`, { nothingSent: true });

	switch (progress) {
		case 'notStarted':
			return notSent(
				'The request to GoFax could not be made',
				`Something failed in n8n before it began${reason ? `: ${reason}` : ''}. Fix that, then run the node again.`,
			);
		case 'notTrusted':
			return notSent(`The certificate of ${baseUrl} is not trusted`, checkBaseUrl(request));
		case 'notSecured':
			return notSent(`A secure connection to ${baseUrl} could not be made`, checkBaseUrl(request));
		case 'notConnected':
			return notSent(
				`GoFax cannot be reached at ${baseUrl}`,
				"Check the 'Base URL' in the GoFax credential and n8n's internet connection, then run the node again.",
			);
		case 'incomplete':
			return new Problem(
				'The connection broke before GoFax had the whole request',
				`GoFax cannot have taken it. The network was most likely busy, or the documents are too large for GoFax. Run the node again.${because}`,
				{ nothingSent: true },
			);
		default:
			return new Problem(
				named(request, 'The connection to GoFax broke before its answer came'),
				`${afterwards(request, 'The network or GoFax was most likely busy. Try again.')}${because}`,
				{ mayHaveBeenAccepted: submits(request) },
			);
	}
}

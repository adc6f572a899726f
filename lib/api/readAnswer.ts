import type { Endpoint } from './endpoints';
import { ownWords, readEnvelope, type Envelope } from './envelope';
import { asText, pick } from '../json';
import { Problem } from '../Problem';
import { certainlyNotTaken, isCertificateError, neverConnected } from './retryPolicy';

/** What came back over HTTP. */
export interface HttpAnswer {
	status: number;
	/** The body as text. */
	text: string;
	/** Header Retry-After, as it came. */
	retryAfter?: string;
}

/** What was asked, as far as an error text needs it. */
export interface Request {
	endpoint: Endpoint;
	/** The job's ID, where the path has one. */
	id?: string;
	baseUrl: string;
}

const MAY_HAVE_BEEN_ACCEPTED =
	'GoFax may have accepted the job all the same. Before you send again, look in the GoFax portal whether it is there, or it may go out twice.';

const submits = ({ endpoint }: Request) => endpoint.effect === 'submit';

/** The part of an advice that says whether sending again is safe. */
const afterwards = (request: Request, safely: string) => (submits(request) ? MAY_HAVE_BEEN_ACCEPTED : safely);

/** The message itself says it too: it is all that an agent or a log may see. */
const named = (request: Request, message: string) =>
	submits(request) ? `${message}, and it may have accepted the job` : message;

const checkBaseUrl = (baseUrl: string) =>
	`Check the Base URL in the GoFax credential (now ${baseUrl}); GoFax's own is https://restful-api.gofax.com.au. A proxy or firewall in between can do this too.`;

function parse(text: string): { body: unknown } | undefined {
	try {
		// Trimmed, because a byte order mark in front is white space to trim() and an error to JSON.
		return { body: JSON.parse(text.trim()) };
	} catch {
		return undefined;
	}
}

/**
 * Reads GoFax's answer, or says what went wrong.
 *
 * Success is a 2xx status and not `Success: false`. An empty 2xx body is a success without payload.
 *
 * @throws {Problem} for everything else
 */
export function readAnswer(answer: HttpAnswer, request: Request): Envelope {
	const { status, text } = answer;
	const parsed = text.trim() === '' ? { body: undefined } : parse(text);
	if (status < 200 || status > 299) throw statusProblem(answer, parsed?.body, request);
	if (!parsed) {
		const page = /^\s*<(!doctype|html)/i.test(text);
		throw new Problem(
			named(request, `GoFax's answer is ${page ? 'a web page' : 'no JSON'}`),
			`${checkBaseUrl(request.baseUrl)} ${afterwards(request, 'Then try again.')}`,
			{ httpStatus: status, mayHaveBeenAccepted: submits(request) },
		);
	}
	const envelope = readEnvelope(parsed.body, text);
	if (!envelope.success) throw rejection(ownWords(envelope), status);
	return envelope;
}

/** The status of an answer that is not JSON, such as a document. */
export function checkStatus(answer: HttpAnswer, request: Request): void {
	if (answer.status < 200 || answer.status > 299)
		throw statusProblem(answer, parse(answer.text)?.body, request);
}

/** An answer by which GoFax took nothing. */
export function rejection(words: string, status: number): Problem {
	return new Problem(
		words ? `GoFax refused: ${words}` : 'GoFax refused without giving a reason',
		'GoFax took nothing. Most likely one of the values is not as GoFax wants it, or the ID does not exist in this account. Correct it and run the node again.',
		{ httpStatus: status },
	);
}

function statusProblem(answer: HttpAnswer, body: unknown, request: Request): Problem {
	const { status } = answer;
	const { endpoint, id, baseUrl } = request;
	const envelope = readEnvelope(body);
	const words = ownWords(envelope);
	const said = words ? ` GoFax says: ${words}` : '';
	const problem = (message: string, advice: string, mayHaveBeenAccepted = false) =>
		new Problem(message, advice + said, { httpStatus: status, mayHaveBeenAccepted });

	if (status === 401 || status === 403) {
		if (id) {
			return problem(
				`GoFax refused access to ${id}`,
				'Either this ID belongs to another GoFax account, or the API token is no longer valid. Check the ID, then press Test in the GoFax credential.',
			);
		}
		return problem(
			'GoFax refused the API token',
			'It may be mistyped, expired (tokens last twelve months at most) or replaced. Copy a current one from the GoFax portal under My Account > API Access into the GoFax credential.',
		);
	}
	if (status === 400 || status === 422)
		return rejection(words || asText(pick(body, 'title', 'error')), status);
	if (status === 404 || status === 405) {
		const why =
			endpoint.confidence === 'documented'
				? ''
				: ' GoFax does not document this call, so it may not exist in this form.';
		return problem(
			id ? `GoFax does not know ${id}` : 'GoFax does not know this call',
			`${id ? 'Check the ID. ' : ''}${checkBaseUrl(baseUrl)}${why}`,
		);
	}
	if (status === 413) {
		return problem(
			'The documents are too large for GoFax',
			'GoFax took nothing. Send fewer or smaller documents; a scan at 200 dpi in black and white is enough for a fax.',
		);
	}
	if (status === 429) {
		return problem(
			'GoFax gets too many requests at the moment',
			'GoFax took nothing. Wait a minute and run the node again, or send fewer items at once.',
		);
	}
	if (status >= 300 && status < 400) {
		return problem('GoFax sent us to another address', `${checkBaseUrl(baseUrl)} It must begin with https.`);
	}
	if (certainlyNotTaken(answer)) {
		return problem(
			'GoFax is not available at the moment',
			`GoFax took nothing and asks to come back later (Retry-After: ${answer.retryAfter}). Run the node again then.`,
		);
	}
	return problem(
		named(request, `GoFax has a problem (HTTP ${status})`),
		afterwards(request, 'It is most likely over soon. Try again in a few minutes.'),
		submits(request),
	);
}

/**
 * A request that got no answer.
 *
 * @param code Node's error code, for example `ECONNREFUSED`; empty where it is not known
 */
export function connectionProblem(code: string, request: Request): Problem {
	const { baseUrl } = request;
	if (isCertificateError(code)) {
		return new Problem(
			`The certificate of ${baseUrl} is not trusted`,
			`Nothing was sent. ${checkBaseUrl(baseUrl)} (${code})`,
			{ nothingSent: true },
		);
	}
	if (neverConnected(code)) {
		return new Problem(
			`GoFax cannot be reached at ${baseUrl}`,
			`Nothing was sent. Check the Base URL in the GoFax credential and n8n's way to the internet, then run the node again. (${code})`,
			{ nothingSent: true },
		);
	}
	return new Problem(
		named(request, 'The connection to GoFax broke before its answer came'),
		`${afterwards(request, 'The network or GoFax was most likely busy. Try again.')}${code ? ` (${code})` : ''}`,
		{ mayHaveBeenAccepted: submits(request) },
	);
}

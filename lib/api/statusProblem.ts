import { parseJson } from '../json';
import { Problem } from '../Problem';
import type { Endpoint } from './endpoints';
import { ownWords, readEnvelope } from './envelope';
import { mayBeSentAgain } from './retryPolicy';

/** What came back over HTTP. */
export interface HttpAnswer {
	status: number;
	/** The body as text. */
	text: string;
	/** Header Retry-After, as it came. */
	retryAfter?: string;
}

/** What was asked, as far as an error text needs it. */
export interface ApiRequest {
	endpoint: Endpoint;
	/** The job's ID, where the path has one. */
	id?: string;
	baseUrl: string;
	/** Length of the body; 0 for none. */
	bytes?: number;
}

const MAY_HAVE_BEEN_ACCEPTED =
	'GoFax may have accepted the job anyway. Before you send again, check in the GoFax portal whether it is there, or it may go out twice.';

export const submits = ({ endpoint }: ApiRequest) => endpoint.effect === 'submit';

/** The part of an advice that says whether sending again is safe. */
export const afterwards = (request: ApiRequest, safely: string) =>
	submits(request) ? MAY_HAVE_BEEN_ACCEPTED : safely;

/** The message itself says it too: it is all that an agent or a log may see. */
export const named = (request: ApiRequest, message: string) =>
	submits(request) ? `${message}, and it may have accepted the job` : message;

export const checkBaseUrl = ({ baseUrl }: ApiRequest) =>
	`Check the 'Base URL' in the GoFax credential (now ${baseUrl}); GoFax's own is https://restful-api.gofax.com.au. A proxy or firewall in between can do this too.`;

/** True for HTML. GoFax's API sends none, so somebody else did. */
export const isWebPage = (text: string) =>
	/^\s*(<!--[^>]*-->\s*)?<(!doctype|html|head|body)\b/i.test(text.slice(0, 2_000));

/** An answer by which GoFax took nothing. */
export const rejection = (words: string, status: number): Problem =>
	new Problem(
		words ? `GoFax refused: ${words}` : `GoFax refused without giving a reason (HTTP ${status})`,
		'GoFax took nothing. Most likely one of the values is not as GoFax wants it, or the ID does not exist in this account. Correct it and run the node again.',
		{ httpStatus: status },
	);

/** What a status means; the first row that fits counts. */
interface Row {
	fits(answer: HttpAnswer, request: ApiRequest): boolean;
	message(answer: HttpAnswer, request: ApiRequest): string;
	advice(answer: HttpAnswer, request: ApiRequest): string;
	/** GoFax may have taken what was submitted. */
	isUnclear?: true;
	isTokenRefused?: true;
}

const status =
	(...statuses: number[]) =>
	(answer: HttpAnswer) =>
		statuses.includes(answer.status);

/** From here on a server that answers 404 may mean the size: IIS does so (404.13) and does not always say why. */
const LARGE_BYTES = 4_000_000;

const TOO_LARGE =
	/404\.13|request (entity|body|content) (is )?too large|exceeds? the request content length|maximum request length exceeded/i;

const DENIED = status(401, 403);
const UNKNOWN = status(404, 405);
const NOT_DOCUMENTED = ' GoFax does not document this call, so it may not exist in this form.';

const ROWS: readonly Row[] = [
	{
		fits: ({ status: code, text }) =>
			code === 413 || code === 414 || code === 431 || (code >= 400 && TOO_LARGE.test(text)),
		message: () => 'The documents are too large for GoFax',
		advice: () =>
			'GoFax took nothing. Send fewer or smaller documents; a scan at 200 dpi in black and white is enough for a fax.',
	},
	{
		fits: (answer, { bytes = 0 }) => UNKNOWN(answer) && bytes >= LARGE_BYTES && !isOfGoFax(answer),
		message: () => 'The documents may be too large for GoFax',
		advice: ({ status: code }, request) =>
			`GoFax took nothing (HTTP ${code}, which some servers also answer to a large request). Send fewer or smaller documents. If small ones fail too: ${checkBaseUrl(request)}`,
	},
	{
		fits: (answer) => DENIED(answer) && isWebPage(answer.text),
		message: ({ status: code }) => `Something between n8n and GoFax refused the request (HTTP ${code})`,
		advice: (_, { baseUrl }) =>
			`GoFax took nothing. The answer is a web page, which GoFax's API does not send, so a firewall or a proxy most likely did. Let it pass requests from n8n to ${baseUrl}, or ask who runs it.`,
	},
	{
		fits: (answer, { id }) => DENIED(answer) && id !== undefined,
		message: (_, { id }) => `GoFax refused access to ${id}`,
		advice: () =>
			'Either this ID belongs to another GoFax account, or the API token is no longer valid. Check the ID, then press Test in the GoFax credential.',
	},
	{
		fits: DENIED,
		message: () => 'GoFax refused the API token',
		advice: () =>
			'It may be mistyped, expired (tokens last twelve months at most) or replaced. Copy a current one from the GoFax portal under My Account > API Access into the GoFax credential.',
		isTokenRefused: true,
	},
	{
		fits: status(407),
		message: () => 'A proxy between n8n and GoFax asks for a login (HTTP 407)',
		advice: () =>
			'Nothing was sent to GoFax. Give n8n the user and password of the proxy, for example in the environment variable HTTPS_PROXY.',
	},
	{
		fits: (answer, { id }) => UNKNOWN(answer) && id !== undefined,
		message: (_, { id }) => `GoFax does not know ${id}`,
		advice: (_, request) =>
			`Check the ID. ${checkBaseUrl(request)}${request.endpoint.confidence === 'documented' ? '' : NOT_DOCUMENTED}`,
	},
	{
		fits: UNKNOWN,
		message: () => 'GoFax does not know this call',
		advice: (_, request) =>
			`${checkBaseUrl(request)}${request.endpoint.confidence === 'documented' ? '' : NOT_DOCUMENTED}`,
	},
	{
		fits: status(429),
		message: () => 'GoFax is getting too many requests at the moment',
		advice: () => 'GoFax took nothing. Wait a minute and run the node again, or send fewer items at once.',
	},
	{
		fits: (answer, request) => answer.status < 400 && submits(request),
		message: (_, request) => named(request, 'GoFax redirected the request to another address'),
		advice: (_, request) => `${afterwards(request, '')} ${checkBaseUrl(request)} It must begin with https.`,
		isUnclear: true,
	},
	{
		fits: (answer) => answer.status < 400,
		message: () => 'GoFax redirected the request to another address',
		advice: (_, request) => `${checkBaseUrl(request)} It must begin with https.`,
	},
	{
		fits: (answer) => answer.status === 503 && mayBeSentAgain(answer),
		message: () => 'GoFax is not available at the moment',
		advice: ({ retryAfter }) =>
			`GoFax took nothing and asks to come back later (Retry-After: ${retryAfter}). Run the node again then.`,
	},
	{
		fits: ({ status: code }) => code >= 500 || code === 408 || code === 409,
		message: ({ status: code }, request) => named(request, `GoFax has a problem (HTTP ${code})`),
		advice: (_, request) => afterwards(request, 'This is most likely temporary. Try again in a few minutes.'),
		isUnclear: true,
	},
];

const isOfGoFax = ({ text }: HttpAnswer) => !isWebPage(text) && wordsIn(text) !== '';

/** What an answer says in JSON, or in a short plain text. */
function wordsIn(text: string): string {
	const body = parseJson(text);
	if (body !== undefined)
		return (
			ownWords(readEnvelope(body)) ||
			(typeof body === 'string' ? ownWords({ message: body, errors: [] }) : '')
		);
	const isPlain = text.length <= 300 && !/^\s*[<{[]/.test(text);
	return isPlain ? ownWords({ message: text, errors: [] }) : '';
}

/**
 * What a status other than 2xx means. Every 4xx but 408 and 409 is a refusal: GoFax took nothing.
 *
 * Source: of GoFax's statuses only the 401 is documented; the rest are the rules of HTTP.
 */
export function statusProblem(answer: HttpAnswer, request: ApiRequest): Problem {
	const words = wordsIn(answer.text);
	const row = ROWS.find(({ fits }) => fits(answer, request));
	if (!row) return rejection(words, answer.status);
	return new Problem(
		row.message(answer, request),
		row.advice(answer, request) + (words ? ` GoFax says: ${words}` : ''),
		{
			httpStatus: answer.status,
			mayHaveBeenAccepted: row.isUnclear === true && submits(request),
			isTokenRefused: row.isTokenRefused === true,
		},
	);
}

import { rejection } from '../api/statusProblem';
import { ownWords, readEnvelope } from '../api/envelope';
import { documentTypes, type DocumentType } from '../document/documentType';
import { extensionOf, faxFileName } from '../document/faxFileName';
import { endsOf, recognise } from '../document/recognise';
import { asText, isObject, parseJson, pick } from '../json';
import { Problem } from '../Problem';
import { decodeBase64 } from './decodeBase64';
import { LONG_TEXT_BYTES, takeOutLongTexts, type LongTexts } from './takeOutLongTexts';

/** The document of a received fax, taken out of anything that GoFax wraps it in. */
export interface ReceivedDocument {
	data: Buffer;
	type: Pick<DocumentType, 'mimeType'>;
	fileName: string;
}

/** Keys under which a text may be a document, in lower case; `response`, `payload` and `result` are those of the envelope. */
const DOCUMENT_KEYS = [
	...['response', 'payload', 'result'],
	...['data', 'document', 'base64str', 'tiffbase64', 'filedata', 'content'],
];

/** Fewer bytes of an unknown kind are a checksum, an ID or a word that could be base64. */
const SHORTEST_UNKNOWN = 100;

/** Deeper than any answer that was seen. */
const MOST_LEVELS = 10;

interface Candidate {
	text: string;
	/** Name that is beside it, or around it; may be empty. */
	fileName: string;
}

/** Every text in a JSON value that is in a document's place: the whole value, or under a document's key. */
function candidatesIn(value: unknown, isDocument = true, fileName = '', level = 0): Candidate[] {
	if (typeof value === 'string') return isDocument ? [{ text: value, fileName }] : [];
	if (level === MOST_LEVELS) return [];
	if (Array.isArray(value))
		return value.flatMap((entry) => candidatesIn(entry, isDocument, fileName, level + 1));
	if (!isObject(value)) return [];
	const inner = asText(pick(value, 'Filename', 'Name')) || fileName;
	return Object.entries(value).flatMap(([key, entry]) =>
		candidatesIn(entry, DOCUMENT_KEYS.includes(key.toLowerCase()), inner, level + 1),
	);
}

/** A document that was found, with its type if that is known. */
interface Found {
	data: Buffer;
	type: DocumentType | undefined;
	fileName: string;
}

/** Undefined for data that is not a fax: too short, a web page, or JSON with an error. */
function asFax(data: Buffer | undefined, fileName: string): Found | undefined {
	if (!data) return undefined;
	const { type } = recognise(endsOf(data));
	const isText = type === documentTypes.plainText || type === documentTypes.webPage;
	if (type && !isText) return { data, type, fileName };
	if (data.length < SHORTEST_UNKNOWN || type === documentTypes.webPage || isJson(data)) return undefined;
	return { data, type: undefined, fileName };
}

const isJson = (data: Buffer) =>
	data.length < LONG_TEXT_BYTES && parseJson(data.toString('utf8')) !== undefined;

/** A long answer that does not begin as JSON does is not made a text, for parsing it would only fail. */
const mayBeJson = (body: Buffer) =>
	body.length < LONG_TEXT_BYTES || /^(?:\xef\xbb\xbf|\s)*[[{"]/.test(body.toString('latin1', 0, 1024));

const NOTHING: LongTexts = { json: '', texts: new Map() };

/**
 * Takes the document out of the answer to `GET ReceiveFax/{faxId}/Document`.
 *
 * GoFax documents only that the file comes "in base64 encoded format". What wraps it is unknown, so all of these are read:
 * an envelope with the text or with `{ Filename, Data }`, a bare JSON string, bare base64, and the file itself.
 *
 * @param body the answer's bytes as they came
 * @throws {Problem} where there is no document in it, or GoFax refuses
 */
export function readReceivedDocument(body: Buffer, faxId: string): ReceivedDocument {
	const { json: text, texts } = mayBeJson(body) ? takeOutLongTexts(body) : NOTHING;
	const json = parseJson(text);
	const envelope = readEnvelope(json);
	if (!envelope.success) throw rejection(ownWords(envelope), 200);

	const found = json === undefined ? inWholeBody(body) : inJson(json, texts);
	if (found) return named(found, faxId);
	throw new Problem(
		`GoFax sent no document for received fax ${faxId}`,
		'The answer held no document in base64. The fax may not be stored yet, or Delete Data may be on for the API token. Try again in a minute, or look for the fax in the GoFax portal.',
	);
}

function inWholeBody(body: Buffer): Found | undefined {
	const { type } = recognise(endsOf(body));
	const isFile = type && type !== documentTypes.plainText && type !== documentTypes.webPage;
	return isFile ? { data: body, type, fileName: '' } : asFax(decodeBase64(body), '');
}

/** A known type counts first. */
function inJson(json: unknown, texts: LongTexts['texts']): Found | undefined {
	const all = candidatesIn(json)
		.map(({ text, fileName }) => asFax(decodeBase64(texts.get(text) ?? Buffer.from(text)), fileName))
		.filter((found) => found !== undefined);
	return all.find(({ type }) => type) ?? all[0];
}

function named({ data, type, fileName }: Found, faxId: string): ReceivedDocument {
	const name = faxFileName(fileName, `fax-${faxId}`, type);
	return {
		data,
		type: type ?? { mimeType: 'application/octet-stream' },
		fileName: extensionOf(name) === '' ? `${name}.bin` : name,
	};
}

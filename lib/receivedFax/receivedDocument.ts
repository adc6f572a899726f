import { rejection } from '../api/statusProblem';
import { decodeBase64 } from './decodeBase64';
import { documentTypeOf, extensionOf, stemOf, type DocumentType } from '../document/documentType';
import { ownWords, readEnvelope } from '../api/envelope';
import { asText, isObject, pick } from '../json';
import { LONG, takeOutLongTexts, type TakenApart } from './longTexts';
import { Problem } from '../Problem';

/** The document of a received fax, out of whatever GoFax wrapped it in. */
export interface ReceivedDocument {
	data: Buffer;
	type: DocumentType;
	fileName: string;
}

const UNKNOWN: DocumentType = { extension: 'bin', mimeType: 'application/octet-stream' };

/** Every text in a JSON value that decodes, looking into nested objects and lists. */
function everyBase64(value: unknown, texts: TakenApart['texts']): Buffer[] {
	if (typeof value === 'string')
		return [decodeBase64(texts.get(value) ?? Buffer.from(value))].filter((data) => data !== undefined);
	const inner = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
	return inner.flatMap((entry) => everyBase64(entry, texts));
}

/** The text in a JSON value that is a document. Long IDs and words could be base64 too: a known type counts first, then length. */
function findBase64(value: unknown, texts: TakenApart['texts']): Buffer | undefined {
	const found = everyBase64(value, texts);
	return found.find(documentTypeOf) ?? found.sort((a, b) => b.length - a.length)[0];
}

/** A long answer that does not begin as JSON does is not made a text, for parsing it would only fail. */
const mayBeJson = (body: Buffer) =>
	body.length < LONG || /^(\xef\xbb\xbf|\s)*[[{"]/.test(body.toString('latin1', 0, 1024));

const NOTHING: TakenApart = { json: '', texts: new Map() };

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Takes the document out of the answer to `GET ReceiveFax/{faxId}/Document`.
 *
 * GoFax documents only that the file comes "in base64 encoded format". What wraps it is unknown, so all of these are read:
 * an envelope with the text or with `{ Filename, Data }`, a bare JSON string, bare base64, and the file itself.
 *
 * @param body the answer's bytes as they came. It is used up: a document in base64 is decoded where it stands.
 * @throws {Problem} where there is no document in it, or GoFax refuses
 */
export function readReceivedDocument(body: Buffer, faxId: string): ReceivedDocument {
	if (documentTypeOf(body.subarray(0, 1024))) return named(body, faxId, '');

	const { json: text, texts } = mayBeJson(body) ? takeOutLongTexts(body) : NOTHING;
	const json = parseJson(text.trim());
	const envelope = readEnvelope(json);
	if (!envelope.success) throw rejection(ownWords(envelope), 200);
	const { payload } = envelope;
	const data = json === undefined ? decodeBase64(body) : findBase64(payload, texts);
	if (!data) {
		throw new Problem(
			`GoFax sent no document for received fax ${faxId}`,
			'The answer held no base64 text. The fax may not be stored yet, or Delete Data may be on for the API token. Try again in a minute, or look for the fax in the GoFax portal.',
		);
	}
	return named(data, faxId, asText(pick(payload, 'Filename', 'Name')));
}

function named(data: Buffer, faxId: string, givenName: string): ReceivedDocument {
	const type = documentTypeOf(data) ?? UNKNOWN;
	const baseName = givenName.split(/[\\/]/).pop() ?? '';
	const extension = type === UNKNOWN ? extensionOf(baseName) || type.extension : type.extension;
	const keepsItsCase = extensionOf(baseName) === extension;
	return {
		data,
		type,
		fileName:
			keepsItsCase && stemOf(baseName)
				? baseName.trim()
				: `${stemOf(baseName) || `fax-${faxId}`}.${extension}`,
	};
}

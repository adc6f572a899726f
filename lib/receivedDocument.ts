import { rejection } from './answerProblem';
import { documentTypeOf, extensionOf, stemOf, type DocumentType } from './documentType';
import { asText, isObject, ownWords, pick, readEnvelope } from './envelope';
import { Problem } from './Problem';

/** The document of a received fax, out of whatever GoFax wrapped it in. */
export interface ReceivedDocument {
	data: Buffer;
	type: DocumentType;
	fileName: string;
}

const UNKNOWN: DocumentType = { extension: 'bin', mimeType: 'application/octet-stream' };

/** Long enough that no status text of GoFax's is taken for a document. */
const SHORTEST_BASE64 = 24;

function decodeBase64(text: string): Buffer | undefined {
	const compact = text
		.trim()
		.replace(/^data:[^,]*;base64,/, '')
		.replace(/[\r\n]+/g, '');
	if (
		compact.length < SHORTEST_BASE64 ||
		compact.length % 4 === 1 ||
		!/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)
	)
		return undefined;
	return Buffer.from(compact, 'base64');
}

/** Every text in a JSON value that decodes, looking into nested objects and lists. */
function everyBase64(value: unknown): Buffer[] {
	if (typeof value === 'string') return [decodeBase64(value)].filter((data) => data !== undefined);
	const inner = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
	return inner.flatMap(everyBase64);
}

/** The text in a JSON value that is a document. Long IDs and words could be base64 too: a known type counts first, then length. */
function findBase64(value: unknown): Buffer | undefined {
	const found = everyBase64(value);
	return found.find(documentTypeOf) ?? found.sort((a, b) => b.length - a.length)[0];
}

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
 * @param body the answer's bytes as they came
 * @throws {Problem} where there is no document in it, or GoFax refuses
 */
export function readReceivedDocument(body: Buffer, faxId: string): ReceivedDocument {
	if (documentTypeOf(body.subarray(0, 1024))) return named(body, faxId, '');

	const text = body.toString('utf8').trim();
	const json = parseJson(text);
	const envelope = readEnvelope(json);
	if (!envelope.success) throw rejection(ownWords(envelope), 200);
	const { payload } = envelope;
	const data = json === undefined ? decodeBase64(text) : findBase64(payload);
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

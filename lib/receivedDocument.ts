import { documentTypeOf, extensionOf, type DocumentType } from './documentType';
import { asText, isObject, pick, readEnvelope } from './envelope';
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
	const compact = text.trim().replace(/^data:[^,]*;base64,/, '').replace(/\s+/g, '');
	if (compact.length < SHORTEST_BASE64 || compact.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) return undefined;
	return Buffer.from(compact, 'base64');
}

/** The first text in a JSON value that decodes, looking into nested objects and lists. */
function findBase64(value: unknown): Buffer | undefined {
	if (typeof value === 'string') return decodeBase64(value);
	const inner = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
	for (const part of inner) {
		const found = findBase64(part);
		if (found) return found;
	}
	return undefined;
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
 * @throws {Problem} where there is no document in it
 */
export function readReceivedDocument(body: Buffer, faxId: string): ReceivedDocument {
	if (documentTypeOf(body.subarray(0, 1024))) return named(body, faxId, '');

	const text = body.toString('utf8').trim();
	const json = parseJson(text);
	const { payload } = readEnvelope(json);
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
	const stem = baseName.replace(/\.[^.]*$/, '') || `fax-${faxId}`;
	const keepsItsName = extensionOf(baseName) === type.extension || (type === UNKNOWN && extensionOf(baseName) !== '');
	return { data, type, fileName: keepsItsName ? baseName : `${stem}.${type.extension}` };
}

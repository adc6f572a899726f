import type { IExecuteFunctions } from 'n8n-workflow';
import { END_BYTES, endsOf, type DocumentEnds } from '../../lib/document/recognise';
import { asText, isObject } from '../../lib/json';
import { Base64Of } from '../../lib/api/jsonParts';
import { Problem } from '../../lib/Problem';
import type { DocumentContent } from '../transport/requestBody';

/** A document out of an input item. */
export interface InputDocument {
	fieldName: string;
	/** Name that came with it; may be empty. */
	fileName: string;
	/** For telling its type. */
	ends: DocumentEnds;
	/** For the body of a request. */
	data: Base64Of<DocumentContent>;
}

/** Bytes read at once. With larger pieces, more of them lie about until the memory is cleaned up. */
const CHUNK_BYTES = 16_384;

/**
 * Reads what is needed of a document to send it. A stored one is read through once and not kept.
 *
 * @throws {Problem} for a field without a document that can be read
 */
export async function readDocument(
	context: IExecuteFunctions,
	item: number,
	fieldName: string,
): Promise<InputDocument> {
	const found = findDocument(context, item, fieldName);
	const { id, data, fileName } = isObject(found) ? found : {};
	const name = asText(fileName);
	if (typeof id === 'string' && id !== '') {
		const open = async () => await context.helpers.getBinaryStream(id, CHUNK_BYTES);
		const ends = await open()
			.then(readEnds)
			.catch(() => {
				throw new Problem(
					`The document in "${fieldName}" cannot be read`,
					'Nothing was sent. n8n still has its name, but no longer its content. Fetch or create it again in this workflow, or check where n8n keeps binary data.',
				);
			});
		return { fieldName, fileName: name, ends, data: new Base64Of({ open }, ends.size) };
	}
	const buffer = decode(data);
	if (!buffer) throw unusable(fieldName);
	return { fieldName, fileName: name, ends: endsOf(buffer), data: new Base64Of({ buffer }, buffer.length) };
}

/** Beginning, end and size of a stream. The size that n8n has written down can be wrong, so the bytes are counted. */
async function readEnds(stream: AsyncIterable<Buffer>): Promise<DocumentEnds> {
	const head = Buffer.alloc(END_BYTES);
	const tail = Buffer.alloc(END_BYTES);
	let size = 0;
	for await (const chunk of stream) {
		if (size < END_BYTES) chunk.copy(head, size);
		const last = chunk.subarray(-END_BYTES);
		tail.copyWithin(0, last.length);
		last.copy(tail, END_BYTES - last.length);
		size += chunk.length;
	}
	return { head: head.subarray(0, size), tail: tail.subarray(Math.max(0, END_BYTES - size)), size };
}

/** What n8n writes into `data` when the document itself is in its store. */
const STORES = ['filesystem', 'filesystem-v2', 'database', 's3', 'azure', 'azure-blob'];

/** The bytes of a document that is in the item. Undefined for a value that is not base64, as a Code node may write it. */
function decode(data: unknown): Buffer | undefined {
	if (typeof data !== 'string' || STORES.includes(data)) return undefined;
	const text = data.replace(/[\r\n]/g, '');
	const buffer = Buffer.from(text, 'base64');
	// Node passes over everything that is not base64, and the bytes become fewer.
	return text.length % 4 !== 1 && buffer.length === Buffer.byteLength(text, 'base64') ? buffer : undefined;
}

/** Where n8n puts an item's files if the workflow's setting Binary Mode is "combined": into this field of its JSON. */
const FILES = '_files';

/** Finds a document by the name of its field, or where binary data is combined with JSON also by its path. */
function findDocument(context: IExecuteFunctions, item: number, fieldName: string): unknown {
	for (const name of [fieldName, `${FILES}.${fieldName}`]) {
		try {
			return context.helpers.assertBinaryData(item, name);
		} catch {
			// Then under the other name, or nowhere.
		}
	}
	const { json, binary } = context.getInputData()[item] ?? {};
	const there = [binary, json?.[FILES]].flatMap((files) => (isObject(files) ? Object.keys(files) : []));
	if (there.some((name) => [name, `${FILES}.${name}`].includes(fieldName))) throw unusable(fieldName);
	throw new Problem(
		`The item has no document in the binary field "${fieldName}"`,
		there.length > 0
			? `Nothing was sent. It has these: ${there.join(', ')}. Enter one of them in 'Input Binary Fields'.`
			: 'Nothing was sent. It has no binary data at all. Add a node before this one that creates or fetches the document, and make sure that the nodes in between pass it on.',
	);
}

const unusable = (fieldName: string) =>
	new Problem(
		`The binary field "${fieldName}" has no usable document`,
		'Nothing was sent. A field needs data in base64, or an ID in n8n\'s binary store. A Code node most likely made it: use "this.helpers.prepareBinaryData()" there, or the node Convert to File.',
	);

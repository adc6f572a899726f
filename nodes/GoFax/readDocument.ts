import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../lib/json';
import { Base64Of } from '../../lib/api/jsonParts';
import { Problem } from '../../lib/Problem';
import type { DocumentContent } from '../transport/requestBody';

/** A document out of an input item. */
export interface InputDocument {
	fieldName: string;
	/** Name that came with it; may be empty. */
	fileName: string;
	/** The whole document if it is small, else its beginning and its end, for telling its type. */
	sample: Buffer;
	/** For the body of a request. */
	data: Base64Of<DocumentContent>;
}

/** Bytes of beginning and of end that are looked at. */
const SAMPLE = 1_048_576;

/** Bytes read at once. With larger pieces, more of them lie about until the memory is cleaned up. */
const CHUNK = 16_384;

/** Reads what is needed of a document to send it. A large one is read through once and not kept. */
export async function readDocument(
	context: IExecuteFunctions,
	item: number,
	fieldName: string,
): Promise<InputDocument> {
	const { fileName = '', id, data } = findDocument(context, item, fieldName);
	if (!id) {
		const buffer = Buffer.from(data, 'base64');
		return { fieldName, fileName, sample: buffer, data: new Base64Of({ buffer }, buffer.length) };
	}
	const open = async () => await context.helpers.getBinaryStream(id, CHUNK);
	const { sample, size } = await open()
		.then(readEnds)
		.catch(() => {
			throw new Problem(
				`The document in "${fieldName}" cannot be read`,
				'Nothing was sent. n8n has its name, and no longer its content. Fetch or make it again in this workflow, or look at where n8n keeps binary data.',
			);
		});
	const content = { open };
	return { fieldName, fileName, sample, data: new Base64Of(content, size) };
}

/** The first and the last bytes of a stream, and how many there are in all. */
async function readEnds(stream: AsyncIterable<Buffer>): Promise<{ sample: Buffer; size: number }> {
	const head: Buffer[] = [];
	let tail: Buffer[] = [];
	let [size, headSize, tailSize] = [0, 0, 0];
	for await (const chunk of stream) {
		size += chunk.length;
		const forHead = Math.min(chunk.length, SAMPLE - headSize);
		if (forHead > 0) head.push(Buffer.from(chunk.subarray(0, forHead)));
		headSize += forHead;
		const rest = chunk.subarray(forHead);
		if (rest.length === 0) continue;
		tail.push(Buffer.from(rest));
		tailSize += rest.length;
		while (tail.length > 1 && tailSize - (tail[0]?.length ?? 0) >= SAMPLE) {
			tailSize -= tail[0]?.length ?? 0;
			tail = tail.slice(1);
		}
	}
	return { sample: Buffer.concat([...head, ...tail]), size };
}

/** Where n8n puts an item's files if the workflow's setting Binary Mode is "combined": into this field of its JSON. */
const FILES = '_files';

/** Finds a document by the name of its field, or where binary data is combined with JSON also by its path. */
function findDocument(context: IExecuteFunctions, item: number, fieldName: string): IBinaryData {
	for (const name of [fieldName, `${FILES}.${fieldName}`]) {
		try {
			return context.helpers.assertBinaryData(item, name);
		} catch {
			// Then under the other name, or nowhere.
		}
	}
	const { json, binary } = context.getInputData()[item] ?? {};
	const there = [...Object.keys(binary ?? {}), ...(isObject(json?.[FILES]) ? Object.keys(json[FILES]) : [])];
	throw new Problem(
		`The item has no document in the binary field "${fieldName}"`,
		there.length > 0
			? `It has these: ${there.join(', ')}. Choose one of them in Input Binary Fields.`
			: 'It has no binary data at all. Put a node in front that makes or fetches the document, and make sure that the nodes between pass it on.',
	);
}

import type { IExecuteFunctions } from 'n8n-workflow';
import { Base64Of, byteLength, jsonParts, type JsonPart } from '../../lib/api/jsonParts';

type BinaryStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** Where a document's bytes come from: memory, or n8n's binary store, which can be opened again for each attempt. */
export type DocumentContent = { buffer: Buffer } | { open(): Promise<BinaryStream> };

export interface RequestBody {
	/** Exact, in bytes. */
	length: number;
	/** A fresh body for one attempt: a stream can be read once. */
	open(): Promise<Buffer | NodeJS.ReadableStream>;
}

const base64 = ({ buffer }: { buffer: Buffer }) => Buffer.from(buffer.toString('base64'), 'latin1');

/**
 * JSON body of a request. With documents from n8n's store it is a stream that reads and encodes them as it goes, so that the
 * memory it takes does not depend on their size.
 */
export function requestBody(value: unknown): RequestBody {
	const parts = jsonParts<DocumentContent>(value);
	return { length: byteLength(parts), open: async () => await open(parts) };
}

async function open(
	parts: ReadonlyArray<JsonPart<DocumentContent>>,
): Promise<Buffer | NodeJS.ReadableStream> {
	const first = parts.find(
		(part): part is Base64Of<{ open(): Promise<BinaryStream> }> =>
			part instanceof Base64Of && 'open' in part.content,
	);
	if (!first) {
		return Buffer.concat(
			parts.map((part) =>
				part instanceof Base64Of
					? 'buffer' in part.content
						? base64(part.content)
						: Buffer.alloc(0)
					: Buffer.from(part),
			),
		);
	}
	// The first stored document is the source that the other pieces are put around.
	const source = (await first.content.open()).setEncoding('base64');
	return source.compose(async function* (firstDocument: AsyncIterable<string>) {
		let atFirst = true;
		for (const part of parts) {
			if (!(part instanceof Base64Of)) yield part;
			else if ('buffer' in part.content) yield base64(part.content);
			else if (part === first && atFirst) {
				atFirst = false;
				yield* firstDocument;
			} else yield* (await part.content.open()).setEncoding('base64');
		}
	});
}

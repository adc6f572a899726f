import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { UploadProgress } from '../../lib/api/connectionFailure';
import { Base64Of, byteLength, jsonParts, type JsonPart } from '../../lib/api/jsonParts';

type BinaryStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** Where a document's bytes come from: memory, or n8n's binary store, which can be opened again for each attempt. */
export type DocumentContent = { buffer: Buffer } | { open(): Promise<BinaryStream> };

/** A body for one attempt: a stream can be read once. */
export interface Upload {
	readonly stream: BinaryStream;
	readonly progress: Readonly<UploadProgress>;
	/** Ends the request where it is, unless its body is out. */
	cancel(): void;
}

export interface RequestBody {
	/** Exact, in bytes. */
	readonly length: number;
	open(): Upload;
}

/** Bytes of a document in memory that are encoded at once; a multiple of 3, so that the pieces fit together. */
const PIECE_BYTES = 49_152;

/**
 * JSON body of a request, or an empty one. It is always a stream: the memory that it takes does not depend on the size of the
 * documents, and how far it was read tells how far the request got.
 */
export function requestBody(value: unknown): RequestBody {
	const parts = value === undefined ? [] : jsonParts<DocumentContent>(value);
	return {
		length: byteLength(parts),
		open() {
			const progress = { ended: false };
			const stream = streamOf(async function* () {
				for (const part of parts) yield* piecesOf(part);
				progress.ended = true;
			});
			return {
				stream,
				progress,
				cancel() {
					if (!progress.ended) stream.destroy(new Error('The rest of the request is not needed'));
				},
			};
		},
	};
}

async function* piecesOf(part: JsonPart<DocumentContent>): AsyncGenerator<string | Buffer> {
	if (!(part instanceof Base64Of)) {
		if (part !== '') yield Buffer.from(part);
	} else if ('open' in part.content) {
		for await (const text of (await part.content.open()).setEncoding('base64'))
			yield Buffer.from(String(text), 'latin1');
	} else {
		const { buffer } = part.content;
		for (let start = 0; start < buffer.length; start += PIECE_BYTES)
			yield Buffer.from(buffer.toString('base64', start, start + PIECE_BYTES), 'latin1');
	}
}

/**
 * A stream of what a generator gives. n8n lets nodes import no stream module, and a hash is a stream: the generator takes the
 * place of the one piece that it gives.
 */
function streamOf(generate: () => AsyncGenerator<string | Buffer>): BinaryStream {
	const stream = createHash('sha256').end().flatMap(generate);
	// The reader is told too. This one keeps an error from ending n8n where nobody has begun to read.
	return stream.on('error', () => undefined);
}

/** What is needed of a stream. */
export interface BodyStream extends AsyncIterable<Buffer> {
	destroy(error?: Error): unknown;
}

/** Bytes that an announced length may reserve; beyond them the memory grows with what really comes. */
const MOST_RESERVED = 268_435_456;

/**
 * Reads an answer's body into one piece of memory: collected in pieces and then joined, a document would be there twice.
 *
 * @param announced Content-Length; NaN where there is none. A packed body is longer than that.
 * @param idle milliseconds without a byte after which the connection counts as broken. n8n's helper watches only until the
 * answer begins.
 */
export async function readBody(stream: BodyStream, announced: number, idle: number): Promise<Buffer> {
	const progress = { bytes: 0, ended: false };
	breakOffWhenIdle(stream, progress, idle);
	let body = Buffer.allocUnsafe(announced > 0 ? Math.min(announced, MOST_RESERVED) : 0);
	try {
		for await (const chunk of stream) {
			const end = progress.bytes + chunk.length;
			if (end > body.length) body = enlarged(body, progress.bytes, end);
			chunk.copy(body, progress.bytes);
			progress.bytes = end;
		}
	} finally {
		progress.ended = true;
	}
	return body.subarray(0, progress.bytes);
}

/** At least twice as large, so that little is copied. Memory that nothing is written to costs nothing. */
function enlarged(body: Buffer, used: number, needed: number): Buffer {
	const larger = Buffer.allocUnsafe(Math.max(needed, 2 * body.length));
	body.copy(larger, 0, 0, used);
	return larger;
}

/** Checks again and again whether something has come. The timer holds on to nothing large, because it may outlive the download. */
function breakOffWhenIdle(
	stream: BodyStream,
	progress: { readonly bytes: number; readonly ended: boolean },
	idle: number,
): void {
	const before = progress.bytes;
	AbortSignal.timeout(idle).addEventListener('abort', () => {
		if (progress.ended) return;
		if (progress.bytes > before) breakOffWhenIdle(stream, progress, idle);
		else stream.destroy(Object.assign(new Error('Nothing came for too long'), { code: 'ETIMEDOUT' }));
	});
}

import { createHash } from 'node:crypto';
import type { DocumentRecord } from '../model/FaxRecord';

export interface IncomingDocument {
	filename: string;
	bytes: Buffer;
}

/** Bytes of sent and received documents. Kept apart from the records, which stay plain JSON. */
export class DocumentStore {
	private readonly bytes = new Map<string, Buffer>();

	constructor(private readonly keepSent: boolean) {}

	addSent(faxId: number, documents: readonly IncomingDocument[]): DocumentRecord[] {
		return documents.map(({ filename, bytes }, index) => {
			if (this.keepSent) this.bytes.set(sentKey(faxId, index), bytes);
			return { filename, size: bytes.length, sha256: sha256(bytes), kept: this.keepSent };
		});
	}

	sent(faxId: number, index: number): Buffer | undefined {
		return this.bytes.get(sentKey(faxId, index));
	}

	/** A resend under a new ID has the same documents. */
	copySent(from: number, to: number, count: number): void {
		for (let index = 0; index < count; index++) {
			const bytes = this.bytes.get(sentKey(from, index));
			if (bytes !== undefined) this.bytes.set(sentKey(to, index), bytes);
		}
	}

	deleteSent(faxId: number, documents: DocumentRecord[]): void {
		for (const [index, document] of documents.entries()) {
			this.bytes.delete(sentKey(faxId, index));
			document.kept = false;
		}
	}

	addReceived(faxId: number, bytes: Buffer): Pick<DocumentRecord, 'size' | 'sha256'> {
		this.bytes.set(`received/${faxId}`, bytes);
		return { size: bytes.length, sha256: sha256(bytes) };
	}

	received(faxId: number): Buffer | undefined {
		return this.bytes.get(`received/${faxId}`);
	}
}

function sha256(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function sentKey(faxId: number, index: number): string {
	return `sent/${faxId}/${index}`;
}

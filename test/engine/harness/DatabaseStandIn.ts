import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { BinaryData } from 'n8n-core';

interface Row {
	data: Buffer;
	fileName?: string;
	mimeType?: string;
}

/**
 * Takes the place of the DatabaseManager of n8n 2.41.1, which is in the package `n8n` and not in n8n-core, and keeps documents in a
 * table. What a node can tell is kept: a document is read as a whole, again each time, and its stream is that buffer in one
 * piece, in object mode, no matter what size of pieces was asked for. The limit of size is left out.
 */
export class DatabaseStandIn implements BinaryData.Manager {
	private readonly rows = new Map<string, Row>();

	async init(): Promise<void> {}

	async store(
		_location: BinaryData.FileLocation,
		bufferOrStream: Buffer | Readable,
		metadata: BinaryData.PreWriteMetadata,
	): Promise<BinaryData.WriteResult> {
		const data = Buffer.isBuffer(bufferOrStream) ? bufferOrStream : await buffer(bufferOrStream);
		return this.insert({ ...metadata, data });
	}

	getPath(fileId: string): string {
		return `database://${fileId}`;
	}

	async getAsBuffer(fileId: string): Promise<Buffer> {
		return Buffer.from((await this.find(fileId)).data);
	}

	async getAsStream(fileId: string): Promise<Readable> {
		return Readable.from(await this.getAsBuffer(fileId));
	}

	async getMetadata(fileId: string): Promise<BinaryData.Metadata> {
		const { data, ...metadata } = await this.find(fileId);
		return { ...metadata, fileSize: data.length };
	}

	async copyByFileId(_location: BinaryData.FileLocation, sourceFileId: string): Promise<string> {
		return this.insert(await this.find(sourceFileId)).fileId;
	}

	async copyByFilePath(
		_location: BinaryData.FileLocation,
		sourcePath: string,
		metadata: BinaryData.PreWriteMetadata,
	): Promise<BinaryData.WriteResult> {
		return this.insert({ ...metadata, data: await readFile(sourcePath) });
	}

	async rename(oldFileId: string, newFileId: string): Promise<void> {
		this.rows.set(newFileId, await this.find(oldFileId));
		this.rows.delete(oldFileId);
	}

	private insert(row: Row): BinaryData.WriteResult {
		const fileId = randomUUID();
		this.rows.set(fileId, row);
		return { fileId, fileSize: row.data.length };
	}

	/** As late as a query, so that nothing relies on an answer at once. */
	private async find(fileId: string): Promise<Row> {
		await new Promise(setImmediate);
		const row = this.rows.get(fileId);
		if (!row) throw new Error(`There is no file ${fileId}`);
		return row;
	}
}

import { createHash } from 'node:crypto';
import './n8nEnvironment';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
} from 'n8n-workflow';

const md5 = (item: DeduplicationItemTypes) => createHash('md5').update(String(item)).digest('base64');

/**
 * n8n keeps the list of processed items in its database, outside of n8n-core. This one is in memory, and like n8n's own it
 * reads, waits and writes without a lock.
 */
class ProcessedItems implements IDataDeduplicator {
	readonly lists = new Map<string, DeduplicationItemTypes[]>();
	fails = false;
	/** Writes so far. */
	calls = 0;
	/** Bytes that n8n would have written to its database: it hashes each entry, and writes the list whole. */
	bytes = 0;
	/** Called before each write. */
	beforeWrite: () => void = () => undefined;

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: string,
		{ node }: ICheckProcessedContextData,
		{ maxEntries = Infinity }: ICheckProcessedOptions,
	) {
		this.beforeWrite();
		if (this.fails) throw new Error('The database is away');
		const known = this.lists.get(node?.id ?? '') ?? [];
		await new Promise((resolve) => setTimeout(resolve, 5));
		const before = new Set(known);
		const fresh = items.filter((item) => !before.has(item));
		this.write(node?.id ?? '', [...known, ...fresh].slice(-maxEntries));
		return { new: fresh, processed: items.filter((item) => before.has(item)) };
	}

	removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: string,
		{ node }: ICheckProcessedContextData,
	): Promise<void> {
		const known = this.lists.get(node?.id ?? '') ?? [];
		const gone = new Set(items);
		this.write(
			node?.id ?? '',
			known.filter((item) => !gone.has(item)),
		);
		return Promise.resolve();
	}

	private write(id: string, entries: DeduplicationItemTypes[]): void {
		this.calls++;
		this.bytes += JSON.stringify({ mode: 'entries', data: entries.map(md5) }).length;
		this.lists.set(id, entries);
	}

	clearAllProcessedItems(): Promise<void> {
		this.lists.clear();
		return Promise.resolve();
	}

	getProcessedDataCount(): Promise<number> {
		return Promise.resolve([...this.lists.values()].flat().length);
	}
}

export const processedItems = new ProcessedItems();
let ready: Promise<void> | undefined;

/** An empty list for each test. */
export async function forgetProcessedItems(): Promise<void> {
	ready ??= DataDeduplicationService.init(processedItems);
	await ready;
	processedItems.lists.clear();
	processedItems.fails = false;
	processedItems.calls = 0;
	processedItems.bytes = 0;
	processedItems.beforeWrite = () => undefined;
}

import './n8nEnvironment';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
} from 'n8n-workflow';

/**
 * n8n keeps the list of processed items in its database, outside of n8n-core. This one is in memory, and like n8n's own it
 * reads, waits and writes without a lock.
 */
class ProcessedItems implements IDataDeduplicator {
	readonly lists = new Map<string, DeduplicationItemTypes[]>();
	fails = false;
	calls = 0;

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: string,
		{ node }: ICheckProcessedContextData,
		{ maxEntries = Infinity }: ICheckProcessedOptions,
	) {
		this.calls++;
		if (this.fails) throw new Error('The database is away');
		const known = this.lists.get(node?.id ?? '') ?? [];
		await new Promise((resolve) => setTimeout(resolve, 5));
		const fresh = items.filter((item) => !known.includes(item));
		this.lists.set(node?.id ?? '', [...known, ...fresh].slice(-maxEntries));
		return { new: fresh, processed: items.filter((item) => known.includes(item)) };
	}

	removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: string,
		{ node }: ICheckProcessedContextData,
	): Promise<void> {
		const known = this.lists.get(node?.id ?? '') ?? [];
		this.lists.set(
			node?.id ?? '',
			known.filter((item) => !items.includes(item)),
		);
		return Promise.resolve();
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
}

import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../../lib/json';

/**
 * Which executions a run of the node may repeat. It is part of the node's memory, which n8n saves with the execution when
 * that ends, and gives to a retry of it.
 */
export class Lineage {
	/** ID of the execution, or of the first that was retried and had a memory; null if n8n gives none. */
	readonly execution: string | null;
	/** Fingerprint of what the trigger gave, which a retry gets again; null where no trigger leads to the node. */
	readonly start: string | null;
	/** True for a retry without the memory of what it repeats, because that crashed or was stopped. */
	readonly repeatsUnknown: boolean;
	/** Runs of the node that had this memory, this one included: tries, rounds of a loop, retries. */
	readonly attempt: number;
	private readonly attempted: JsonObject;

	/** @param memory what n8n saves of the node with the execution; changed */
	constructor(context: IExecuteFunctions, memory: JsonObject) {
		const saved = isObject(memory.lineage) ? memory.lineage : newLineage(context);
		memory.lineage = saved;
		this.execution = typeof saved.execution === 'string' ? saved.execution : null;
		this.start = typeof saved.start === 'string' ? saved.start : null;
		this.repeatsUnknown = saved.repeatsUnknown === true;
		this.attempt = typeof saved.attempt === 'number' ? saved.attempt + 1 : 1;
		saved.attempt = this.attempt;
		this.attempted = isObject(saved.attempted) ? saved.attempted : {};
		saved.attempted = this.attempted;
	}

	/** True for the first send of this content: of equal items in one execution, each goes out. */
	isFirst(fingerprint: string): boolean {
		const isFirst = this.attempted[fingerprint] === undefined;
		this.attempted[fingerprint] = true;
		return isFirst;
	}
}

const newLineage = (context: IExecuteFunctions): JsonObject => ({
	execution: context.getExecutionId() ?? null,
	start: fingerprintOfStart(context),
	repeatsUnknown: context.getMode() === 'retry',
});

function fingerprintOfStart(context: IExecuteFunctions): string | null {
	const proxy = context.getWorkflowDataProxy(0);
	const hash = createHash('sha256');
	let found = false;
	for (const { name } of context.getParentNodes(context.getNode().name)) {
		if (context.getParentNodes(name).length > 0) continue;
		try {
			hash.update(JSON.stringify([name, proxy.$items(name).map(({ json }) => json)]));
			found = true;
		} catch {
			// Another trigger of the workflow, which has not run.
		}
	}
	return found ? hash.digest('hex').slice(0, 32) : null;
}

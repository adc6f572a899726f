import type { Fault, FaultInput } from './Fault';

/** Faults in the order they were added; a request is hit by the first that matches. */
export class FaultList {
	private faults: Fault[] = [];
	private added = 0;

	add(input: FaultInput): Fault {
		const path = input.pathPattern === undefined ? input.path : new RegExp(input.pathPattern);
		const fault: Fault = {
			id: ++this.added,
			method: input.method?.toUpperCase() ?? null,
			path: typeof path === 'string' ? path : null,
			pathPattern: path instanceof RegExp ? path.source : null,
			kind: input.kind,
			retryAfter: input.retryAfter === undefined ? null : String(input.retryAfter),
			ms: input.ms ?? null,
			early: input.early ?? false,
			remaining: input.times ?? null,
			hits: 0,
		};
		this.faults.push(fault);
		return { ...fault };
	}

	list(): Fault[] {
		return this.faults.map((fault) => ({ ...fault }));
	}

	clear(): void {
		this.faults = [];
	}

	/** The fault that hits a request, if any. Counts the hit. */
	take(method: string, path: string): Fault | undefined {
		const fault = this.faults.find((candidate) => candidate.remaining !== 0 && fits(candidate, method, path));
		if (fault === undefined) return undefined;
		fault.hits += 1;
		if (fault.remaining !== null) fault.remaining -= 1;
		return { ...fault };
	}
}

function fits(fault: Fault, method: string, path: string): boolean {
	if (fault.method !== null && fault.method !== method) return false;
	if (fault.pathPattern !== null) return new RegExp(fault.pathPattern).test(path);
	if (fault.path === null) return true;
	const withoutVersion = path.replace(/^\/v\d+(\.\d+)?(?=\/)/, '');
	return path.startsWith(fault.path) || withoutVersion.startsWith(fault.path);
}

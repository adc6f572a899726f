import { request, type Agent } from 'undici';
import type { N8nUnderTest } from '../../n8n/startN8nUnderTest';
import { ProcessMemory } from './ProcessMemory';
import type { Report } from './Report';

/** What the parts of the memory bench share. */
export interface MemoryBench {
	run: N8nUnderTest;
	/** For calls that take minutes. */
	agent: Agent;
	probePort: number;
	report: Report;
	/** n8n's binary data mode. */
	mode: string;
	/** Whether the goals hold in that mode. */
	judged: boolean;
	/** Whether to try everything once, with small documents. */
	smoke: boolean;
}

/** Memory of an n8n that has n8nProbe.cjs loaded, in megabytes. */
export class N8nMemory {
	private constructor(
		private readonly probePort: number,
		private readonly memory: ProcessMemory,
	) {}

	static async of(probePort: number): Promise<N8nMemory> {
		return new N8nMemory(probePort, new ProcessMemory(await strip(probePort)));
	}

	get resident(): number {
		return this.memory.resident;
	}

	/** How much more is resident at most while the job runs than right before. */
	async growthDuring(job: () => Promise<void>): Promise<number> {
		// Without this there are some 400 MB of spare heap, left by n8n's start, in which waste goes unseen.
		await strip(this.probePort);
		const before = this.memory.resident;
		this.memory.resetPeak();
		await job();
		return this.memory.peak - before;
	}
}

/** Has n8n collect its garbage and give spare memory back to the system, and returns its process id. */
async function strip(probePort: number): Promise<number> {
	const answer = await request(`http://127.0.0.1:${probePort}/`);
	return Number(await answer.body.text());
}

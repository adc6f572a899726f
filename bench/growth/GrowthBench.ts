import type { Agent } from 'undici';
import type { N8nUnderTest } from '../../n8n/startN8nUnderTest';
import type { Meters } from '../harness/Meters';
import type { N8nMemory } from '../harness/N8nMemory';
import type { Report } from '../harness/Report';

/** What the parts of the growth bench share. */
export interface GrowthBench {
	run: N8nUnderTest;
	/** For calls that take minutes. */
	agent: Agent;
	meters: Meters;
	memory: N8nMemory;
	report: Report;
	/** Whether to try everything once, and small. */
	smoke: boolean;
}

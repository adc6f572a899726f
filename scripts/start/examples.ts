import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nClient } from '../../n8n/client/N8nClient';
import type { StoredWorkflow, WorkflowDefinition } from '../../n8n/client/n8nTypes';
import { type CredentialsByType, importWorkflow, startsByItself } from '../../n8n/client/provision';

const folder = join(__dirname, '..', '..', 'examples');

export interface Example {
	file: string;
	definition: WorkflowDefinition;
}

export function readExamples(): Example[] {
	if (!existsSync(folder)) return [];
	const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
	return files.sort().map((file) => ({
		file,
		definition: JSON.parse(readFileSync(join(folder, file), 'utf8')) as WorkflowDefinition,
	}));
}

export interface ImportedExample {
	workflow: StoredWorkflow;
	published: boolean;
	/** Why an example with a trigger could not be published. */
	problem?: string;
}

/**
 * Imports the examples and publishes those that start by themselves. Ones that an earlier run
 * imported stay as the user has left them, but are published again if they were published: the
 * simulator forgets its settings when it ends, and n8n does not register a webhook again by itself.
 */
export async function provisionExamples(
	client: N8nClient,
	credentials: CredentialsByType,
): Promise<ImportedExample[]> {
	const existing = await client.listWorkflows();
	const result: ImportedExample[] = [];
	for (const { definition } of readExamples()) {
		const earlier = existing.find(({ name }) => name === definition.name);
		const workflow = earlier
			? await client.getWorkflow(earlier.id)
			: await importWorkflow(client, definition, credentials);
		const wanted = earlier ? workflow.activeVersionId !== null : startsByItself(definition);
		if (!wanted) {
			result.push({ workflow, published: false });
			continue;
		}
		try {
			if (earlier) await client.unpublishWorkflow(workflow.id);
			await client.publishWorkflow(workflow.id);
			result.push({ workflow, published: true });
		} catch (error) {
			const problem = error instanceof Error ? error.message : String(error);
			result.push({ workflow, published: false, problem });
		}
	}
	return result;
}

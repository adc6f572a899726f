import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionStatus, IBinaryData, INodeTypeDescription } from 'n8n-workflow';
import { decodeExecution, type EncodedExecution, type Execution } from './decodeExecution';
import { N8nRequestError } from './N8nRequestError';
import { N8nSession } from './N8nSession';
import type {
	CredentialDefinition,
	CredentialTestResult,
	ExecutionSummary,
	PublicationStatus,
	StoredCredential,
	StoredWorkflow,
	TestRunStart,
	WorkflowDefinition,
} from './n8nTypes';

/** n8n took the publication but could not register a trigger, for instance because its create() threw. */
export class PublicationFailedError extends Error {
	constructor(
		readonly workflowId: string,
		readonly publication: PublicationStatus,
	) {
		const reasons = publication.triggers
			.map(({ errorMessage }) => errorMessage)
			.filter((text) => text !== null);
		super(
			`Publishing workflow ${workflowId} ended as "${publication.status}": ${reasons.join('; ') || 'no reason given'}`,
		);
		this.name = 'PublicationFailedError';
	}
}

/** What a person does in n8n's editor, over the REST API that the editor uses. */
export class N8nClient extends N8nSession {
	async createCredential(credential: CredentialDefinition): Promise<StoredCredential> {
		return await this.request('POST', '/rest/credentials', credential);
	}

	async listCredentials(): Promise<StoredCredential[]> {
		return await this.request('GET', '/rest/credentials');
	}

	async updateCredential(id: string, credential: CredentialDefinition): Promise<StoredCredential> {
		return await this.request('PATCH', `/rest/credentials/${id}`, credential);
	}

	async deleteCredential(id: string): Promise<void> {
		await this.request('DELETE', `/rest/credentials/${id}`);
	}

	/** The editor's "Test" on an open credential. */
	async testCredential(id: string, credential: CredentialDefinition): Promise<CredentialTestResult> {
		return await this.request('POST', '/rest/credentials/test', { credentials: { id, ...credential } });
	}

	async createWorkflow(definition: WorkflowDefinition): Promise<StoredWorkflow> {
		return await this.request('POST', '/rest/workflows', definition);
	}

	async listWorkflows(): Promise<StoredWorkflow[]> {
		return await this.request('GET', '/rest/workflows');
	}

	async getWorkflow(id: string): Promise<StoredWorkflow> {
		return await this.request('GET', `/rest/workflows/${id}`);
	}

	/** Saves a new draft; what is published stays as it is until publishWorkflow(). */
	async updateWorkflow(id: string, changes: Partial<WorkflowDefinition>): Promise<StoredWorkflow> {
		return await this.request('PATCH', `/rest/workflows/${id}`, changes);
	}

	async publicationStatus(id: string): Promise<PublicationStatus> {
		return await this.request('GET', `/rest/workflows/${id}/publication-status`);
	}

	/** Publishes the current draft and waits until n8n has registered its triggers. */
	async publishWorkflow(id: string): Promise<StoredWorkflow> {
		const { versionId } = await this.getWorkflow(id);
		const workflow = await this.request<StoredWorkflow>('POST', `/rest/workflows/${id}/activate`, {
			versionId,
		});
		await this.publicationReached(id, 'published');
		return workflow;
	}

	/** Takes a workflow out of service and waits until n8n has removed its triggers. */
	async unpublishWorkflow(id: string): Promise<StoredWorkflow> {
		const workflow = await this.request<StoredWorkflow>('POST', `/rest/workflows/${id}/deactivate`, {});
		await this.publicationReached(id, 'not_published');
		return workflow;
	}

	async archiveWorkflow(id: string): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/archive`, {});
	}

	/** n8n deletes only what is unpublished and archived, so this does all three. */
	async deleteWorkflow(id: string): Promise<void> {
		const { activeVersionId, isArchived } = await this.getWorkflow(id);
		if (activeVersionId !== null) await this.unpublishWorkflow(id);
		if (!isArchived) await this.archiveWorkflow(id);
		await this.request('DELETE', `/rest/workflows/${id}`);
	}

	/** Newest first, at most 100. Running ones come first and on top of n8n's own limit, hence the cut here. */
	async listExecutions(
		workflowId: string,
		{ status, limit = 100 }: { status?: ExecutionStatus; limit?: number } = {},
	): Promise<ExecutionSummary[]> {
		const filter = JSON.stringify({ workflowId, ...(status === undefined ? {} : { status: [status] }) });
		const query = new URLSearchParams({ filter, limit: String(limit) }).toString();
		const { results } = await this.request<{ results: ExecutionSummary[] }>(
			'GET',
			`/rest/executions?${query}`,
		);
		// n8n reads the running and the ended ones one after the other: one that ends meanwhile is in both, with either state.
		const byId = new Map(results.map((execution) => [execution.id, execution]));
		return [...byId.values()].slice(0, limit);
	}

	async getExecution(id: string): Promise<Execution> {
		return decodeExecution(await this.request<EncodedExecution>('GET', `/rest/executions/${id}`));
	}

	/** Waits until an execution has ended (or waits for something, if asked to), and returns it with its data. */
	async executionEnded(
		id: string,
		{ timeoutMs = 30_000, orWaiting = false }: { timeoutMs?: number; orWaiting?: boolean } = {},
	): Promise<Execution> {
		const unfinished = new Set<ExecutionStatus>([
			'new',
			'running',
			'unknown',
			...(orWaiting ? [] : ['waiting' as const]),
		]);
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const execution = await this.getExecution(id);
			if (!unfinished.has(execution.status)) return execution;
			if (Date.now() > deadline)
				throw new Error(`Execution ${id} is still "${execution.status}" after ${timeoutMs} ms`);
			await sleep(100);
		}
	}

	async stopExecution(id: string): Promise<void> {
		await this.request('POST', `/rest/executions/${id}/stop`);
	}

	/** The bytes that an item's `binary` property refers to. */
	async downloadBinary(binary: IBinaryData): Promise<Buffer> {
		// n8n's memory mode keeps the bytes in the item itself.
		if (binary.id === undefined) return Buffer.from(binary.data, 'base64');
		const query = new URLSearchParams({ id: binary.id, action: 'download' }).toString();
		const { body } = await this.send('GET', `/rest/binary-data?${query}`);
		return Buffer.from(await body.arrayBuffer());
	}

	/**
	 * The editor's "Execute workflow" on the saved draft, from one trigger. For a webhook trigger n8n then
	 * listens on its test URL (`/webhook-test/...`) for one call, for two minutes.
	 */
	async testRun(workflowId: string, triggerName: string): Promise<TestRunStart> {
		const body = { triggerToStartFrom: { name: triggerName } };
		return await this.request('POST', `/rest/workflows/${workflowId}/run`, body);
	}

	/** The editor's "Stop listening". */
	async stopTestRun(workflowId: string): Promise<void> {
		await this.request('DELETE', `/rest/test-webhook/${workflowId}`);
	}

	/** Descriptions of all node types that this n8n has loaded, under names such as `n8n-nodes-gofax.goFax`. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return await this.request('GET', '/types/nodes.json');
	}

	/** Where a trigger is reached: the published workflow's URL, or that of a test run. */
	async webhookUrl(
		workflow: StoredWorkflow,
		nodeName: string,
		kind: 'production' | 'test' = 'production',
	): Promise<string> {
		const node = workflow.nodes.find(({ name }) => name === nodeName);
		const type = (await this.nodeTypes()).find(({ name }) => name === node?.type);
		const webhook = type?.webhooks?.[0];
		if (node === undefined || webhook === undefined)
			throw new Error(`Workflow "${workflow.name}" has no node "${nodeName}" with a webhook`);
		const path =
			webhook.isFullPath === true ? webhook.path || node.webhookId : `${node.webhookId}/${webhook.path}`;
		return `${this.baseUrl}/${kind === 'test' ? 'webhook-test' : 'webhook'}/${path}`;
	}

	/**
	 * Waits until n8n has done what is queued. Publishing and unpublishing return before that, and after a
	 * start n8n calls itself ready before it has even queued what was published on the command line.
	 */
	async publicationReached(id: string, wanted: 'published' | 'not_published'): Promise<void> {
		const deadline = Date.now() + 60_000;
		for (;;) {
			const publication = await this.publicationStatusOrNone(id);
			if (publication.status === wanted) return;
			// n8n does not try again by itself.
			const failed = publication.status === 'failed' || publication.status === 'partial';
			if (failed && wanted === 'published') throw new PublicationFailedError(id, publication);
			if (Date.now() > deadline) {
				throw new Error(`Workflow ${id} is still "${publication.status}", not "${wanted}", after 60 s`);
			}
			await sleep(50);
		}
	}

	/** With N8N_USE_WORKFLOW_PUBLICATION_SERVICE=false there is no queue, and no status to ask for. */
	private async publicationStatusOrNone(id: string): Promise<PublicationStatus> {
		try {
			return await this.publicationStatus(id);
		} catch (error) {
			if (!(error instanceof N8nRequestError) || error.statusCode !== 404) throw error;
			const { activeVersionId } = await this.getWorkflow(id);
			const status = activeVersionId === null ? 'not_published' : 'published';
			return { status, liveVersionId: activeVersionId, pendingVersionId: null, triggers: [] };
		}
	}
}

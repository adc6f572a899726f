import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import type { ExecutionSummary } from '../../n8n/client/n8nTypes';
import type { GrowthBench } from './GrowthBench';

const POLL_MS = 20;
const UNFINISHED = ['new', 'running', 'unknown'];

/** A published workflow that a webhook starts. */
export interface Started {
	workflowId: string;
	/** Of the webhook. */
	path: string;
	/** The execution before, as n8n may show the next one late. */
	latest?: string;
}

/** Calls the webhook, and waits until n8n has saved the execution too, which it does after its answer. */
export async function runWorkflow(
	{ run, agent }: GrowthBench,
	started: Started,
	body: object,
): Promise<ExecutionSummary> {
	const { workflowId, path, latest } = started;
	const answer = await request(`${run.n8n.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		dispatcher: agent,
		// n8n closes a connection after a while, perhaps just now.
		reset: true,
	});
	const text = await answer.body.text();
	for (;;) {
		const [newest] = await run.client.listExecutions(workflowId, { limit: 1 });
		const isNew = newest !== undefined && newest.id !== latest;
		if (isNew && newest.status === 'success' && answer.statusCode === 200) {
			started.latest = newest.id;
			return newest;
		}
		if (answer.statusCode !== 200 || (isNew && !UNFINISHED.includes(newest.status))) {
			throw new Error(
				`${path}: n8n answered ${answer.statusCode} ${text}, execution "${newest?.status}"\n${run.n8n.lastLogLines(5)}`,
			);
		}
		await sleep(POLL_MS);
	}
}

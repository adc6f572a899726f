import { request } from 'undici';
import type { N8nUnderTest } from '../../../n8n/startN8nUnderTest';
import { waitFor } from '../../../n8n/waitFor';

/** Posts to a published workflow's webhook and resolves with the ID of the execution that this starts. */
export async function startByWebhook(
	{ webhooksAt, client }: Pick<N8nUnderTest, 'webhooksAt' | 'client'>,
	workflowId: string,
	path: string,
	body: object,
): Promise<string> {
	const known = new Set((await client.listExecutions(workflowId)).map(({ id }) => id));
	const answer = await request(`${webhooksAt}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	await answer.body.dump();
	if (answer.statusCode !== 200) throw new Error(`The webhook ${path} answered ${answer.statusCode}`);
	const { id } = await waitFor(
		async () => (await client.listExecutions(workflowId)).find((execution) => !known.has(execution.id)),
		{
			what: `an execution of ${path}`,
		},
	);
	return id;
}

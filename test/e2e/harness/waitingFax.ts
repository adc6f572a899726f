import { request } from 'undici';
import { goFaxNode, noOpNode, webhookNode } from '../../../n8n/workflow/nodes';
import { connect, node, workflow } from '../../../n8n/workflow/workflow';
import type { StoredWorkflow, WorkflowDefinition } from '../../../n8n/client/n8nTypes';
import type { Delivery } from '../../../simulator';
import { makePdf } from '../../engine/harness/pdf';
import type { N8nUnderTest } from '../../../n8n/startN8nUnderTest';
import { waitFor } from '../../../n8n/waitFor';

/** What is needed here of an n8n, whether one process or several. */
export type FaxingN8n = Pick<N8nUnderTest, 'client' | 'simulator' | 'importWorkflow' | 'webhooksAt'>;

/** A fax that GoFax has taken, and the execution that waits for its result. */
export interface WaitingFax {
	execution: string;
	id: number;
	sendTo: string;
	/** What GoFax calls, as it was given to it. */
	callbackUrl: string;
}

/** Fax > Send and Wait for Result with the document in the binary field `data`. */
export const waitingFaxNode = (recipient: string, timeLimit: number) =>
	goFaxNode(
		'Fax and Wait',
		{ resource: 'fax', operation: 'sendAndAwaitResult', recipient, binaryFields: 'data', timeLimit },
		// The ID is in the callback URL.
		{ id: 'id-fax-and-wait' },
	);

/** A PDF posted to the webhook goes out as a fax, and the workflow waits for its result. Path and name are the same. */
export const waitingFaxWorkflow = (path: string, timeLimit = 60): WorkflowDefinition =>
	workflow(path, [
		webhookNode(path, { options: { rawBody: true } }),
		waitingFaxNode('={{ $json.query.number }}', timeLimit),
		noOpNode('After'),
	]);

/** Numbers posted to the webhook get a fax each, one after the other; "After" gets the results. Path and name are the same. */
export const waitingFaxLoop = (path: string): WorkflowDefinition =>
	workflow(
		path,
		[
			webhookNode(path),
			node('Letters', 'n8n-nodes-base.code', 2, {
				jsCode: `const letter = { data: 'SGVsbG8=', mimeType: 'text/plain', fileName: 'letter.txt' };
				return $json.body.numbers.map((to) => ({ json: { to }, binary: { data: letter } }));`,
				mode: 'runOnceForAllItems',
			}),
			node('Loop', 'n8n-nodes-base.splitInBatches', 3, { batchSize: 1, options: {} }),
			waitingFaxNode('={{ $json.to }}', 60),
			noOpNode('After'),
		],
		{
			connections: connect(
				['Webhook', 'Letters'],
				['Letters', 'Loop'],
				['Loop', 'After'],
				['Loop', 'Fax and Wait', 1],
				['Fax and Wait', 'Loop'],
			),
		},
	);

export async function publish(
	{ client, importWorkflow }: FaxingN8n,
	definition: WorkflowDefinition,
): Promise<StoredWorkflow> {
	const stored = await importWorkflow(definition);
	await client.publishWorkflow(stored.id);
	return stored;
}

/** Posts a PDF to the webhook of that path. */
export async function postPdf({ webhooksAt }: FaxingN8n, path: string, number: string): Promise<void> {
	const answer = await request(`${webhooksAt}/webhook/${path}?number=${encodeURIComponent(number)}`, {
		method: 'POST',
		headers: { 'content-type': 'application/pdf' },
		body: await makePdf(2),
	});
	await answer.body.dump();
	if (answer.statusCode !== 200) throw new Error(`The webhook ${path} answered ${answer.statusCode}`);
}

/** What `start` sends: resolves once GoFax has taken one fax more, be the execution parked or not. */
export async function nextFax({ simulator }: FaxingN8n, start: () => Promise<unknown>): Promise<WaitingFax> {
	const before = (await simulator.admin.counts()).faxes;
	await start();
	const fax = await waitFor(async () => (await simulator.admin.state()).faxes[before], {
		what: 'the fax at GoFax',
		timeoutMs: 60_000,
	});
	const execution = /^n8n-(\d+)-/.exec(fax.clientReference ?? '')?.[1] ?? '';
	return { execution, id: fax.id, sendTo: fax.sendTo, callbackUrl: fax.callbackUrl ?? '' };
}

/** As nextFax(), but resolves once the execution is parked. */
export async function nextParkedFax(run: FaxingN8n, start: () => Promise<unknown>): Promise<WaitingFax> {
	const fax = await nextFax(run, start);
	const { status } = await run.client.executionEnded(fax.execution, { orWaiting: true, timeoutMs: 60_000 });
	if (status !== 'waiting') throw new Error(`Execution ${fax.execution} does not wait, it is "${status}"`);
	return fax;
}

/** Sends a fax through the workflow of that path, and resolves once its execution is parked. */
export async function sendAndPark(run: FaxingN8n, path: string, number: string): Promise<WaitingFax> {
	return await nextParkedFax(run, async () => await postPdf(run, path, number));
}

/**
 * What `start` sends, with GoFax calling back while its answer to the node is still under way.
 *
 * @returns the call as the simulator logged it, once the execution is parked
 */
export async function sendWithEarlyCallback(
	run: FaxingN8n,
	start: () => Promise<unknown>,
): Promise<{ fax: WaitingFax; early: Delivery }> {
	const { admin } = run.simulator;
	await admin.addFault({ path: '/SendFax', kind: 'latencyAfter', ms: 6000, times: 1 });
	const fax = await nextFax(run, start);
	const [early, ...others] = await admin.advance(60);
	if (!early || others.length > 0) throw new Error('GoFax did not call back once');
	await run.client.executionEnded(fax.execution, { orWaiting: true });
	return { fax, early };
}

/** GoFax's call, made by hand. Resolves with the status of the answer. */
export async function callBack(url: string, fields: Record<string, string>): Promise<number> {
	const answer = await request(url, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(fields).toString(),
	});
	await answer.body.dump();
	return answer.statusCode;
}

/** Fields of the callback for a fax that has arrived. */
export const arrived = ({ id, sendTo }: WaitingFax): Record<string, string> => ({
	Recipient: sendTo,
	ID: String(id),
	Success: 'True',
	Message: 'Fax successfully sent',
	Subject: '',
});

interface Forgery {
	what: string;
	url: string;
	fields: Record<string, string>;
	answer: number;
}

/** Calls that must not wake the execution, each with the answer that it gets. */
export function forgeries(fax: WaitingFax): Forgery[] {
	const fields = arrived(fax);
	// Versions before 2.14 have none, and can only be the ones tried by hand.
	const hasToken = !process.env.N8N_DIR || new URL(fax.callbackUrl).searchParams.has('signature');
	const changed = (edit: (url: URL) => void) => {
		const url = new URL(fax.callbackUrl);
		edit(url);
		return url.href;
	};
	const withParameter = (name: string, value: string) => changed((url) => url.searchParams.set(name, value));
	return [
		{ what: 'nothing secret', url: changed((url) => (url.search = '')), fields, answer: 401 },
		{ what: 'no key', url: changed((url) => url.searchParams.delete('key')), fields, answer: 401 },
		{ what: 'another key', url: withParameter('key', 'f'.repeat(48)), fields, answer: 401 },
		...(hasToken
			? [{ what: 'another token', url: withParameter('signature', 'f'.repeat(64)), fields, answer: 401 }]
			: []),
		{
			what: 'another node',
			url: changed((url) => (url.pathname = url.pathname.replace(/[^/]+$/, 'another-node'))),
			fields,
			answer: 404,
		},
		{ what: 'no result', url: fax.callbackUrl, fields: { hello: 'world' }, answer: 400 },
	];
}

/** Makes each of those calls, and compares the answers. */
export async function expectRefused(calls: readonly Forgery[]): Promise<void> {
	const answers: Array<[string, number]> = [];
	for (const { what, url, fields } of calls) answers.push([what, await callBack(url, fields)]);
	expect(answers).toEqual(calls.map(({ what, answer }) => [what, answer]));
}

/** The item that an execution continues with, once GoFax has reported on the fax. */
export const resultItem = (
	fax: WaitingFax,
	{ success, status, message }: { success: boolean; status: string; message: string },
) => ({
	event: 'faxSent',
	faxId: String(fax.id),
	reportedFaxId: String(fax.id),
	recipient: fax.sendTo,
	success,
	status,
	message,
	timedOut: false,
	clientReference: `n8n-${fax.execution}-0-0`,
	documents: [{ fileName: 'data.pdf', bytes: expect.any(Number) as unknown }],
});

/** The item that an execution continues with when the time is up. */
export const timedOutItem = (fax: WaitingFax) => ({
	faxId: String(fax.id),
	recipient: fax.sendTo,
	status: 'unknown',
	success: null,
	timedOut: true,
});

/** Numbers that the simulator sends to, or not, and what GoFax then reports. */
export const OUTCOMES = [
	['07 3000 1000', { success: true, status: 'sent', message: 'Fax successfully sent' }],
	['07 3000 0001', { success: false, status: 'failed', message: 'Recipient line is busy' }],
] as const;

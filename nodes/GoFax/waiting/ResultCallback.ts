import { randomBytes } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, IWebhookDescription } from 'n8n-workflow';
import { Problem } from '../../../lib/Problem';
import { isTool } from '../../platform/isTool';

/** What a parked execution knows of the job that it waits for; n8n keeps it in the execution's data. */
export interface PendingJob {
	/** Null where GoFax gave none: then any callback with the right key is ours. */
	faxId: string | null;
	/** Is in the callback URL besides n8n's own token, which versions before 2.14 do not have. */
	key: string;
	/** Fields of the result that GoFax does not repeat in its callback. */
	about: IDataObject;
	/** Whether anything but a fax that was sent is an error. */
	failureIsError: boolean;
}

/** A fax that is waited for. */
interface AwaitedFax extends Omit<PendingJob, 'key'> {
	/** The output once the time limit has passed. */
	ifNobodyCalls: IDataObject;
	until: Date;
}

/** Where GoFax calls back while an execution is parked. Only there then: n8n does not register it at activation. */
export const WAITING_WEBHOOKS: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		// With the node's ID in the path, a late callback cannot wake another node of the workflow.
		path: '={{ $nodeId }}',
		isFullPath: true,
		restartWebhook: true,
	},
];

/** Parks the execution until GoFax has called back, without polling and without holding a worker. */
export class ResultCallback {
	private readonly key = randomBytes(24).toString('hex');

	constructor(private readonly context: IExecuteFunctions) {}

	/**
	 * Checks that this run can wait, before anything is sent.
	 *
	 * @param failureIsError whether a fax that was not sent has to take the error output
	 * @throws {Problem} for several items: n8n resumes an execution once, so only one of them could get its result
	 */
	check(failureIsError: boolean): void {
		const count = this.context.getInputData().length;
		if (count > 1) {
			throw new Problem(
				`Send and Wait for Result got ${count} items, but can wait for only one`,
				'Nothing was sent. n8n resumes a waiting execution only once. Add a Loop Over Items node with batch size 1 before this node, and connect this node back to it.',
			);
		}
		if (isTool(this.context)) {
			throw new Problem(
				'An agent cannot wait for the result of a fax',
				'Nothing was sent. n8n gives an agent no files and does not let it wait. Let it call a workflow that sends the fax.',
			);
		}
		// n8n does not run the node again when it resumes it, so nothing can fail then; but it looks at the items' keys.
		if (failureIsError && this.context.getNode().onError !== 'continueErrorOutput') {
			throw new Problem(
				'The node has no error output for a fax that fails',
				"Nothing was sent. Set 'On Error' in the settings of the node to 'Continue (Using Error Output)', or 'If Not Sent' to 'Output the Result'.",
			);
		}
	}

	/** URL for GoFax to call. It wakes this execution only. */
	get url(): string {
		const { $execution } = this.context.getWorkflowDataProxy(0);
		const url = new URL(String(Reflect.get(Object($execution), 'resumeUrl')));
		url.pathname = `${url.pathname.replace(/\/$/, '')}/${this.context.getNode().id}`;
		url.searchParams.set('key', this.key);
		return url.href;
	}

	/** Parks the execution. Once the time limit has passed, n8n passes on the node's input. */
	async park({ ifNobodyCalls, until, ...job }: AwaitedFax): Promise<void> {
		const pending: PendingJob = { ...job, key: this.key };
		this.context.getContext('node').pending = pending;
		const [item] = this.context.getInputData();
		if (item) {
			item.json = ifNobodyCalls;
			delete item.binary;
		}
		await this.context.putExecutionToWait(until);
	}
}

import type { IDataObject, IRunExecutionData } from 'n8n-workflow';
import { runNode } from './runNode';
import type { simulatedAccount } from './simulatedAccount';

export interface SmsExecution {
	id: string;
	/** What its trigger gave. */
	start?: IDataObject;
	isRetry?: boolean;
	data?: IRunExecutionData;
	numbers?: readonly string[];
	goesOn?: boolean;
	/** The message, which may be an expression. */
	message?: string;
	atOnce?: number;
}

/** Executions of a workflow that sends an SMS to each of its items. */
export const smsExecutions = (
	gofax: ReturnType<typeof simulatedAccount>,
	defaultNumbers: readonly string[],
) => ({
	execute: async ({
		id,
		start = { event: 1 },
		isRetry = false,
		data,
		numbers = defaultNumbers,
		goesOn,
		message = 'Your results are here',
		atOnce = 1,
	}: SmsExecution) =>
		await runNode({
			type: 'goFax',
			parameters: {
				resource: 'sms',
				operation: 'send',
				recipients: '={{ $json.to }}',
				message,
				options: { concurrentRequests: atOnce },
			},
			credentials: gofax.credential(),
			items: numbers.map((to) => ({ json: { to } })),
			node: goesOn ? { onError: 'continueRegularOutput' } : {},
			executionId: id,
			start,
			mode: isRetry ? 'retry' : 'webhook',
			...(data && { data }),
		}),

	/** Whom GoFax has accepted an SMS for, oldest first. */
	recipients: async () =>
		(await gofax.admin.state()).sms
			.sort((a, b) => a.id - b.id)
			.map(({ recipients: to }) => to.map(({ number }) => number).join()),
});
